namespace Article60.Host;

/// <summary>What the clock on a Belgian wall says, wherever the server stands.</summary>
internal sealed class BelgianClock(TimeProvider clock)
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    public DateTime Now => TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, Brussels);

    /// <summary>A moment as that clock showed it.</summary>
    public static DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTimeFromUtc(moment.UtcDateTime, Brussels);

    public DateOnly Today => DateOnly.FromDateTime(Now);
}
