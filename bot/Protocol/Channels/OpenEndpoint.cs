using System.Net;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.Channels;

/// <summary>Whether a request may pass without a token: no application id, not Production, and a tool on this very machine.</summary>
internal static class OpenEndpoint
{
    public static bool Admits(ChannelSettings settings, HttpContext http) =>
        !settings.AuthenticationOn
        && !settings.Production
        && (http.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        // A proxy makes everybody look local; a web page makes the visitor's own browser the caller.
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded")
        && !http.Request.Headers.ContainsKey("Origin")
        && IsLocal(http.Request.Host.Host);

    static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
