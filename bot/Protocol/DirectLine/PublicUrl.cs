using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Absolute addresses that clients can reach.</summary>
internal static class PublicUrl
{
    /// <param name="request">Tells the base when <see cref="DirectLineOptions.PublicBaseUrl"/> does not.</param>
    /// <param name="options">The settings.</param>
    /// <param name="path">From the root, with its slash.</param>
    /// <param name="socket">Not every WebSocket client takes an https address.</param>
    public static string Of(HttpRequest request, DirectLineOptions options, string path, bool socket = false)
    {
        var url = options.PublicBaseUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
        if (socket && url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) url = string.Concat("ws", url.AsSpan(4));
        return url + path;
    }
}
