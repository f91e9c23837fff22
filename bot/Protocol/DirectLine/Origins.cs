using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Which web pages may talk to the server.</summary>
internal sealed class Origins(DirectLineOptions options)
{
    private readonly FrozenSet<string> _trusted = options.TrustedOrigins.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private bool Enhanced => _trusted.Count > 0;

    /// <summary>Whether a page of this origin may read our answers at all. Requests without an origin are no browser's.</summary>
    public bool MayRead(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && (!Enhanced || IsTrusted(request, origin));

    /// <summary>Whether the token may be used from where this request comes.</summary>
    public bool MayUse(HttpRequest request, DirectLineClaims claims)
    {
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin) return true;
        if (Enhanced) return IsTrusted(request, origin);
        return claims.Origins is not { Length: > 0 } bound || bound.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The bot's own page, or a configured one; for the endpoint that asks for no credentials.</summary>
    public bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin || IsTrusted(request, origin);

    private bool IsTrusted(HttpRequest request, string origin) => _trusted.Contains(origin) || IsSame(request, origin);

    /// <summary>Host and port only: behind a proxy that ends TLS the scheme differs.</summary>
    private bool IsSame(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && (Is(page, request.Host) || Is(page, options.PublicBaseUrl));

    private static bool Is(Uri page, HostString host) =>
        host.HasValue && page.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? page.Port == port : page.IsDefaultPort);

    private static bool Is(Uri page, string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var ours) && page.Authority == ours.Authority;
}
