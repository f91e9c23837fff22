using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace Article60.Protocol.Channels;

/// <summary>How the registration of the bot proves itself to the login service.</summary>
public enum BotIdentity
{
    MultiTenant,
    SingleTenant,

    /// <summary>No secret: the platform hands out the tokens of a managed identity.</summary>
    UserAssignedMSI,
}

/// <summary>The Bot Framework keys of the configuration. Each key has its own default; setting one never empties another.</summary>
public sealed record ChannelSettings
{
    const string GovernmentService = "https://botframework.azure.us";

    public BotIdentity Identity { get; init; } = BotIdentity.MultiTenant;

    /// <summary>Audience of inbound tokens, client id of outbound ones. Empty: no authentication, loopback only, never in Production.</summary>
    public string AppId { get; init; } = "";

    public string AppPassword { get; init; } = "";
    public string TenantId { get; init; } = "";
    public bool Government { get; init; }
    public string ChannelMetadataUrl { get; init; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public string ChannelIssuer { get; init; } = "https://api.botframework.com";
    public string EntraMetadataUrl { get; init; } = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Authority of the bot's own tokens; <c>{0}</c> stands for the tenant.</summary>
    public string LoginUrl { get; init; } = "https://login.microsoftonline.com/{0}";

    public string OAuthScope { get; init; } = "https://api.botframework.com";

    /// <summary>Overrides the caller id written on the turn; empty keeps the one the token proves.</summary>
    public string CallerId { get; init; } = "";

    public ImmutableArray<string> ValidTokenIssuers { get; init; } = [];
    public FrozenSet<string> AllowedCallers { get; init; } = FrozenSet<string>.Empty;
    public ImmutableArray<string> RequiredEndorsements { get; init; } = [];
    public FrozenSet<string> AllowedTenants { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Permits plain http for addresses of this machine. Everything else stays https.</summary>
    public bool AllowInsecureLoopback { get; init; }

    /// <summary>Largest body of /api/messages, in bytes.</summary>
    public int MaxMessageBytes { get; init; } = 1_048_576;

    /// <summary>Where App Service hands out tokens of the managed identity, and the header that proves we run there.</summary>
    public string IdentityEndpoint { get; init; } = "";

    public string IdentityHeader { get; init; } = "";

    /// <summary>True in Production: without an application id the endpoint then stays closed.</summary>
    public bool Production { get; init; } = true;

    public bool AuthenticationOn => AppId.Length > 0;

    /// <summary>Token endpoint of the login service for this registration.</summary>
    public string TokenUrl => LoginUrl.Replace("{0}", TokenTenant, StringComparison.Ordinal).TrimEnd('/') + "/oauth2/v2.0/token";

    string TokenTenant => Identity == BotIdentity.MultiTenant || TenantId.Length == 0
        ? Government ? "MicrosoftServices.onmicrosoft.us" : "botframework.com"
        : TenantId;

    /// <summary>Reads the keys as the Bot Framework spells them; what is wrong with them is added to <paramref name="problems"/>.</summary>
    public static ChannelSettings Read(IConfiguration from, bool production, ICollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(problems);

        var read = new SettingsReader(from, problems);
        var service = read.Text("ChannelService", "");
        if (service.Length > 0 && service.TrimEnd('/') != GovernmentService)
            problems.Add($"ChannelService: \"{service}\" is not known; leave it empty (public cloud) or write {GovernmentService}.");

        var defaults = service.Length > 0 ? ForGovernment : new ChannelSettings();
        var settings = defaults with
        {
            Production = production,
            Identity = read.OneOf("MicrosoftAppType", BotIdentity.MultiTenant),
            AppId = read.Text("MicrosoftAppId", ""),
            AppPassword = from["MicrosoftAppPassword"] ?? "",
            TenantId = read.Text("MicrosoftAppTenantId", ""),
            ChannelMetadataUrl = read.Text("ToBotFromChannelOpenIdMetadataUrl", read.Text("BotOpenIdMetadata", defaults.ChannelMetadataUrl)),
            ChannelIssuer = read.Text("ToBotFromChannelTokenIssuer", defaults.ChannelIssuer),
            EntraMetadataUrl = read.Text("ToBotFromEmulatorOpenIdMetadataUrl", defaults.EntraMetadataUrl),
            LoginUrl = read.Text("ToChannelFromBotLoginUrl", defaults.LoginUrl),
            OAuthScope = read.Text("ToChannelFromBotOAuthScope", defaults.OAuthScope),
            CallerId = read.Text("CallerId", ""),
            ValidTokenIssuers = read.List("ValidTokenIssuers"),
            AllowedCallers = read.List("AllowedCallers").ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            RequiredEndorsements = read.List("RequiredEndorsements"),
            AllowedTenants = read.List("AllowedTenants").ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            AllowInsecureLoopback = read.Flag("AllowInsecureLoopback", false),
            MaxMessageBytes = read.Number("Messages:MaxBytes", 1_048_576, least: 1_024),
            IdentityEndpoint = read.Text("IDENTITY_ENDPOINT", ""),
            IdentityHeader = from["IDENTITY_HEADER"] ?? "",
        };

        foreach (var problem in ChannelSettingsCheck.Problems(settings)) problems.Add(problem);
        return settings;
    }

    static ChannelSettings ForGovernment => new()
    {
        Government = true,
        ChannelMetadataUrl = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        ChannelIssuer = "https://api.botframework.us",
        LoginUrl = "https://login.microsoftonline.us/{0}",
        OAuthScope = "https://api.botframework.us",
    };
}
