using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>One thing to try.</summary>
/// <param name="Key">Kind of variation; its wording is in the knowledge folder.</param>
/// <param name="Book">Other figures to run with, or null for the present ones.</param>
internal readonly record struct Variation(string Key, string Input, Value Value, Inputs Inputs, RuleBook? Book = null);

/// <summary>Small variations worth trying, by what a calculator takes: each group is tried until one of its members changes the result.</summary>
internal static class Variations
{
    /// <summary>How far a change of the law is still "near" an asked date, in months.</summary>
    private const int NearMonths = 12;

    /// <summary>How long the rule of before is still worth showing: later it only confuses.</summary>
    private const int RecentMonths = 6;

    private static readonly string[] Moving = ["claimDate", "contractStart", "incapacityStart", "date"];

    public static IEnumerable<IEnumerable<Variation>> Of(Calculator calculator, Inputs given, Outcome.Computed now, RuleBook book)
    {
        yield return RuleChanges(given, book);
        if (Moving.FirstOrDefault(name => given[name] is Value.Day) is { } date && given["birthDate"] is Value.Day { Date: var birth })
            yield return [NextBirthday(given, date, birth)];
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
            yield return Enumerable.Range(1, NearMonths).SelectMany(n => new[] { start.AddMonths(n), start.AddMonths(-n) })
                .Select(day => new Variation("other-start", "contractStart", day, Shift(given, "contractStart", day.DayNumber - start.DayNumber)));
        foreach (var definition in calculator.Inputs)
            if (definition.Kind is InputKind.Word or InputKind.Flag && given[definition.Name] is { } chosen)
                yield return Others(given, definition, chosen);
    }

    private static Variation Set(string key, Inputs given, string input, Value value) => new(key, input, value, given.With(input, value));

    private static decimal Amount(Inputs given, string name) => given[name] is Value.Number { Amount: var amount } ? amount : 0m;

    private static IEnumerable<Variation> Days(string key, Inputs given, string input, DateOnly day, int step, int most) =>
        Enumerable.Range(1, most).Select(n => Set(key, given, input, day.AddDays(n * step)));

    /// <summary>The same inputs under the other side of every change of the law near an asked date, nearest first.</summary>
    private static IEnumerable<Variation> RuleChanges(Inputs given, RuleBook book)
    {
        var asked = given.Values.Where(entry => entry.Key != "birthDate" && entry.Value is Value.Day)
            .Select(entry => (entry.Key, ((Value.Day)entry.Value).Date)).ToArray();
        if (asked.Length == 0) return [];
        return OtherLaw.Changes(book.Parameters)
            .Select(change => (Change: change, Near: asked.MinBy(a => Math.Abs(a.Date.DayNumber - change.DayNumber))))
            .Where(c => c.Change >= c.Near.Date.AddMonths(-RecentMonths) && c.Change <= c.Near.Date.AddMonths(NearMonths))
            .OrderBy(c => Math.Abs(c.Near.Date.DayNumber - c.Change.DayNumber))
            .SelectMany(c => Sides(book, c.Change).Select(other => new Variation("rule-change", c.Near.Key, c.Change, given, other)));
    }

    private static IEnumerable<RuleBook> Sides(RuleBook book, DateOnly change)
    {
        yield return OtherLaw.Without(book, change);
        yield return OtherLaw.Already(book, change);
    }

    /// <summary>Moves a date, and with it the dates that belong to the same event.</summary>
    private static Inputs Shift(Inputs given, string input, int days)
    {
        var moved = given.With(input, ((Value.Day)given[input]!).Date.AddDays(days));
        var with = input switch { "incapacityStart" => "incapacityEnd", "contractStart" => "seniorityStart", _ => null };
        return with is not null && given[with] is Value.Day { Date: var end } ? moved.With(with, end.AddDays(days)) : moved;
    }

    private static Variation NextBirthday(Inputs given, string input, DateOnly birth)
    {
        var day = ((Value.Day)given[input]!).Date;
        var next = Months.Birthday(birth, Months.Age(birth, day) + 1);
        return new("next-birthday", input, next, Shift(given, input, next.DayNumber - day.DayNumber));
    }

    /// <summary>The same further days in every window.</summary>
    private static Variation MoreDays(Inputs given, decimal days)
    {
        var windows = given["daysInLastMonths"] is Value.Fields fields ? fields.Items : [("36", (Value)0m)];
        var more = new Value.Fields([.. windows.Select(w => (w.Name, w.Value is Value.Number { Amount: var n } ? (Value)(n + days) : w.Value))]);
        return new("one-more-month-worked", "daysInLastMonths", days, given.With("daysInLastMonths", more));
    }

    /// <summary>Another answer to a question with a few answers; a flag says in its key what it became.</summary>
    private static IEnumerable<Variation> Others(Inputs given, InputDefinition definition, Value chosen)
    {
        if (chosen is Value.Flag { Yes: var yes })
            return [Set($"other-{definition.Name}-{(yes ? "no" : "yes")}", given, definition.Name, !yes)];
        ImmutableArray<Value> values = definition.Words.IsDefaultOrEmpty ? [] : [.. definition.Words.Select(w => (Value)w)];
        return values.Where(v => !Headlines.Same(v, chosen)).Select(v => Set("other-" + definition.Name, given, definition.Name, v));
    }
}
