using System.Collections.Frozen;

namespace Article60.Rules;

/// <summary>Every legal figure with its history.</summary>
/// <param name="FirstDay">First day for which the bot answers questions of law; earlier days are declined.</param>
/// <param name="ReviewedUntil">After this day the figures are shown as "to be checked".</param>
public sealed record ParameterBook(
    DateOnly FirstDay, DateOnly ReviewedUntil, FrozenDictionary<string, Parameter> Parameters)
{
    /// <summary>Told of every figure a calculation looks at, so that a receipt can name them; null while nobody asks.</summary>
    public Action<string, DatedValue>? Witness { get; init; }

    /// <summary>The figures in force on that day, or null before our first known day.</summary>
    public Law? On(DateOnly day) => day < FirstDay ? null : new Law(this, day);

    /// <summary>The newest figures we checked: for rules that ask no date.</summary>
    public Law Newest => new(this, ReviewedUntil);
}

/// <summary>The figures in force on one day.</summary>
public sealed record Law(ParameterBook Book, DateOnly Day)
{
    /// <summary>A figure that exists on every day since <see cref="ParameterBook.FirstDay"/>; the loader proves that it does.</summary>
    /// <exception cref="KeyNotFoundException">The figure does not exist on that day: a bug, or a young figure asked for without <see cref="Find"/>.</exception>
    public DatedValue this[string key] =>
        Find(key) ?? throw new KeyNotFoundException($"No figure '{key}' on {Day:yyyy-MM-dd}.");

    /// <summary>A figure of unit <c>date</c>, as a day.</summary>
    public DateOnly DayOf(string key) => DateOnly.FromDayNumber((int)this[key].Value);

    /// <summary>The figure on that day, or null when it did not exist yet or no longer did.</summary>
    public DatedValue? Find(string key)
    {
        var found = Book.Parameters.GetValueOrDefault(key)?.On(Day);
        if (Book.Witness is { } witness && found is not null) witness(key, found);
        return found;
    }
}
