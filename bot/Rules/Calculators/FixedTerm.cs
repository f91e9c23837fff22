namespace Article60.Rules.Calculators;

/// <summary>Where a resignation falls in a fixed-term contract (law of 3 July 1978, art. 40).</summary>
internal enum FixedTermPhase { FirstHalfOk, GreyZone, SecondHalf }

/// <summary>A fixed term can be ended by notice only during its first half, and at most its first six months.</summary>
internal static class FixedTerm
{
    public static string Code(this FixedTermPhase phase) => phase switch
    {
        FixedTermPhase.FirstHalfOk => "first_half_ok",
        FixedTermPhase.GreyZone => "grey_zone",
        _ => "second_half",
    };

    /// <summary>Last day of the period in which notice is possible; half of an odd number of days is rounded down.</summary>
    public static DateOnly Limit(DateOnly start, DateOnly end, Law law)
    {
        var days = end.DayNumber - start.DayNumber + 1;
        var half = start.AddDays(days / 2 - 1);
        var months = Months.After(start, (int)law[Keys.FixedTermNoticeMonths].Value).AddDays(-1);
        return half < months ? half : months;
    }

    /// <summary>The law does not say whether the notice must also end inside: then it is the grey zone.</summary>
    public static FixedTermPhase Phase(DateOnly notified, DateOnly noticeEnd, DateOnly limit) =>
        notified > limit ? FixedTermPhase.SecondHalf
        : noticeEnd > limit ? FixedTermPhase.GreyZone
        : FixedTermPhase.FirstHalfOk;

    /// <summary>Weeks of pay due when leaving in the second half: what is left, at most twice the ordinary notice. Not rounded.</summary>
    public static decimal IndemnityWeeks(int remainingDays, int weeks, Law law) =>
        Math.Min(remainingDays / 7m, law[Keys.FixedTermIndemnityTimes].Value * weeks);
}
