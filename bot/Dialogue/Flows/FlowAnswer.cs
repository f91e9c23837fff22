using System.Globalization;
using Article60.Rules;

namespace Article60.Dialogue.Flows;

/// <summary>
/// An answer as a flow keeps it, one line of text: <c>2026-03-01</c> or <c>2026-03</c> (day, as precise as said), <c>months:7</c> (duration),
/// <c>42</c> (number), <c>group:36-49</c> (age group) or a code.
/// </summary>
internal static class FlowAnswer
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Duration(decimal count, string unit) => $"{unit}:{Of(count)}";

    public static decimal? Number(string? answer) =>
        decimal.TryParse(answer, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The day, the first of the month when only the month was said, the first of January when only the year was.</summary>
    public static DateOnly? Day(string? answer) =>
        DateOnly.TryParseExact(answer, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>True when the answer names a day exactly.</summary>
    public static bool IsExactDay(string? answer) => DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Count and unit (days, weeks, months, years) of a duration.</summary>
    public static (decimal Count, string Unit)? DurationOf(string? answer) =>
        answer?.Split(':') is [var unit, var count] && Number(count) is { } number && unit is "days" or "weeks" or "months" or "years" ? (number, unit) : null;

    /// <summary>Days of the longest service or illness that is taken for one: a hundred years.</summary>
    private const int LongestService = 36_500;

    /// <summary>The day a duration before another day; the day itself when the answer is one; null for a length beyond a human life.</summary>
    public static DateOnly? DayBefore(string? answer, DateOnly end)
    {
        if (Day(answer) is { } day) return day;
        if (DurationOf(answer) is not { } duration || Days(answer) is null) return null;
        return duration.Unit switch
        {
            "days" => end.AddDays(-(int)duration.Count),
            "weeks" => end.AddDays(-(int)(duration.Count * 7)),
            "months" => end.AddMonths(-(int)duration.Count),
            _ => end.AddMonths(-(int)(duration.Count * 12)),
        };
    }

    /// <summary>Length in calendar days, a month counted as thirty and a year as 365; null below zero and beyond a human life.</summary>
    public static int? Days(string? answer)
    {
        var (count, days) = DurationOf(answer) is { } duration
            ? (duration.Count, duration.Unit switch { "days" => 1, "weeks" => 7, "months" => 30, _ => 365 })
            : (Number(answer) ?? -1m, 1);
        return count >= 0m && count <= LongestService / days ? (int)(count * days) : null;
    }

    /// <summary>Whole months of a duration, or the bare number.</summary>
    public static decimal? Months(string? answer) => DurationOf(answer) is { } duration
        ? duration.Unit switch { "days" => duration.Count / 30, "weeks" => Math.Floor(duration.Count * 12 / 52), "months" => duration.Count, _ => duration.Count * 12 }
        : Number(answer);

    public static Value? DayValue(string? answer) => Day(answer) is { } day ? new Value.Day(day) : null;

    public static Value? NumberValue(string? answer) => Number(answer) is { } number ? new Value.Number(number) : null;

    public static Value? EuroValue(string? answer) => Number(answer) is { } number ? new Value.Euro(new Money(number)) : null;
}
