// App Service plan, web app, bot registration and its Teams channel. azuredeploy.json is made from this file (README, "Changing the templates").
targetScope = 'resourceGroup'

@description('Beginning of all names; with the suffix of the resource group it must be unique in Azure.')
@minLength(3)
@maxLength(24)
param name string

@description('Region of the web app.')
param location string = resourceGroup().location

@description('SingleTenant: a registration with a secret. UserAssignedMSI: a managed identity, made here, without any secret that can expire.')
@allowed([
  'SingleTenant'
  'UserAssignedMSI'
])
param botType string = 'UserAssignedMSI'

@description('SingleTenant only: application (client) id of the registration.')
param appId string = ''

@description('SingleTenant only: secret of the registration.')
@secure()
param appPassword string = ''

@description('Tenant of the registration.')
param tenantId string = tenant().tenantId

@description('Name people see in Teams.')
@maxLength(42)
param displayName string = 'Article 60'

@description('Size of the App Service plan; B1 is the smallest with "always on".')
param planSku string = 'B1'

@description('F0 is free; S1 is billed for premium channels only, Teams is not one.')
@allowed([
  'F0'
  'S1'
])
param botSku string = 'F0'

@description('Connection string of a PostgreSQL. Empty: a SQLite file on the disk of the web app, which every restart empties: for trying out only.')
@secure()
param postgreSql string = ''

@description('Key that signs Direct Line tokens, 32 random bytes in base64. Empty: made at the first start and kept in the database.')
@secure()
param directLineSigningKey string = ''

var suffix = uniqueString(resourceGroup().id)
var webAppName = toLower('${name}-${suffix}')
var managed = botType == 'UserAssignedMSI'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (managed) {
  name: '${name}-identity'
  location: location
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: planSku
  }
  properties: {
    reserved: true
  }
}

resource webApp 'Microsoft.Web/sites@2023-12-01' = {
  name: webAppName
  location: location
  kind: 'app,linux'
  identity: managed ? {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  } : {
    type: 'None'
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet Article60.Host.dll'
      alwaysOn: true
      webSocketsEnabled: true
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      healthCheckPath: '/health/ready'
      numberOfWorkers: 1
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: webApp
  name: 'appsettings'
  properties: {
    ASPNETCORE_ENVIRONMENT: 'Production'
    ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
    MicrosoftAppType: botType
    MicrosoftAppId: managed ? identity!.properties.clientId : appId
    MicrosoftAppPassword: managed ? '' : appPassword
    MicrosoftAppTenantId: tenantId
    DirectLine__PublicBaseUrl: 'https://${webApp.properties.defaultHostName}'
    DirectLine__TokenSigningKey: directLineSigningKey
    Storage__PostgreSql: postgreSql
    Storage__Folder: '/var/lib/article60'
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botSku
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${webApp.properties.defaultHostName}/api/messages'
    msaAppType: botType
    msaAppId: managed ? identity!.properties.clientId : appId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: managed ? identity.id : null
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

output host string = webApp.properties.defaultHostName
output appId string = managed ? identity!.properties.clientId : appId
output webAppName string = webApp.name
