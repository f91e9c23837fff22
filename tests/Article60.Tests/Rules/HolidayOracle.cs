namespace Article60.Tests.Rules;

/// <summary>Legal holidays of every day from 2014 to 2045, from the table of golden numbers instead of an Easter formula.</summary>
internal static class HolidayOracle
{
    /// <summary>Paschal full moons of 1900–2199 by golden number (1 to 19), as month * 100 + day.</summary>
    private static readonly int[] FullMoons =
        [414, 403, 323, 411, 331, 418, 408, 328, 416, 405, 325, 413, 402, 322, 410, 330, 417, 407, 327];

    private static readonly DateOnly First = new(2014, 1, 1);
    private static readonly bool[] Days = Build();

    public static bool IsHoliday(DateOnly day) => Days[day.DayNumber - First.DayNumber];

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !IsHoliday(day);

    /// <summary>The Sunday after the full moon; a full moon on a Sunday means the next one.</summary>
    public static DateOnly Easter(int year)
    {
        var moon = FullMoons[year % 19];
        var day = new DateOnly(year, moon / 100, moon % 100).AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Sunday) day = day.AddDays(1);
        return day;
    }

    private static bool[] Build()
    {
        var days = new bool[new DateOnly(2045, 12, 31).DayNumber - First.DayNumber + 1];
        for (var year = 2014; year <= 2045; year++)
            foreach (var day in (DateOnly[])
                [new(year, 1, 1), Easter(year).AddDays(1), new(year, 5, 1), Easter(year).AddDays(39), Easter(year).AddDays(50),
                 new(year, 7, 21), new(year, 8, 15), new(year, 11, 1), new(year, 11, 11), new(year, 12, 25)])
                days[day.DayNumber - First.DayNumber] = true;
        return days;
    }
}
