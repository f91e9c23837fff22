using System.Collections.Immutable;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Tests.Rules;

public sealed class MoneyCalculatorTests
{
    [Fact]
    public void The_benefit_lasts_as_long_as_counting_further_days_one_by_one_gives()
    {
        var law = RealRules.On(2026, 6, 1);
        var (months, further) = (0, 0);
        for (var past = 0; past < 4_000; past++)
        {
            if (past == 312) (months, further) = (12, 0);
            else if (past > 312 && ++further == 104) (months, further) = (Math.Min(months + 1, 24), 0);
            Assert.Equal(months, BenefitDuration.MonthsOfRight(past, law));
        }
    }

    [Fact]
    public void Parts_of_a_contribution_add_up_to_the_cent_and_differ_from_the_exact_part_by_less_than_one()
    {
        var random = new Random(60);
        for (var n = 0; n < 20_000; n++)
        {
            ImmutableArray<decimal> shares = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => (decimal)random.Next(1, 40))];
            var total = new Money(random.Next(0, 200_000) / 100m);
            var parts = PartnerContribution.Split(total, shares);
            Assert.Equal(total.Euros, parts.Sum(p => p.Euros));
            for (var i = 0; i < parts.Length; i++)
                Assert.True(Math.Abs(parts[i].Euros - total.Euros * shares[i] / shares.Sum()) < 0.01m);
        }
    }

    [Fact]
    public void The_premium_is_the_sum_of_its_months()
    {
        for (var hours = 1m; hours <= 38m; hours += 0.5m)
            for (var months = 1; months <= 26; months++)
            {
                var expected = 0m;
                for (var month = 1; month <= months && month <= 12; month++) expected += Math.Round(250m * hours / 38m, 2, MidpointRounding.AwayFromZero);
                var outcome = Assert.IsType<Outcome.Computed>(RealRules.Run("tutoring-premium",
                    ("employerType", "private_enterprise"), ("conventionSigned", true), ("weeklyHours", hours), ("fullTimeHours", 38m), ("contractMonths", months)));
                Assert.Equal(new Value.Euro(new(expected)), outcome.Result["total"]);
            }
    }

    [Fact]
    public void Hours_days_and_months_are_counted_on_a_week_of_six_days()
    {
        for (var weeks = 1; weeks <= 104; weeks++)
        {
            var outcome = Assert.IsType<Outcome.Computed>(RealRules.Run("day-count", ("hoursWorked", weeks * 19m), ("fullTimeWeeklyHours", 38m)));
            Assert.Equal(new Value.Number(weeks * 3m), outcome.Result["days"]);
            Assert.Equal(new Value.Number(weeks * 6m), outcome.Result["halfDays"]);
            outcome = Assert.IsType<Outcome.Computed>(RealRules.Run("day-count", ("daysWorked", weeks * 5m), ("daysPerWeekRegime", 5m)));
            Assert.Equal(new Value.Number(weeks * 6m), outcome.Result["days"]);
        }
    }

    [Fact]
    public void Means_above_the_income_leave_no_complement_and_a_lower_wage_never_gives_a_smaller_one()
    {
        var law = RealRules.On(2026, 11, 22);
        for (var category = 0; category < 3; category++)
        {
            var last = decimal.MaxValue;
            for (var net = 0m; net < 3_000m; net += 3.37m)
            {
                var complement = Household.Complement(new(net), Money.Zero, category, law).Euros;
                Assert.True(complement <= last);
                if (net >= law[Keys.Ris[category]].Value) Assert.Equal(0m, complement);
                last = complement;
            }
        }
    }

    [Fact]
    public void The_next_walk_in_is_the_first_open_quarter_of_an_hour_that_a_clock_meets()
    {
        var centre = RealRules.Book.Centres["commune-b"];
        var law = RealRules.On(2026, 1, 1);
        for (var now = new DateTime(2026, 4, 1, 7, 0, 0); now < new DateTime(2027, 1, 10); now = now.AddHours(7).AddMinutes(30))
        {
            var found = NextWalkIn.Find(centre, now, law, false)!.Value;
            var clock = now;
            while (!IsOpen(clock)) clock = clock.AddMinutes(15);
            Assert.True(found.Opens <= clock && clock < found.Closes && IsOpen(found.Opens), $"{now:s}: {found.Opens:s}, clock {clock:s}");
        }

        static bool IsOpen(DateTime at) =>
            at.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday && at.TimeOfDay >= new TimeSpan(9, 0, 0) && at.TimeOfDay < new TimeSpan(11, 30, 0)
            && !HolidayOracle.IsHoliday(DateOnly.FromDateTime(at));
    }
}
