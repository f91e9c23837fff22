using Article60.Rules;

namespace Article60.Tests.Rules;

/// <summary>The same question on the last day of a rule and on the first day of the next.</summary>
public sealed class ClockTravelTests
{
    [Fact]
    public void Forty_years_old_with_a_year_of_work_is_refused_on_28_February_2026_and_admitted_the_next_day()
    {
        Assert.Equal(("R2", false, 156m), Admission(new(2026, 2, 28)));
        Assert.Equal(("R3", true, 0m), Admission(new(2026, 3, 1)));

        static (string, bool, decimal) Admission(DateOnly claim)
        {
            var days = new Value.Fields([("33", 312), ("36", 312), ("42", 312)]);
            var result = Result("required-workdays", ("claimDate", claim), ("birthDate", new DateOnly(1985, 12, 1)), ("daysInLastMonths", days));
            return (((Value.Word)result["regime"]!).Code, ((Value.Flag)result["admitted"]!).Yes, ((Value.Number)result["minimumMissingDays"]!).Amount);
        }
    }

    [Fact]
    public void A_long_career_with_few_recent_days_was_admitted_on_28_February_2026_only()
    {
        var days = new Value.Fields([("33", 234), ("36", 234), ("42", 234)]);
        var old = new Value.Fields([("33", 1560)]);
        Assert.Equal(new Value.Flag(true), Result("required-workdays", ("claimDate", new DateOnly(2026, 2, 28)), ("ageClass", "B"), ("daysInLastMonths", days), ("daysIn10YearsBeforeMonths", old))["admitted"]);
        Assert.Equal(new Value.Flag(false), Result("required-workdays", ("claimDate", new DateOnly(2026, 3, 1)), ("ageClass", "B"), ("daysInLastMonths", days), ("daysIn10YearsBeforeMonths", old))["admitted"]);
    }

    [Theory]
    [InlineData(2026, 7, 31, 2, "before_2026-08-01")]
    [InlineData(2026, 8, 1, 1, "from_2026-08-01")]
    public void Four_months_of_service_depend_on_the_day_the_work_started(int year, int month, int day, int weeks, string table)
    {
        var result = Result("resignation-notice", ("contractType", "CDI"), ("contractStart", new DateOnly(year, month, day)),
            ("notificationMode", "remise"), ("notificationDate", new DateOnly(2026, 12, 10)));
        Assert.Equal(new Value.Number(weeks), result["weeks"]);
        Assert.Equal(new Value.Word(table), result["regime"]);
    }

    [Theory]
    [InlineData(2025, 12, 31, false)]
    [InlineData(2026, 1, 1, true)]
    public void A_second_illness_after_three_weeks_is_a_relapse_only_since_2026(int year, int month, int day, bool relapse)
    {
        var start = new DateOnly(year, month, day);
        var result = Result("guaranteed-salary", ("regime", "employe"), ("incapacityStart", start), ("incapacityEnd", start.AddDays(10)),
            ("previousStart", start.AddDays(-30)), ("previousEnd", start.AddDays(-21)));
        Assert.Equal(new Value.Flag(relapse), result["isRelapse"]);
    }

    [Theory]
    [InlineData(2025, 12, 31, 2111.89)]
    [InlineData(2026, 1, 1, 2154.11)]
    [InlineData(2026, 6, 30, 2189.81)]
    [InlineData(2026, 7, 1, 2233.61)]
    public void The_minimum_wage_is_that_of_the_day(int year, int month, int day, double euros) =>
        Assert.Equal(new Value.Euro(new((decimal)euros)), Result("salary", ("date", new DateOnly(year, month, day)))["monthlyGross"]);

    [Fact]
    public void Days_after_the_last_review_are_computed_and_said_to_be_checked()
    {
        var outcome = Assert.IsType<Outcome.Computed>(RealRules.Run("regime", ("claimDate", RealRules.Figures.ReviewedUntil.AddDays(1))));
        Assert.Contains("figures-to-check", outcome.Warnings);
        outcome = Assert.IsType<Outcome.Computed>(RealRules.Run("regime", ("claimDate", RealRules.Figures.ReviewedUntil)));
        Assert.DoesNotContain("figures-to-check", outcome.Warnings);
    }

    private static Value.Fields Result(string calculator, params (string, Value)[] inputs) =>
        Assert.IsType<Outcome.Computed>(RealRules.Run(calculator, inputs)).Result;
}
