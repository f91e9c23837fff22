using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Opaque to clients; here the number of activities they have.</summary>
internal static class Watermark
{
    /// <summary>
    /// The index to go on from: <paramref name="absent"/> when none is given, the start when it is empty, the end when
    /// it lies beyond; null when it is none of ours.
    /// </summary>
    public static long? Read(HttpRequest request, long absent, long end)
    {
        if (!request.Query.TryGetValue("watermark", out var values)) return absent;
        var text = values.ToString();
        if (text.Length == 0) return 0;
        if (!text.All(char.IsAsciiDigit)) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Math.Min(index, end) : end;
    }

    public static string Write(long count) => count.ToString(CultureInfo.InvariantCulture);
}
