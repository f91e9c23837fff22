namespace Article60.Rules.Calculators;

/// <summary>An open-ended contract whose clause ends it on the day the right to benefits opens: nothing to give, nothing to pay.</summary>
internal static class AutomaticEnd
{
    public static Outcome Compute(ref Reading read, ParameterBook book)
    {
        var start = read.Day("contractStart");
        var opens = read.NeedDay("rightOpens");
        if (read.Problem is null && opens < start) read.Decline("end-before-start", "rightOpens");
        if (read.Problem is null && start is { } first && opens > first.AddYears(50)) read.Decline("contract-too-long", "rightOpens");
        if (read.Problem is null && book.On(opens) is null) read.Decline("before-known-law", "rightOpens");
        if (read.Problem is { } no) return no;

        var working = new Working();
        working.Step("right-opens", opens);
        working.Step("contract-ends", opens, LegalBasis.EndsByItself);
        working.Warn("depends-on-clause");
        working.CheckAge(book, opens);
        return working.Result(("noticeNeeded", false), ("indemnity", Money.Zero), ("contractEnds", opens));
    }
}
