using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>What an incomplete date may mean around a reference day: the last one gone by and the next one to come.</summary>
internal static class Dates
{
    public static ImmutableArray<DateOnly> Of(int? year, int month, int day, DateOnly reference)
    {
        if (year is { } stated) return Exists(stated, month, day) ? [new(stated, month, day)] : [];
        if (month is < 1 or > 12) return [];
        DateOnly? last = null, next = null;
        for (var y = reference.Year; y > reference.Year - 9 && last is null; y--)
            if (Exists(y, month, day) && new DateOnly(y, month, day) is var past && past < reference) last = past;
        for (var y = reference.Year; y < reference.Year + 9 && next is null; y++)
            if (Exists(y, month, day) && new DateOnly(y, month, day) is var coming && coming >= reference) next = coming;
        return last is { } l && next is { } n ? [l, n] : [];
    }

    public static ImmutableArray<DateOnly> Months(int month, DateOnly reference)
    {
        var here = new DateOnly(reference.Year, month, 1);
        return here <= reference ? [here, here.AddYears(1)] : [here.AddYears(-1), here];
    }

    public static ImmutableArray<DateOnly> DayOfMonth(int day, DateOnly reference)
    {
        DateOnly? last = null, next = null;
        var first = new DateOnly(reference.Year, reference.Month, 1);
        for (var m = 0; m > -3 && last is null; m--)
            if (first.AddMonths(m) is var month && Exists(month.Year, month.Month, day) && month.AddDays(day - 1) < reference) last = month.AddDays(day - 1);
        for (var m = 0; m < 3 && next is null; m++)
            if (first.AddMonths(m) is var month && Exists(month.Year, month.Month, day) && month.AddDays(day - 1) >= reference) next = month.AddDays(day - 1);
        return last is { } l && next is { } n ? [l, n] : [];
    }

    /// <summary>The day of that number nearest to the reference that falls on that weekday (1 = Monday).</summary>
    public static ImmutableArray<DateOnly> OnWeekday(int weekday, int day, DateOnly reference)
    {
        var first = new DateOnly(reference.Year, reference.Month, 1);
        for (var distance = 0; distance < 24; distance++)
            foreach (var month in new[] { first.AddMonths(-distance), first.AddMonths(distance) })
                if (Exists(month.Year, month.Month, day) && Iso(month.AddDays(day - 1)) == weekday) return [month.AddDays(day - 1)];
        return [];
    }

    /// <summary>Monday is 1, Sunday 7.</summary>
    public static int Iso(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(1 - Iso(day));

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
