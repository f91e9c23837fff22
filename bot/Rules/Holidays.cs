using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>The ten legal holidays and the days on which administrations may close, computed for any year.</summary>
public static class Holidays
{
    public static bool IsLegal(DateOnly day, Law law) => Falls(day, law, Keys.HolidayDates, Keys.HolidayEasterOffsets);

    /// <summary>No law closes these days, habit often does: whoever plans to come should phone first.</summary>
    public static bool IsDoubtful(DateOnly day, Law law) => Falls(day, law, Keys.DoubtfulDates, Keys.DoubtfulEasterOffsets);

    /// <summary>Monday to Saturday without the legal holidays: Saturday is a working day in labour law.</summary>
    public static bool IsWorkingDay(DateOnly day, Law law) => day.DayOfWeek != DayOfWeek.Sunday && !IsLegal(day, law);

    /// <summary>The day that is the given number of working days later; the start day itself does not count.</summary>
    public static DateOnly AddWorkingDays(DateOnly day, int count, Law law, bool saturdayCounts = true)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day, law) && (saturdayCounts || day.DayOfWeek != DayOfWeek.Saturday)) count--;
        }
        return day;
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }

    private static bool Falls(DateOnly day, Law law, ImmutableArray<string> dates, ImmutableArray<string> offsets)
    {
        foreach (var key in dates)
            if (law.Find(key) is { } fixedDay && DateOnly.FromDayNumber((int)fixedDay.Value) is var date
                && date.Month == day.Month && date.Day == day.Day) return true;
        if (day.Month is < 3 or > 7) return false;
        var sinceEaster = day.DayNumber - Easter(day.Year).DayNumber;
        foreach (var key in offsets)
            if (law.Find(key) is { } offset && offset.Value == sinceEaster) return true;
        return false;
    }
}
