using System.Globalization;

namespace Article60.Protocol.Activities;

/// <summary>Moments as the protocol writes them: ISO 8601, UTC, milliseconds, <c>Z</c>.</summary>
public static class Moment
{
    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
