using System.Collections.Immutable;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Tests.Rules;

public sealed class WorkdaysTests
{
    private static readonly (string Set, Law Law, Regime Regime, AgeClass Class)[] Sets =
    [
        ("R1A", RealRules.On(2012, 10, 31), Regime.R1, AgeClass.A), ("R1B", RealRules.On(2012, 10, 31), Regime.R1, AgeClass.B),
        ("R1C", RealRules.On(2010, 1, 1), Regime.R1, AgeClass.C), ("R2A", RealRules.On(2012, 11, 1), Regime.R2, AgeClass.A),
        ("R2B", RealRules.On(2020, 5, 5), Regime.R2, AgeClass.B), ("R2C", RealRules.On(2026, 2, 28), Regime.R2, AgeClass.C),
        ("R3", RealRules.On(2026, 3, 1), Regime.R3, AgeClass.A),
    ];

    [Fact]
    public void Two_million_situations_miss_as_many_days_as_the_table_of_the_facts_says()
    {
        long points = 0;
        Parallel.ForEach(Sets, set =>
        {
            var routes = Article60.Rules.Calculators.Routes.For(set.Regime, set.Class, set.Law);
            var conditions = WorkdaysOracle.Routes[set.Set];
            Assert.Equal(conditions.Select(c => (c.Code, c.Months)), routes.Select(r => (r.Code, r.Months)));
            var oldEnd = routes.Any(r => r.UsesOldDays) ? 1_700 : 3;
            Parallel.For(0, 701, recent =>
            {
                for (var old = 0; old < oldEnd; old++)
                    for (var i = 0; i < conditions.Length; i++)
                        if (!WorkdaysOracle.Agrees(conditions[i], recent, old, routes[i].Missing(recent, old)))
                            Assert.Fail($"{conditions[i].Code} with {recent} recent and {old} old days gives {routes[i].Missing(recent, old)}");
                Interlocked.Add(ref points, oldEnd);
            });
        });
        Assert.True(points > 2_000_000, $"{points} points");
    }

    [Fact]
    public void Every_claim_date_and_birth_date_falls_in_the_regime_and_class_of_the_facts()
    {
        var first = new DateOnly(2000, 1, 1);
        Parallel.For(0, 365 * 30, offset =>
        {
            var claim = first.AddDays(offset);
            var law = RealRules.Figures.On(claim)!;
            Assert.Equal(WorkdaysOracle.Regime(claim), Regimes.On(law).Code());
            for (var n = 0; n < 30; n++)
            {
                var birth = n == 0 ? new DateOnly(1964, 2, 29) : claim.AddYears(-(n % 2 == 0 ? 36 : 50)).AddDays(n - 15);
                var age = Months.Age(birth, claim);
                if (age != WorkdaysOracle.Age(birth, claim)) Assert.Fail($"born {birth:O} is {age} on {claim:O}");
                Assert.Equal(age >= 50 ? AgeClass.C : age >= 36 ? AgeClass.B : AgeClass.A, Regimes.ClassAt(age, law));
            }
        });
    }

    [Fact]
    public void Contracts_last_as_long_as_a_walk_through_every_worked_month_says()
    {
        var starts = Enumerable.Range(0, 30).Select(n => new DateOnly(2021, 11, 1).AddMonths(n * 2)).Concat([new(2025, 3, 15), new(2024, 8, 31), new(2026, 4, 10)]).ToArray();
        var births = new[] { 1958, 1974, 1976, 1985, 1988, 1990, 2003 }.Select(year => new DateOnly(year, 6, 15)).Append(new DateOnly(1976, 2, 29)).ToArray();
        Parallel.ForEach(starts, start =>
        {
            foreach (var birth in births)
                foreach (var prior in Histories(start))
                    for (var sick = 0; sick < 4; sick++)
                    {
                        var plan = ContractPlan.Search(start, birth, prior, sick, RealRules.Figures)!;
                        var expected = WorkdaysOracle.PlanMonths(start, birth, prior, sick);
                        if (plan.Months != expected) Assert.Fail($"{start:O} born {birth:O}, {prior.Length} months before, {sick} sick: {plan.Months}, not {expected}");
                    }
        });
    }

    [Fact]
    public void One_more_month_worked_before_never_lengthens_a_contract()
    {
        foreach (var start in new[] { new DateOnly(2023, 1, 1), new DateOnly(2025, 9, 1), new DateOnly(2026, 4, 1) })
            foreach (var year in new[] { 1970, 1980, 1995 })
                foreach (var prior in Histories(start).Where(h => h.Length < 60))
                {
                    var month = new DateOnly(start.Year, start.Month, 1);
                    var more = prior.Add(Enumerable.Range(1, 200).Select(n => month.AddMonths(-n)).First(m => !prior.Contains(m)));
                    var birth = new DateOnly(year, 6, 15);
                    Assert.True(ContractPlan.Search(start, birth, more, 0, RealRules.Figures)!.Months <= ContractPlan.Search(start, birth, prior, 0, RealRules.Figures)!.Months);
                }
    }

    [Fact]
    public void One_more_day_worked_never_makes_more_days_missing()
    {
        foreach (var (_, law, regime, ageClass) in Sets)
            foreach (var route in Article60.Rules.Calculators.Routes.For(regime, ageClass, law))
                for (var old = 0; old < 1_700; old += 31)
                    for (var recent = 0; recent < 700; recent++)
                        Assert.True(!(route.Missing(recent + 1, old) > route.Missing(recent, old)) && !(route.Missing(recent, old + 1) > route.Missing(recent, old)));
    }

    private static IEnumerable<ImmutableArray<DateOnly>> Histories(DateOnly start)
    {
        var month = new DateOnly(start.Year, start.Month, 1);
        yield return [];
        foreach (var (gap, length) in new[] { (1, 3), (1, 11), (25, 6), (30, 6), (31, 12), (40, 48), (60, 60), (100, 40) })
            yield return [.. Enumerable.Range(gap, length).Select(n => month.AddMonths(-n))];
        yield return [.. Enumerable.Range(1, 90).Where(n => n % 3 == 0).Select(n => month.AddMonths(-n))];
    }
}
