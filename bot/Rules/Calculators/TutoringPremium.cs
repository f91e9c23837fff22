using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Article 61 tutoring premium: the full-time amount in proportion to the hours, for a limited number of months.</summary>
internal static class TutoringPremium
{
    private const string Private = "private_enterprise";
    private const string PlacedByCpas = "cpas_art60_placed_in_private_enterprise";

    public static readonly Calculator Calculator = new("tutoring-premium",
    [
        new("employerType", InputKind.Word, [Private, PlacedByCpas, "public", "nonprofit", "social_economy"]),
        new("conventionSigned", InputKind.Flag), new("weeklyHours", InputKind.Number), new("fullTimeHours", InputKind.Number),
        new("contractMonths", InputKind.Number), new("periods", InputKind.PeriodList),
    ], Run, "total");

    /// <summary>Months worked at one number of hours.</summary>
    internal readonly record struct Period(decimal Months, decimal WeeklyHours, decimal FullTimeHours);

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var employer = read.NeedWord("employerType");
        var signed = read.Flag("conventionSigned");
        if (signed is null) read.Decline("missing-input", "conventionSigned");
        var periods = Periods(ref read);
        if (read.Problem is { } no) return no;

        var law = book.Parameters.Newest;
        var working = new Working();
        working.Warn("amount-not-confirmed");
        if (Refusal(employer, signed!.Value, periods, law) is { } reason)
        {
            working.Step("not-eligible", reason, LegalBasis.Tutoring);
            return working.Result(("eligible", false), ("reason", reason), ("paidMonths", 0), ("total", Money.Zero));
        }

        var full = law[Keys.TutoringPremium];
        working.Step("full-time-premium", new Money(full.Value), full.Source);
        working.Step("longest-months", law[Keys.TutoringMonths].Value, law[Keys.TutoringMonths].Source);
        var (total, paid) = (Money.Zero, 0);
        foreach (var period in periods)
        {
            var months = Math.Min((int)decimal.Floor(period.Months), (int)law[Keys.TutoringMonths].Value - paid);
            var monthly = Monthly(period, full);
            working.Step("monthly-premium", monthly, full.Source);
            working.Step("months-paid", months);
            total += monthly * months;
            paid += months;
            working.WarnIf(period.Months != decimal.Truncate(period.Months), "broken-month");
            working.WarnIf(period.WeeklyHours < period.FullTimeHours, "part-time-pro-rata");
            working.WarnIf(period.WeeklyHours > period.FullTimeHours, "hours-above-full-time");
        }
        working.Step("total", total);
        return periods.Length == 1
            ? working.Result(("eligible", true), ("monthlyPremium", Monthly(periods[0], full)), ("paidMonths", paid), ("total", total))
            : working.Result(("eligible", true), ("paidMonths", paid), ("total", total));
    }

    /// <summary>Rounded to the cent, then multiplied by the months; never above the full-time amount.</summary>
    internal static Money Monthly(Period period, DatedValue full) =>
        (new Money(full.Value) * Math.Min(period.WeeklyHours / period.FullTimeHours, 1m)).RoundToCent();

    private static string? Refusal(string employer, bool signed, ImmutableArray<Period> periods, Law law)
    {
        if (employer is not (Private or PlacedByCpas)) return "not_private_enterprise";
        if (!signed) return "no_convention_with_cpas";
        return periods.Sum(p => p.Months) < law[Keys.TutoringMinimumContract].Value ? "contract_under_one_month" : null;
    }

    private static ImmutableArray<Period> Periods(ref Reading read)
    {
        if (!read.Has("periods"))
            return [new(read.NeedNumber("contractMonths", 0m, 600m), read.NeedNumber("weeklyHours", 0m, 60m), read.NeedNumber("fullTimeHours", 1m, 60m))];

        var periods = ImmutableArray.CreateBuilder<Period>();
        foreach (var value in read.Many("periods"))
        {
            if (value is not Value.Fields fields) { read.Decline("wrong-kind", "periods"); break; }
            var inner = new Reading(new Inputs(System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
                fields.Items.Select(i => KeyValuePair.Create(i.Name, i.Value)))));
            periods.Add(new(inner.NeedNumber("months", 0m, 600m), inner.NeedNumber("weeklyHours", 0m, 60m), inner.NeedNumber("fullTimeHours", 1m, 60m)));
            if (inner.Problem is { } wrong) read.Decline(wrong.Reason, "periods");
        }
        if (periods.Count == 0) read.Decline("missing-input", "periods");
        return periods.ToImmutable();
    }
}
