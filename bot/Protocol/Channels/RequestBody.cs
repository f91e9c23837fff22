using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Article60.Protocol.Channels;

/// <summary>Reads a body that may not exceed a limit.</summary>
internal static class RequestBody
{
    /// <summary>
    /// Our own limit decides. The server's would close the connection while the client still writes, and the client
    /// would never see the answer; what is left of the body is thrown away unread.
    /// </summary>
    public static void Unlimited(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
    }

    /// <summary>The body, or null as soon as it is known to be larger than <paramref name="most"/> bytes.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken stop)
    {
        if (request.ContentLength > most) return null;

        for (var reader = request.BodyReader; ;)
        {
            var read = await reader.ReadAsync(stop);
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
