namespace Article60.Rules.Calculators;

/// <summary>The period just before the claim in which days count: whole months back, lengthened by calendar days.</summary>
internal static class ReferenceWindow
{
    public static readonly Calculator Calculator = new("reference-window",
        [new("claimDate", InputKind.Day), new("windowMonths", InputKind.Number), new("extensionCalendarDays", InputKind.Number)],
        Run, "firstDay");

    /// <summary>First day of the window. A day that a shorter month does not have becomes its last day (our convention).</summary>
    public static DateOnly FirstDay(DateOnly claim, int months, int extensionDays) =>
        claim.AddMonths(-months).AddDays(-extensionDays);

    public static bool IsClipped(DateOnly claim, int months) => claim.AddMonths(-months).Day != claim.Day;

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var claim = read.NeedDay("claimDate");
        var months = read.Whole("windowMonths", 1, 240) ?? 0;
        if (!read.Has("windowMonths")) read.Decline("missing-input", "windowMonths");
        var extension = read.Whole("extensionCalendarDays", 0, 7_500) ?? 0;
        Regimes.LawFor(ref read, "claimDate", claim, book.Parameters);
        if (read.Problem is { } no) return no;

        var working = new Working();
        working.Step("window-plain-start", claim.AddMonths(-months), LegalBasis.ReferenceWindow);
        if (extension > 0) working.Step("window-extension", extension, LegalBasis.WindowLengthened);
        var first = FirstDay(claim, months, extension);
        working.Step("window-first-day", first, LegalBasis.ReferenceWindow);
        working.Step("window-last-day", claim.AddDays(-1), LegalBasis.ReferenceWindow);
        working.WarnIf(IsClipped(claim, months), "window-clipped");
        working.CheckAge(book.Parameters, claim);
        return working.Result(("firstDay", first), ("lastDay", claim.AddDays(-1)));
    }
}
