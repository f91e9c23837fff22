using System.Collections.Frozen;

namespace Article60.Rules;

/// <summary>The figures as they would stand if one change of the law had not come, or had come long ago: old and new rule side by side.</summary>
internal static class OtherLaw
{
    private static readonly DateOnly Never = new(2200, 1, 1);

    /// <summary>Days on which some figure changes, or that are themselves the start of a rule.</summary>
    public static IEnumerable<DateOnly> Changes(ParameterBook book) =>
        book.Parameters.Values.SelectMany(parameter => parameter.Unit == "date"
                ? parameter.NewestFirst.Select(value => DateOnly.FromDayNumber((int)value.Value))
                : parameter.NewestFirst.Select(value => value.From))
            .Where(day => day > book.FirstDay).Distinct();

    /// <summary>The change of that day never comes: older values stay, a rule that starts that day never does.</summary>
    public static RuleBook Without(RuleBook book, DateOnly change) => Altered(book, change, (parameter, at) =>
        at < parameter.NewestFirst.Length - 1 ? parameter with { NewestFirst = parameter.NewestFirst.RemoveAt(at) } : parameter, Never);

    /// <summary>The change of that day came before anything we know.</summary>
    public static RuleBook Already(RuleBook book, DateOnly change) => Altered(book, change, (parameter, at) => parameter with
    {
        Introduced = null,
        NewestFirst = [.. parameter.NewestFirst[..at], parameter.NewestFirst[at] with { From = book.Parameters.FirstDay }],
    }, book.Parameters.FirstDay);

    private static RuleBook Altered(RuleBook book, DateOnly change, Func<Parameter, int, Parameter> alter, DateOnly moved)
    {
        var figures = book.Parameters.Parameters.ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var (id, parameter) in book.Parameters.Parameters)
        {
            if (parameter.Unit == "date")
            {
                if (parameter.NewestFirst.Any(value => (int)value.Value == change.DayNumber))
                    figures[id] = parameter with { NewestFirst = [.. parameter.NewestFirst.Select(value => Moved(value, change, moved))] };
                continue;
            }
            for (var at = 0; at < parameter.NewestFirst.Length; at++)
                if (parameter.NewestFirst[at].From == change) figures[id] = alter(parameter, at);
        }
        return book with { Parameters = book.Parameters with { Parameters = figures.ToFrozenDictionary() } };
    }

    private static DatedValue Moved(DatedValue value, DateOnly change, DateOnly to) =>
        (int)value.Value == change.DayNumber ? value with { Value = to.DayNumber } : value;
}
