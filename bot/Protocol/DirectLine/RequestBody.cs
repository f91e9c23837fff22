using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Article60.Protocol.DirectLine;

/// <summary>Reads a body of bounded size, refusing a larger one before reading it.</summary>
internal static class RequestBody
{
    /// <returns>Null when the body is larger than <paramref name="most"/> bytes.</returns>
    public static async Task<byte[]?> Read(HttpContext http, int most)
    {
        // Our own bound replaces the server's; a client still sending then reads the 413 instead of a broken connection.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = null;
        if (http.Request.ContentLength > most) return null;

        var body = new byte[Math.Min(http.Request.ContentLength ?? 4096, most)];
        var length = 0;
        while (true)
        {
            if (length == body.Length)
            {
                // One byte more than allowed is enough to know.
                Array.Resize(ref body, (int)Math.Min(most + 1L, Math.Max(1024L, body.Length * 2L)));
            }

            var read = await http.Request.Body.ReadAsync(body.AsMemory(length), http.RequestAborted);
            if (read == 0) break;
            length += read;
            if (length > most) return null;
            if (length == http.Request.ContentLength) break;
        }

        return WithoutMark(body.AsSpan(0, length)).ToArray();
    }

    /// <summary>A byte order mark is no JSON, but harmless.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <summary>True for JSON in UTF-8, and when the client did not say.</summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.ContentType is not { Length: > 0 } text) return true;
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(text, out var type)) return false;
        return (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
