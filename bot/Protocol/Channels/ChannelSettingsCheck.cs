namespace Article60.Protocol.Channels;

/// <summary>What is wrong with the channel settings as a whole, said so that an administrator can repair it alone.</summary>
internal static class ChannelSettingsCheck
{
    public static IEnumerable<string> Problems(ChannelSettings settings) =>
        settings.AuthenticationOn ? [.. Credentials(settings), .. Addresses(settings)] : WithoutAppId(settings);

    static IEnumerable<string> WithoutAppId(ChannelSettings settings)
    {
        if (settings.AppPassword.Length > 0)
            yield return "MicrosoftAppPassword: set, but MicrosoftAppId is empty; set both, or neither for a bot without Azure.";
    }

    static IEnumerable<string> Credentials(ChannelSettings settings)
    {
        if (settings.Identity == BotIdentity.UserAssignedMSI)
        {
            if (settings.IdentityEndpoint.Length == 0 || settings.IdentityHeader.Length == 0)
                yield return "MicrosoftAppType: UserAssignedMSI works only where the platform sets IDENTITY_ENDPOINT and IDENTITY_HEADER (App Service with the identity assigned).";
        }
        else if (settings.AppPassword.Length == 0)
        {
            yield return $"MicrosoftAppPassword: required for {settings.Identity}.";
        }

        if (settings.Identity != BotIdentity.MultiTenant && settings.TenantId.Length == 0)
            yield return $"MicrosoftAppTenantId: required for {settings.Identity}.";
        if (settings.AllowedCallers.Contains("*"))
            yield return "AllowedCallers: \"*\" is not supported; list the application ids that may call.";
    }

    static IEnumerable<string> Addresses(ChannelSettings settings)
    {
        foreach (var (key, url) in new[]
        {
            ("ToBotFromChannelOpenIdMetadataUrl", settings.ChannelMetadataUrl),
            ("ToBotFromEmulatorOpenIdMetadataUrl", settings.EntraMetadataUrl),
            ("ToChannelFromBotLoginUrl", settings.TokenUrl),
        })
        {
            if (SafeUrl.Parse(url, settings.AllowInsecureLoopback) is null)
                yield return $"{key}: \"{url}\" must be an https address (http only on this machine, with AllowInsecureLoopback).";
        }

        if (settings.IdentityEndpoint.Length > 0 && !IdentityEndpoint.IsSafe(settings.IdentityEndpoint))
            yield return "IDENTITY_ENDPOINT: must be https, or http on a loopback or link-local address.";
    }
}
