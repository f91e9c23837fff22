using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Tests.Rules;

public sealed class SickPayTests
{
    /// <summary>Who pays one day, from the table of the facts: payer, percent, bracket.</summary>
    private static (string Payer, decimal Percent, string Bracket) OneDay(string regime, bool cct, int rank) => (regime, cct, rank) switch
    {
        (_, _, > 30) => ("mutuelle", 0m, "after_day30"),
        ("employe", _, _) => ("employer", 100m, "month1"),
        (_, _, <= 7) => ("employer", 100m, "week1"),
        ("ouvrier", true, <= 14) => ("employer", 85.88m, "week2"),
        ("ouvrier", true, _) => ("employer+mutuelle", 25.88m, "days15_30"),
        (_, true, <= 14) => ("employer", 86.93m, "week2"),
        (_, true, _) => ("employer+mutuelle", 26.93m, "days15_30"),
        (_, false, <= 14) => ("employer", 60m, "week2"),
        _ => ("mutuelle", 0m, "days15_30"),
    };

    [Fact]
    public void A_million_illnesses_are_paid_as_a_walk_from_day_to_day_says()
    {
        long points = 0;
        string[] regimes = ["employe", "employe_cdd_court", "ouvrier"];
        DateOnly[] starts = [new(2025, 12, 20), new(2026, 1, 1), new(2026, 3, 10)];
        int[] service = [0, 1, 5, 20, 27, 28, 29, 30, 31, 35, 60, 400];
        int?[] ends = [null, 0, 3, 6, 7, 13, 14, 29, 30, 40];
        (int Gap, int Length, bool Other)?[] previous =
            [null, (1, 3, false), (14, 10, false), (15, 10, false), (56, 5, false), (57, 5, false), (10, 40, false), (10, 5, true), (30, 20, false)];
        var cases = from regime in regimes from cct in new[] { true, false } from start in starts from before in service select (regime, cct, start, before);
        Parallel.ForEach(cases, of =>
        {
            var seniority = of.start.AddDays(-of.before);
            var law = RealRules.Figures.On(of.start)!;
            foreach (var end in ends)
                foreach (var earlier in previous)
                {
                    if (earlier is { } e && of.before < e.Gap + e.Length) continue;
                    var before = earlier is { } p ? (of.start.AddDays(-p.Gap - p.Length + 1), of.start.AddDays(-p.Gap)) : ((DateOnly, DateOnly)?)null;
                    var contractEnd = end is { } days ? of.start.AddDays(days) : (DateOnly?)null;
                    for (var length = 1; length <= 61; length++)
                    {
                        var one = new GuaranteedSalary.Case(of.regime, of.cct ? "cct" : "public_sans_cct", seniority, of.start, of.start.AddDays(length - 1), before, earlier?.Other ?? false, contractEnd);
                        Compare(one, law);
                        Interlocked.Increment(ref points);
                    }
                }
        });
        Parallel.For(0, 720, n =>
        {
            // Long service: every length of illness, from every day of two years around the change of 2026.
            var start = new DateOnly(2025, 1, 1).AddDays(n);
            var law = RealRules.Figures.On(start)!;
            foreach (var regime in regimes)
                foreach (var variant in (string[])["cct", "public_sans_cct"])
                    for (var length = 1; length <= 100; length++)
                        Compare(new(regime, variant, new(2020, 1, 1), start, start.AddDays(length - 1), null, false, null), law);
            Interlocked.Add(ref points, 600);
        });
        Assert.True(points > 1_000_000, $"{points} points");
    }

