using System.Collections.Immutable;
using Article60.Rules.Calculators;

namespace Article60.Rules;

/// <summary>
/// What an input nobody knows might be, for article 60 contracts: ages of working people, up to two years of service, and so on.
/// Bounds of a search, not law. Empty when the input cannot be guessed.
/// </summary>
public static class SensibleValues
{
    private static readonly string[] AnchorInputs = ["claimDate", "notificationDate", "incapacityStart", "date", "contractStart"];
    private static readonly int[] Windows = [18, 21, 27, 33, 36, 42];
    private static readonly int[] LastRanks = [6, 13, 29, 59];
    private static readonly decimal[] PartsOfFullTime = [0.5m, 0.75m, 0.8m, 1m];

    public static ImmutableArray<Value> Of(Calculator calculator, string input, Inputs known, RuleBook book)
    {
        var anchor = Anchor(known) ?? book.Parameters.ReviewedUntil;
        return input switch
        {
            "birthDate" => [.. Enumerable.Range(18, 47).Select(age => (Value)anchor.AddYears(-age).AddMonths(-6))],
            "ageOnClaimDate" => Numbers(18, 64, 1),
            "daysInLastMonths" => [.. Enumerable.Range(0, 25).Select(n => DaysWorked(n * book.Parameters.Newest[Keys.DaysPerMonth].Value, book))],
            "daysIn10YearsBeforeMonths" => [.. Enumerable.Range(0, 11).Select(n => (Value)new Value.Fields([("33", n * 312m), ("42", n * 312m)]))],
            "priorFullTimeMonths" => [.. Enumerable.Range(0, 13).Select(n => MonthsBefore(anchor, n))],
            "fullMonthsOnMutuelle" => Numbers(0, 6, 1),
            "professionalPastDays" => Numbers(312, 1664, 104),
            "contractStart" or "seniorityStart" => [.. Enumerable.Range(0, 25).Select(n => (Value)anchor.AddMonths(-n))],
            "contractEnd" => [.. Enumerable.Range(1, 8).Select(n => (Value)anchor.AddMonths(n * 3).AddDays(-1))],
            "incapacityEnd" => [.. LastRanks.Select(n => (Value)anchor.AddDays(n))],
            "netWage" => [.. Keys.NetIndicative.Select(key => (Value)new Money(book.Parameters.Newest[key].Value))],
            "monthlyGross" => Wages(anchor, book),
            "fullTimeHours" => [36m, 38m],
            "weeklyHours" => [.. PartsOfFullTime.Select(part => (Value)(part * FullTime(known)))],
            "contractMonths" or "months" => Numbers(1, 24, 1),
            "children" => Numbers(0, 2, 1),
            _ => FromDefinition(calculator, input),
        };
    }

    /// <summary>The date an input question turns around: the claim, the notification, the first day of the illness.</summary>
    internal static DateOnly? Anchor(Inputs known)
    {
        foreach (var name in AnchorInputs)
            if (known[name] is Value.Day { Date: var day }) return day;
        return null;
    }

    private static ImmutableArray<Value> FromDefinition(Calculator calculator, string input)
    {
        if (calculator.Inputs.FirstOrDefault(i => i.Name == input) is not { } definition) return [];
        if (definition.Kind == InputKind.Flag) return [true, false];
        return definition.Words.IsDefaultOrEmpty ? [] : [.. definition.Words.Select(word => (Value)word)];
    }

    private static ImmutableArray<Value> Numbers(int first, int last, int step) =>
        [.. Enumerable.Range(0, (last - first) / step + 1).Select(n => (Value)(first + n * step))];

    /// <summary>The same recent days in every window, as far as a window can hold them.</summary>
    private static Value.Fields DaysWorked(decimal days, RuleBook book) =>
        new([.. Windows.Select(w => ($"{w}", (Value)Math.Min(days, w * book.Parameters.Newest[Keys.DaysPerMonth].Value)))]);

    private static Value.Many MonthsBefore(DateOnly day, int count)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        return new([.. Enumerable.Range(1, count).Select(n => (Value)month.AddMonths(-n))]);
    }

    private static ImmutableArray<Value> Wages(DateOnly day, RuleBook book) =>
        (book.Parameters.On(day) ?? book.Parameters.Newest).Find(Keys.MinimumWage) is { } wage
            ? [new Money(wage.Value), new Money(wage.Value * 1.15m).RoundToCent(), new Money(wage.Value * 1.3m).RoundToCent()] : [];

    private static decimal FullTime(Inputs known) => known["fullTimeHours"] is Value.Number { Amount: var hours } ? hours : 38m;
}
