using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Tests.Rules;

/// <summary>Ranges over what is not known, and the search for what would change a result.</summary>
public sealed class SearchTests
{
    private static readonly Calculator Workdays = AllCalculators.Find("required-workdays")!;
    private static readonly Calculator Notice = AllCalculators.Find("resignation-notice")!;

    [Fact]
    public void Age_is_not_worth_asking_for_a_claim_under_the_present_rules()
    {
        var known = RealRules.With(("claimDate", new DateOnly(2026, 12, 1)), ("daysInLastMonths", new Value.Fields([("36", 100)])));
        var range = Ranges.Over(Workdays, known, ["birthDate"], RealRules.Book)!;
        Assert.True(range.IsCertain);
        Assert.Null(range.BestQuestion);
        Assert.Equal(new Value.Number(212m), range.Low);
    }

    [Fact]
    public void Days_already_worked_narrow_the_range_more_than_age_does()
    {
        var known = RealRules.With(("claimDate", new DateOnly(2025, 12, 1)));
        var range = Ranges.Over(Workdays, known, ["birthDate", "daysInLastMonths"], RealRules.Book)!;
        Assert.Equal(new Value.Number(0m), range.Low);
        Assert.Equal(new Value.Number(624m), range.High);
        Assert.Equal("daysInLastMonths", range.BestQuestion);
    }

    [Fact]
    public void Three_inputs_for_one_age_are_guessed_once()
    {
        var known = RealRules.With(("claimDate", new DateOnly(2025, 12, 1)), ("daysInLastMonths", new Value.Fields([("21", 0), ("33", 0), ("42", 0)])));
        var range = Ranges.Over(Workdays, known, ["ageOnClaimDate", "birthDate", "ageClass"], RealRules.Book)!;
        Assert.Equal((new Value.Number(312m), new Value.Number(624m)), (range.Low, range.High));
        Assert.Equal("ageOnClaimDate", range.BestQuestion);
        Assert.Equal(47, range.Tried);
    }

    [Fact]
    public void The_range_of_a_notice_holds_every_notice_inside_it()
    {
        var known = RealRules.With(("contractType", "CDI"), ("notificationDate", new DateOnly(2026, 11, 25)), ("notificationMode", "remise"));
        var range = Ranges.Over(Notice, known, ["contractStart", "seniorityStart"], RealRules.Book)!;
        Assert.Equal(new Value.Day(new(2026, 12, 6)), range.Low);
        Assert.Equal(new Value.Number(1m), range.AtLow.Result["weeks"]);
        Assert.Equal(new Value.Number(6m), range.AtHigh.Result["weeks"]);
    }

    [Fact]
    public void Near_the_reform_the_other_rules_are_shown_beside_the_asked_ones()
    {
        var given = RealRules.With(("claimDate", new DateOnly(2026, 2, 20)), ("ageOnClaimDate", 40), ("daysInLastMonths", new Value.Fields([("33", 312), ("36", 312), ("42", 312)])));
        var change = Assert.Single(WhatWouldChange.Search(Workdays, given, RealRules.Book), c => c.Key == "rule-change");
        Assert.Equal(new Value.Day(new(2026, 3, 1)), change.NewInput);
        Assert.Equal(new Value.Number(156m), change.Before);
        Assert.Equal(new Value.Number(0m), change.After);
    }

    [Fact]
    public void A_birthday_that_raises_the_days_is_found()
    {
        var given = RealRules.With(("claimDate", new DateOnly(2025, 5, 30)), ("birthDate", new DateOnly(1989, 6, 1)), ("daysInLastMonths", new Value.Fields([("21", 312), ("33", 312), ("42", 312)])));
        var change = Assert.Single(WhatWouldChange.Search(Workdays, given, RealRules.Book), c => c.Key == "next-birthday");
        Assert.Equal(new Value.Day(new(2025, 6, 1)), change.NewInput);
        Assert.Equal(new Value.Number(156m), change.After);
    }

    [Fact]
    public void The_first_later_letter_that_costs_a_longer_notice_is_found()
    {
        var given = RealRules.With(("contractType", "CDI"), ("contractStart", new DateOnly(2026, 8, 3)), ("notificationMode", "remise"), ("notificationDate", new DateOnly(2026, 11, 25)));
        var change = Assert.Single(WhatWouldChange.Search(Notice, given, RealRules.Book), c => c.Key == "later-notification");
        Assert.Equal(new Value.Day(new(2027, 2, 1)), change.NewInput);
        Assert.Equal((new Value.Number(1m), new Value.Number(3m)), (change.Before, change.After));
    }

    [Fact]
    public void Nothing_that_is_said_to_change_the_result_leaves_it_as_it_was()
    {
        var given = RealRules.With(("regime", "ouvrier"), ("sectorVariant", "cct"), ("seniorityStart", new DateOnly(2026, 1, 5)), ("incapacityStart", new DateOnly(2026, 2, 2)), ("incapacityEnd", new DateOnly(2026, 3, 20)));
        var changes = WhatWouldChange.Search(AllCalculators.Find("guaranteed-salary")!, given, RealRules.Book);
        Assert.NotEmpty(changes);
        Assert.All(changes, c => Assert.NotEqual(c.Before, c.After));
    }
}
