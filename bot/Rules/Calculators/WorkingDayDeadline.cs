namespace Article60.Rules.Calculators;

/// <summary>The last day of a time limit counted in working days: Monday to Saturday, or to Friday, without legal holidays.</summary>
internal static class WorkingDayDeadline
{
    public static readonly Calculator Calculator = new("working-day-deadline",
        [new("from", InputKind.Day), new("workingDays", InputKind.Number), new("saturdayCounts", InputKind.Flag)], Run, "deadline");

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var from = read.NeedDay("from");
        var count = read.Whole("workingDays", 1, 366) ?? 0;
        if (!read.Has("workingDays")) read.Decline("missing-input", "workingDays");
        var saturday = read.Flag("saturdayCounts") ?? true;
        var law = Regimes.LawFor(ref read, "from", from, book.Parameters);
        if (read.Problem is { } no) return no;

        var deadline = Holidays.AddWorkingDays(from, count, law!, saturday);
        var working = new Working();
        working.Step("counted-from", from);
        working.Step("working-days", count);
        for (var day = from.AddDays(1); day <= deadline; day = day.AddDays(1))
            if (Holidays.IsLegal(day, law!)) working.Step("skipped-holiday", day, LegalBasis.Holidays);
        working.Step("deadline", deadline, LegalBasis.Registered);
        working.CheckAge(book.Parameters, deadline);
        return working.Result(("deadline", deadline));
    }
}
