using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>Small variations worth trying, by what a calculator takes: each group is tried until one of its members changes the result.</summary>
internal static class Variations
{
    /// <summary>How far a change of the law is still "near" the asked date, in months.</summary>
    private const int NearMonths = 12;

    private static readonly string[] ShiftTogether = ["claimDate", "contractStart", "incapacityStart", "date"];

    public static IEnumerable<IEnumerable<(string Key, string Input, Value Value, Inputs Inputs)>> Of(
        Calculator calculator, Inputs given, Outcome.Computed now, RuleBook book)
    {
        var date = ShiftTogether.FirstOrDefault(name => given[name] is Value.Day);
        if (date is not null) yield return RuleChanges(given, date, book);
        if (date is not null && given["birthDate"] is Value.Day { Date: var birth }) yield return Birthdays(given, date, birth);
        if (given["notificationDate"] is Value.Day { Date: var notified })
        {
            yield return Days("later-notification", given, "notificationDate", notified, 1, 200);
            yield return Days("earlier-notification", given, "notificationDate", notified, -1, 60);
        }
        if (calculator.Takes("daysInLastMonths") && given["halfDaysInLastMonths"] is null && now.Result["minimumMissingDays"] is not Value.Number { Amount: 0m })
            yield return [MoreDays(given, book.Parameters.Newest[Keys.DaysPerMonth].Value)];
        if (given["professionalPastDays"] is Value.Number { Amount: var past })
            yield return Enumerable.Range(1, 120).Select(n => Set("more-past-days", given, "professionalPastDays", past + n));
        if (calculator.Takes("fullMonthsOnMutuelle"))
            yield return [Set("one-more-sick-month", given, "fullMonthsOnMutuelle", Amount(given, "fullMonthsOnMutuelle") + 1m)];
        if (calculator.Takes("priorFullTimeMonths") && given["contractStart"] is Value.Day { Date: var start })
            yield return Enumerable.Range(1, NearMonths).SelectMany(n => Starts(given, start, n));
        foreach (var definition in calculator.Inputs)
            if (definition.Kind is InputKind.Word or InputKind.Flag && given[definition.Name] is { } chosen)
                yield return Others(given, definition, chosen);
    }

    private static (string, string, Value, Inputs) Set(string key, Inputs given, string input, Value value) =>
        (key, input, value, given.With(input, value));

    private static decimal Amount(Inputs given, string name) => given[name] is Value.Number { Amount: var amount } ? amount : 0m;

    private static IEnumerable<(string, string, Value, Inputs)> Days(string key, Inputs given, string input, DateOnly day, int step, int most) =>
        Enumerable.Range(1, most).Select(n => Set(key, given, input, day.AddDays(n * step)));

    /// <summary>The other side of every change of a figure near the asked date, nearest first.</summary>
    private static IEnumerable<(string, string, Value, Inputs)> RuleChanges(Inputs given, string input, RuleBook book)
    {
        var day = ((Value.Day)given[input]!).Date;
        return ChangeDays(book.Parameters)
            .Where(change => change > day.AddMonths(-NearMonths) && change <= day.AddMonths(NearMonths))
            .Select(change => change > day ? change : change.AddDays(-1))
            .OrderBy(other => Math.Abs(other.DayNumber - day.DayNumber))
            .Select(other => ("rule-change", input, (Value)other, Shift(given, input, other.DayNumber - day.DayNumber)));
    }

    private static IEnumerable<DateOnly> ChangeDays(ParameterBook book) =>
        book.Parameters.Values.SelectMany(parameter => parameter.Unit == "date"
                ? parameter.NewestFirst.Select(v => DateOnly.FromDayNumber((int)v.Value))
                : parameter.NewestFirst.Select(v => v.From))
            .Where(day => day > book.FirstDay).Distinct();

    /// <summary>Moves a date, and with it the dates that belong to the same event.</summary>
    private static Inputs Shift(Inputs given, string input, int days)
    {
        var moved = given.With(input, ((Value.Day)given[input]!).Date.AddDays(days));
        var with = input switch { "incapacityStart" => "incapacityEnd", "contractStart" => "seniorityStart", _ => null };
        return with is not null && given[with] is Value.Day { Date: var end } ? moved.With(with, end.AddDays(days)) : moved;
    }

    private static IEnumerable<(string, string, Value, Inputs)> Birthdays(Inputs given, string input, DateOnly birth)
    {
        var day = ((Value.Day)given[input]!).Date;
        var next = Months.Birthday(birth, Months.Age(birth, day) + 1);
        return [("next-birthday", input, next, Shift(given, input, next.DayNumber - day.DayNumber))];
    }

    /// <summary>The same further days in every window.</summary>
    private static (string, string, Value, Inputs) MoreDays(Inputs given, decimal days)
    {
        var windows = given["daysInLastMonths"] is Value.Fields fields ? fields.Items : [("36", (Value)0m)];
        var more = new Value.Fields([.. windows.Select(w => (w.Name, w.Value is Value.Number { Amount: var n } ? (Value)(n + days) : w.Value))]);
        return ("one-more-month-worked", "daysInLastMonths", days, given.With("daysInLastMonths", more));
    }

    private static IEnumerable<(string, string, Value, Inputs)> Starts(Inputs given, DateOnly start, int months) =>
    [
        ("other-start", "contractStart", start.AddMonths(months), Shift(given, "contractStart", start.AddMonths(months).DayNumber - start.DayNumber)),
        ("other-start", "contractStart", start.AddMonths(-months), Shift(given, "contractStart", start.AddMonths(-months).DayNumber - start.DayNumber)),
    ];

    /// <summary>Another answer to a question with a few answers.</summary>
    private static IEnumerable<(string, string, Value, Inputs)> Others(Inputs given, InputDefinition definition, Value chosen)
    {
        ImmutableArray<Value> values = definition.Kind == InputKind.Flag ? [true, false]
            : definition.Words.IsDefaultOrEmpty ? [] : [.. definition.Words.Select(w => (Value)w)];
        return values.Where(v => !Headlines.Same(v, chosen)).Select(v => Set("other-" + definition.Name, given, definition.Name, v));
    }
}
