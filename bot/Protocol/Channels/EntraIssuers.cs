using System.Collections.Frozen;

namespace Article60.Protocol.Channels;

/// <summary>
/// The Entra ID issuers that may sign a request of the Emulator or of another bot. Built once, from configuration only:
/// an issuer is never learnt from a token.
/// </summary>
internal static class EntraIssuers
{
    static readonly string[] PublicTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];
    const string GovernmentTenant = "cab8a31a-1906-4287-a0d8-4eef66b95f6e";

    /// <summary>Issuer to its tenant; the tenant is empty where a configured issuer names none.</summary>
    public static FrozenDictionary<string, string> From(ChannelSettings settings)
    {
        var authority = settings.Government ? "https://login.microsoftonline.us/" : "https://login.microsoftonline.com/";
        return Tenants(settings)
            .SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"{authority}{tenant}/v2.0" })
            .Concat(settings.ValidTokenIssuers)
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(issuer => issuer, TenantOf, StringComparer.Ordinal);
    }

    static string[] Tenants(ChannelSettings settings) =>
        settings.Identity != BotIdentity.MultiTenant ? [settings.TenantId]
        : settings.Government ? [GovernmentTenant]
        : PublicTenants;

    static string TenantOf(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var url) && url.Segments is [_, var first, ..] ? first.Trim('/') : "";
}
