using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>How sure we are of a figure: said to the reader when it is not high.</summary>
public enum Confidence { Low, Medium, High }

/// <summary>One value of a legal figure, from the day it took effect (that day included).</summary>
/// <param name="From">First day on which the value holds.</param>
/// <param name="Value">The figure in the parameter's unit; a date figure is its <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Checked">The day somebody last compared it with its source.</param>
/// <param name="Confidence">How sure we are.</param>
public sealed record DatedValue(DateOnly From, decimal Value, Citation Source, DateOnly Checked, Confidence Confidence);

/// <summary>One legal figure with its history.</summary>
/// <param name="Id">Kebab-case with dots for family, e.g. <c>minimum-wage.full-time</c>.</param>
/// <param name="Unit">EUR/month, EUR/hour, EUR, days, half-days, months, weeks, years, hours, percent, date, number.</param>
/// <param name="NewestFirst">At least one value, newest first.</param>
/// <param name="Ended">First day without the figure, or null while it lives.</param>
/// <param name="Introduced">First day with the figure when it is younger than the law we know, else null.</param>
public sealed record Parameter(
    string Id, string Unit, ImmutableArray<DatedValue> NewestFirst, DateOnly? Ended, DateOnly? Introduced)
{
    /// <summary>The value on that day, or null when the figure did not exist yet or no longer did.</summary>
    public DatedValue? On(DateOnly day)
    {
        if (day >= Ended) return null;
        foreach (var value in NewestFirst)
            if (value.From <= day) return value;
        return null;
    }
}
