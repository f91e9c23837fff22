using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>
/// How long an article 60 contract must last: tries 0, 1, 2… months, rebuilds age, regime and windows at each possible
/// claim date, and stops at the first that satisfies a route. Subtracting earlier days once would be wrong: they leave the window.
/// </summary>
internal static class ContractPlan
{
    public static readonly Calculator Calculator = new("contract-plan",
    [
        new("contractStart", InputKind.Day), new("birthDate", InputKind.Day),
        new("priorFullTimeMonths", InputKind.DayList), new("fullMonthsOnMutuelle", InputKind.Number),
    ], Run, "claimDate", "calendarMonthsOfContractNeeded");

    /// <summary>Every plain route is met by then, so the search ends; months on sickness benefit come on top.</summary>
    private const int LongestWork = 60;

    /// <param name="Months">Calendar months of contract tried.</param>
    /// <param name="Worked">Months of them that count.</param>
    internal sealed record Plan(int Months, int Worked, DateOnly Claim, Regime Regime, int? Age, ImmutableArray<Route> Routes, ImmutableArray<Route> Satisfied);

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var start = read.NeedDay("contractStart");
        var law = Regimes.LawFor(ref read, "contractStart", start, book.Parameters);
        if (law is null) return read.Problem!;
        var birth = Claimant.Birth(ref read, start);
        if (birth is null && Regimes.On(law) != Regime.R3) read.Decline("missing-input", "birthDate");
        var sick = read.Whole("fullMonthsOnMutuelle", 0, 120) ?? 0;
        var prior = PriorMonths(ref read, start);
        if (read.Problem is { } no) return no;

        if (Search(start, birth, prior, sick, book.Parameters) is not { } plan) return new Outcome.Declined("no-route-found", "contractStart");
        var perMonth = law[Keys.DaysPerMonth];
        var (own, claimLaw) = (plan.Routes[0], book.Parameters.On(plan.Claim)!);
        var working = new Working();
        working.Step("contract-start", start);
        if (sick > 0)
            working.Step("months-on-sick-fund", sick, plan.Regime == Regime.R3 ? LegalBasis.SicknessNotAssimilated : LegalBasis.SicknessAssimilated);
        working.Step("claim-date", plan.Claim, LegalBasis.ClaimDateDecides);
        working.Step("regime", plan.Regime.Code(), Regimes.StartOf(plan.Regime, claimLaw));
        if (plan.Age is { } years) working.Step("age-on-claim-date", years, LegalBasis.AgeOnClaimDate);
        working.Step("required-days", own.Need, own.Source);
        working.Step("reference-months", own.Months, own.Source);
        working.Step("window-first-day", ReferenceWindow.FirstDay(plan.Claim, own.Months, 0), LegalBasis.ReferenceWindow);
        working.Step("days-from-contract", plan.Worked * perMonth.Value, perMonth.Source);
        working.Step("route-taken", plan.Satisfied[0].Code, plan.Satisfied[0].Source);
        Say(working, start, sick, plan, book.Parameters);

        var fields = ImmutableArray.CreateBuilder<(string, Value)>(12);
        fields.Add(("regimeAtClaim", plan.Regime.Code()));
        fields.Add(("claimDate", plan.Claim));
        fields.Add(("ageOnClaimDate", plan.Age is { } age ? age : Value.None));
        fields.Add(("fullMonthsOfContractNeeded", plan.Worked));
        fields.Add(("daysFromContract", plan.Worked * perMonth.Value));
        fields.Add(("requiredDays", own.Need));
        fields.Add(("referenceMonths", own.Months));
        fields.Add(("route", plan.Satisfied[0].Code));
        fields.Add(("routesSatisfied", new Value.Many([.. plan.Satisfied.Select(r => (Value)r.Code)])));
        fields.Add(("calendarMonthsOfContractNeeded", plan.Months));
        fields.Add(("contractEnds", plan.Claim.AddDays(-1)));
        return working.Result(fields.ToImmutable());
    }

    private static void Say(Working working, DateOnly start, int sick, Plan plan, ParameterBook book)
    {
        Regimes.Caveats(working, plan.Regime, book, plan.Claim);
        working.WarnIf(start.Day != 1, "mid-month-margin");
        working.WarnIf(plan.Months == 0, "right-already-open");
        var reform = book.On(plan.Claim)!.DayOf(Keys.R3Start);
        working.WarnIf(plan.Regime == Regime.R3 && start < reform, "contract-across-reform");
        working.WarnIf(sick > 0 && plan.Regime == Regime.R3 && start < reform, "sick-days-before-reform");
        if (plan.Regime == Regime.R3) working.Warn(sick > 0 ? "sick-fund-days-do-not-count" : "sick-fund-delays");
    }

    internal static Plan? Search(DateOnly start, DateOnly? birth, ImmutableArray<DateOnly> prior, int sick, ParameterBook book)
    {
        for (var months = 0; months <= LongestWork + sick; months++)
        {
            var claim = start.AddMonths(months);
            var law = book.On(claim)!;
            var regime = Regimes.On(law);
            var age = birth is { } day ? Months.Age(day, claim) : (int?)null;
            var ageClass = age is { } years ? Regimes.ClassAt(years, law) : AgeClass.A;
            var routes = Routes.For(regime, ageClass, law);

            // Sickness benefit counted as work until R3; since then its months do not count but lengthen the window.
            var lost = regime == Regime.R3 ? Math.Min(sick, months) : 0;
            var extension = start.AddMonths(lost).DayNumber - start.DayNumber;
            var met = ImmutableArray.CreateBuilder<Route>(routes.Length);
            foreach (var route in routes)
                if (IsMet(route, claim, start, months, lost, extension, prior, law)) met.Add(route);
            if (met.Count > 0) return new(months, months - lost, claim, regime, age, routes, met.ToImmutable());
        }
        return null;
    }

    private static bool IsMet(
        Route route, DateOnly claim, DateOnly start, int months, int lost, int extension, ImmutableArray<DateOnly> prior, Law law)
    {
        var first = ReferenceWindow.FirstDay(claim, route.Months, extension);
        var perMonth = law[Keys.DaysPerMonth].Value;
        var recent = 0;
        for (var month = lost; month < months; month++)
            if (start.AddMonths(month) >= first) recent++;
        foreach (var month in prior)
            if (month >= first) recent++;

        var old = 0;
        if (route.UsesOldDays)
        {
            var oldest = first.AddYears(-(int)law[Keys.OldYears].Value);
            foreach (var month in prior)
                if (month >= oldest && month.AddMonths(1) <= first) old++;
        }
        return route.Missing(recent * perMonth, old * perMonth) == 0m;
    }

    /// <summary>First days of whole months worked full time before the contract; each counts once.</summary>
    private static ImmutableArray<DateOnly> PriorMonths(ref Reading read, DateOnly start)
    {
        var months = new SortedSet<DateOnly>();
        foreach (var value in read.Many("priorFullTimeMonths"))
        {
            if (value is not Value.Day { Date: var month }) read.Decline("wrong-kind", "priorFullTimeMonths");
            else if (month.Day != 1) read.Decline("not-a-month-start", "priorFullTimeMonths");
            else if (month < new DateOnly(1940, 1, 1)) read.Decline("day-out-of-range", "priorFullTimeMonths");
            else if (month.AddMonths(1) > start) read.Decline("prior-month-after-start", "priorFullTimeMonths");
            else months.Add(month);
        }
        return [.. months];
    }
}
