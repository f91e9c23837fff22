namespace Article60.Rules.Calculators;

/// <summary>Work to days of the six-day week. Decimals are kept: nothing is rounded in the person's favour.</summary>
internal static class DayCount
{
    public static readonly Calculator Calculator = new("day-count",
    [
        new("fullQuartersFullTime", InputKind.Number), new("fullMonthsFullTime", InputKind.Number),
        new("daysWorked", InputKind.Number), new("daysPerWeekRegime", InputKind.Number),
        new("hoursWorked", InputKind.Number), new("fullTimeWeeklyHours", InputKind.Number),
        new("requiredDays", InputKind.Number),
    ], Run, "days");

    /// <summary>Longest career we count, in years.</summary>
    private const int LongestYears = 60;

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var quarters = read.Number("fullQuartersFullTime", 0, LongestYears * 4);
        var months = read.Number("fullMonthsFullTime", 0, LongestYears * 12);
        var worked = read.Number("daysWorked", 0, LongestYears * 366);
        var hours = read.Number("hoursWorked", 0, LongestYears * 3_000);
        var required = read.Number("requiredDays", 0, LongestYears * 366);
        var given = Count(quarters) + Count(months) + Count(worked) + Count(hours) + Count(required);
        if (given == 0) read.Decline("missing-input", "hoursWorked");
        if (given > 1) read.Decline("one-input-only");
        var perWeek = worked is null ? 1m : read.NeedNumber("daysPerWeekRegime", 0.5m, 7m);
        var fullTime = hours is null ? 1m : read.NeedNumber("fullTimeWeeklyHours", 1m, 60m);
        if (read.Problem is { } no) return no;

        var law = book.Parameters.Newest;
        var week = law[Keys.DaysPerWeek];
        var working = new Working();

        if (required is { } wanted)
        {
            var perMonth = law[Keys.DaysPerMonth];
            working.Step("days-per-full-month", perMonth.Value, perMonth.Source);
            var full = decimal.Ceiling(wanted / perMonth.Value);
            working.Step("full-months", full);
            return working.Result(("fullMonths", full));
        }

        if (quarters is { } q) return Counted(working, q, "full-quarters", law[Keys.DaysPerQuarter], "days-per-quarter", false);
        if (months is { } m) return Counted(working, m, "full-months-worked", law[Keys.DaysPerMonth], "days-per-full-month", false);

        working.Step("days-per-week", week.Value, week.Source);
        if (worked is { } w)
        {
            working.Step("days-worked", w);
            working.Step("days-of-timetable", perWeek);
            return Finish(working, w * week.Value / perWeek, false);
        }

        working.Step("hours-worked", hours!.Value);
        working.Step("full-time-hours", fullTime);
        working.Warn("part-time-status");
        return Finish(working, hours.Value * week.Value / fullTime, true);
    }

    private static int Count(decimal? given) => given is null ? 0 : 1;

    private static Outcome.Computed Counted(Working working, decimal units, string label, DatedValue each, string eachLabel, bool halves)
    {
        working.Step(label, units);
        working.Step(eachLabel, each.Value, each.Source);
        return Finish(working, units * each.Value, halves);
    }

    private static Outcome.Computed Finish(Working working, decimal exact, bool halves)
    {
        var days = Down(exact);
        working.Step("days", days);
        working.WarnIf(decimal.Truncate(exact) != exact, "decimals-kept");
        return halves
            ? working.Result(("days", days), ("halfDays", Down(exact * 2m)))
            : working.Result(("days", days));
    }

    /// <summary>Four decimals, never upwards.</summary>
    private static decimal Down(decimal exact) => decimal.Floor(exact * 10_000m) / 10_000m;
}
