using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Host.Partners;

/// <summary>The Teams channel in which a centre hears of new requests.</summary>
/// <param name="Centre">Centre id.</param>
/// <param name="ServiceUrl">Where the Connector of that organisation listens.</param>
/// <param name="Id">Of the channel, <c>19:…@thread.tacv2</c>.</param>
/// <param name="Tenant">The organisation: nobody of another one may press a button.</param>
/// <param name="People">Entra object id → account of the desk. Empty: whoever is a member of the channel may take a request.</param>
internal sealed record TeamsChannel(string Centre, string ServiceUrl, string Id, string Tenant, FrozenDictionary<string, string> People)
{
    public static ImmutableArray<TeamsChannel> Read(IConfiguration from, ICollection<string> problems) =>
        [.. from.GetSection("Desk:Teams").GetChildren().Select(centre => ReadOne(centre, problems))];

    /// <summary>True for a button pressed in this very channel, by somebody of its organisation.</summary>
    public bool IsWhere(Activity pressed)
    {
        string?[] tenants = [pressed.Conversation?.TenantId, Tenants.OfChannelData(pressed.ChannelData), OfSender(pressed.From)];
        return pressed.ChannelId == WellKnownChannels.Teams
            && pressed.Conversation?.Id?.Split(';')[0] == Id
            && Array.Exists(tenants, tenant => tenant is not null)
            && Array.TrueForAll(tenants, tenant => tenant is null || tenant.Equals(Tenant, StringComparison.OrdinalIgnoreCase));
    }

    private static TeamsChannel ReadOne(IConfigurationSection centre, ICollection<string> problems)
    {
        var read = new TeamsChannel(centre.Key, centre["ServiceUrl"] ?? "", centre["Channel"] ?? "", centre["Tenant"] ?? "",
            centre.GetSection("People").GetChildren().Where(person => person.Value is { Length: > 0 }).ToFrozenDictionary(person => person.Key, person => person.Value!, StringComparer.OrdinalIgnoreCase));
        if (!Uri.TryCreate(read.ServiceUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            problems.Add($"Desk:Teams:{centre.Key}:ServiceUrl: an https address is expected, such as https://smba.trafficmanager.net/emea/.");
        if (!read.Id.StartsWith("19:", StringComparison.Ordinal)) problems.Add($"Desk:Teams:{centre.Key}:Channel: the id of a Teams channel is expected (19:…@thread.tacv2).");
        if (!Guid.TryParse(read.Tenant, out _)) problems.Add($"Desk:Teams:{centre.Key}:Tenant: the id of the organisation is expected.");
        return read;
    }

    /// <summary>Somebody of another organisation in a shared channel brings the tenant with the account.</summary>
    private static string? OfSender(ChannelAccount? sender) =>
        sender?.Extra is { } extra && extra.TryGetValue("tenantId", out var tenant) && tenant.ValueKind == JsonValueKind.String ? tenant.GetString() : null;
}