    private static void Compare(GuaranteedSalary.Case of, Law law)
    {
        var (isRelapse, segments) = GuaranteedSalary.Segments(of, law);
        var window = of.Start.Year >= 2026 ? 56 : 14;
        var used = 0;
        if (of.Previous is { } before && !of.OtherCause && of.Start.DayNumber - before.End.DayNumber <= window)
            for (var day = before.Start; day <= before.End; day = day.AddDays(1))
                if (Walk(of, day, day.DayNumber - before.Start.DayNumber + 1, null).Percent > 0m) used = before.End.DayNumber - before.Start.DayNumber + 1;
        var at = 0;
        for (var day = of.Start; day <= of.End; day = day.AddDays(1))
        {
            var rank = used + day.DayNumber - of.Start.DayNumber + 1;
            while (day > segments[at].To) at++;
            var segment = segments[at];
            var wanted = Walk(of, day, rank, of.ContractEnd);
            if (day < segment.From || segment.RankFrom + day.DayNumber - segment.From.DayNumber != rank || isRelapse != used > 0
                || (segment.Bracket.Payer, segment.Bracket.Percent, segment.Bracket.Name) != wanted)
                Assert.Fail($"{of}: on {day:O} (rank {rank}) {segment}, wanted {wanted}");
        }
        if (segments[^1].To != of.End || segments.Sum(s => s.Days) != of.End.DayNumber - of.Start.DayNumber + 1) Assert.Fail($"{of}: {segments[^1]}");
    }

    private static (string Payer, decimal Percent, string Bracket) Walk(GuaranteedSalary.Case of, DateOnly day, int rank, DateOnly? contractEnd)
    {
        if (day > contractEnd) return ("mutuelle", 0m, "after_contract_end");
        if (of.Regime == "employe") return OneDay(of.Regime, true, rank);
        var service = of.SeniorityStart!.Value;
        var aMonthLater = service.Day <= DateTime.DaysInMonth(service.AddMonths(1).Year, service.AddMonths(1).Month)
            ? service.AddMonths(1) : service.AddMonths(1).AddDays(1);
        return day < aMonthLater ? ("mutuelle", 0m, "under_1_month_seniority") : OneDay(of.Regime, of.Variant == "cct", rank);
    }

    [Theory]
    [InlineData("ouvrier", "cct")]
    [InlineData("ouvrier", "public_sans_cct")]
    [InlineData("employe_cdd_court", "cct")]
    [InlineData("employe", "cct")]
    public void Amounts_are_those_of_a_payroll_kept_day_by_day_and_parts_add_up(string regime, string variant)
    {
        decimal[] wages = [1_000m, 2_233.61m, 4_500m, 5_000m, 7_777.77m];
        foreach (var month in wages)
            foreach (var perWeek in (int[])[5, 6])
                for (var n = 0; n < 300; n++)
                {
                    var start = new DateOnly(2026, 1, 10).AddDays(n);
                    var segments = GuaranteedSalary.Segments(new(regime, variant, new(2020, 1, 1), start, start.AddDays(44), null, false, null), RealRules.Figures.On(start)!).Segments;
                    var pay = new SickPay(new(month), perWeek, RealRules.Figures, RealRules.Figures.On(start)!);
                    foreach (var segment in segments)
                    {
                        var (exact, worked) = (0m, 0);
                        for (var day = segment.From; day <= segment.To; day = day.AddDays(1))
                        {
                            if (day.DayOfWeek == DayOfWeek.Sunday || (perWeek == 5 && day.DayOfWeek == DayOfWeek.Saturday)) continue;
                            worked++;
                            exact += Day(month * 3m / (13m * perWeek), Ceiling(day) * 6m / perWeek, regime, variant, segment.RankFrom + day.DayNumber - segment.From.DayNumber);
                        }
                        Assert.Equal(worked, pay.WorkingDays(segment));
                        Assert.Equal(Math.Round(exact, 2, MidpointRounding.AwayFromZero), pay.Amount(segment).Euros);
                    }
                }
    }

    private static decimal Ceiling(DateOnly day) =>
        day >= new DateOnly(2026, 9, 1) ? 189.3583m : day >= new DateOnly(2026, 3, 1) ? 186.7916m : 183.1311m;

    private static decimal Day(decimal pay, decimal ceiling, string regime, string variant, int rank)
    {
        var under = Math.Min(pay, ceiling);
        var above = pay - under;
        return (regime, variant, rank) switch
        {
            (_, _, > 30) => 0m,
            ("employe", _, _) => pay,
            (_, _, <= 7) => pay,
            (_, "public_sans_cct", <= 14) => under * 0.60m,
            (_, "public_sans_cct", _) => 0m,
            ("ouvrier", _, <= 14) => pay * 0.8588m,
            ("ouvrier", _, _) => under * 0.2588m + above * 0.8588m,
            (_, _, <= 14) => pay * 0.8693m,
            _ => under * 0.2693m + above * 0.8693m,
        };
    }
}
