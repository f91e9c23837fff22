using System.Net;

namespace Article60.Protocol.Channels;

/// <summary>The platform's own token service for managed identities: App Service offers it on the machine, other hosts on a link-local address.</summary>
internal static class IdentityEndpoint
{
    const string ApiVersion = "2019-08-01";

    public static bool IsSafe(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps
            || (url.Scheme == Uri.UriSchemeHttp && (url.IsLoopback || IsLinkLocal(url.Host))));

    /// <summary>The request for a token of the identity <paramref name="settings"/>.AppId for one resource.</summary>
    public static HttpRequestMessage Request(ChannelSettings settings, string resource)
    {
        var url = $"{settings.IdentityEndpoint}?api-version={ApiVersion}&resource={Uri.EscapeDataString(resource)}&client_id={Uri.EscapeDataString(settings.AppId)}";
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("X-IDENTITY-HEADER", settings.IdentityHeader);
        return request;
    }

    static bool IsLinkLocal(string host) =>
        IPAddress.TryParse(host, out var address)
        && (address.IsIPv6LinkLocal || address.GetAddressBytes() is [169, 254, ..]);
}
