using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>The guaranteed minimum wage on a date: full time, per hour, in proportion; an indicative net only where a worked figure exists.</summary>
internal static class Salary
{
    public static readonly Calculator Calculator = new("salary",
    [
        new("date", InputKind.Day), new("weeklyHours", InputKind.Number), new("fullTimeHours", InputKind.Number),
        new("household", InputKind.Word, ["single", "couple"]), new("children", InputKind.Number),
    ], Run, "monthlyGross");

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var date = read.NeedDay("date");
        var fullTime = read.Number("fullTimeHours", 20m, 48m);
        var hours = read.Number("weeklyHours", 0.5m, 48m);
        var household = read.Word("household", "single", "couple");
        var children = read.Whole("children", 0, 30);
        var law = Regimes.LawFor(ref read, "date", date, book.Parameters);
        if (hours is not null && fullTime is null) read.Decline("missing-input", "fullTimeHours");
        if (hours > fullTime) read.Decline("hours-above-full-time", "weeklyHours");
        if (read.Problem is { } no) return no;
        if (law!.Find(Keys.MinimumWage) is not { } wage) return new Outcome.Declined("wage-unknown-then", "date");

        var working = new Working();
        var full = new Money(wage.Value);
        working.Step("minimum-wage", full, wage.Source);
        working.Step("minimum-wage-from", wage.From, wage.Source);
        var fields = ImmutableArray.CreateBuilder<(string, Value)>(8);
        fields.Add(("fullTimeGross", full));
        fields.Add(("validFrom", wage.From));
        var gross = full;
        if (fullTime is { } week)
        {
            var floor = Hourly(full, week, law);
            working.Step("hourly-floor", floor, LegalBasis.HourlyFloor);
            fields.Add(("hourlyFloor", floor));
            if (hours is { } part && part < week)
            {
                gross = (full * (part / week)).RoundToCent();
                working.Step("in-proportion", gross, LegalBasis.PartTime);
                working.Warn("net-unknown-part-time");
            }
        }
        fields.Add(("monthlyGross", gross));
        AddNet(working, fields, law, gross == full && household != "couple", children ?? 0);
        working.WarnIf(household == "couple", "net-unknown-couple");
        working.WarnIf(date < law.DayOf(Keys.MinimumWageOneAmountStart), "age-steps-existed");
        working.Warn("floor-not-scale");
        if (date > book.Parameters.ReviewedUntil) working.Warn("amount-to-check");
        return working.Result(fields.ToImmutable());
    }

    /// <summary>Monthly amount times 3 over 13 weeks and the hours of a full-time week; four decimals.</summary>
    internal static Money Hourly(Money month, decimal weeklyHours, Law law) =>
        new(Math.Round(NoticePeriod.WeeklyPay(month, law).Euros / weeklyHours, 4, MidpointRounding.AwayFromZero));

    private static void AddNet(Working working, ImmutableArray<(string, Value)>.Builder fields, Law law, bool simple, int children)
    {
        if (!simple || children >= Keys.NetIndicative.Length || law.Find(Keys.NetIndicative[children]) is not { } net)
        {
            working.WarnIf(simple, "net-unknown");
            return;
        }
        working.Step("net-indicative", new Money(net.Value), net.Source);
        working.Warn("net-indicative");
        fields.Add(("netIndicative", new Money(net.Value)));
    }
}
