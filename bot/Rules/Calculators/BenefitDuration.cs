namespace Article60.Rules.Calculators;

/// <summary>How many months the benefit lasts after the days were proven: 12, plus one per 104 further days, 24 at most (R3).</summary>
internal static class BenefitDuration
{
    public static readonly Calculator Calculator = new("benefit-duration",
        [new("claimDate", InputKind.Day), new("professionalPastDays", InputKind.Number)], Run, "monthsOfRight");

    /// <summary>Whole months; nothing before the first days are proven.</summary>
    internal static decimal MonthsOfRight(decimal pastDays, Law law)
    {
        var first = law[Keys.R3Days].Value;
        if (pastDays < first) return 0m;
        var (least, most) = (law[Keys.BenefitMonthsMin].Value, law[Keys.BenefitMonthsMax].Value);
        return Math.Min(most, least + decimal.Floor((pastDays - first) / law[Keys.BenefitDaysPerExtraMonth].Value));
    }

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var claim = read.NeedDay("claimDate");
        var past = read.NeedNumber("professionalPastDays", 0, 25_000);
        var law = Regimes.LawFor(ref read, "claimDate", claim, book.Parameters);
        if (read.Problem is { } no) return no;

        var regime = Regimes.On(law!);
        var working = new Working();
        working.Step("claim-date", claim, LegalBasis.ClaimDateDecides);
        working.Step("regime", regime.Code(), Regimes.StartOf(regime, law!));
        Regimes.Caveats(working, regime, book.Parameters, claim);
        if (regime != Regime.R3)
        {
            working.Warn("transitional-limit");
            return working.Result(("regime", regime.Code()), ("monthsOfRight", Value.None));
        }

        var (first, each) = (law![Keys.R3Days], law[Keys.BenefitDaysPerExtraMonth]);
        var months = MonthsOfRight(past, law);
        working.Step("professional-past", past);
        working.Step("days-that-open", first.Value, first.Source);
        working.Step("months-minimum", law[Keys.BenefitMonthsMin].Value, law[Keys.BenefitMonthsMin].Source);
        working.Step("days-per-extra-month", each.Value, each.Source);
        working.Step("months-maximum", law[Keys.BenefitMonthsMax].Value, law[Keys.BenefitMonthsMax].Source);
        working.Step("months-of-right", months, LegalBasis.DurationOfRight);
        working.WarnIf(months == 0m, "right-not-open");
        working.Warn("first-days-not-counted-again");
        return working.Result(("regime", regime.Code()), ("monthsOfRight", months));
    }
}
