namespace Article60.Rules;

/// <summary>Months counted "from date to the eve of date", as service and age are counted.</summary>
internal static class Months
{
    /// <summary>Complete months from <paramref name="first"/> until the eve of <paramref name="day"/>: 1 March to 1 September is 6.</summary>
    public static int Complete(DateOnly first, DateOnly day) =>
        (day.Year - first.Year) * 12 + day.Month - first.Month - (day.Day < first.Day ? 1 : 0);

    /// <summary>First day with that many complete months behind it. From 31 August, six months are complete on 1 March.</summary>
    public static DateOnly After(DateOnly first, int months)
    {
        var day = first.AddMonths(months);
        return day.Day < first.Day ? day.AddDays(1) : day;
    }

    /// <summary>Age on a day. A birthday on 29 February is counted on 1 March of other years.</summary>
    public static int Age(DateOnly birth, DateOnly day) =>
        day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);

    /// <summary>First day on which somebody has that age.</summary>
    public static DateOnly Birthday(DateOnly birth, int age) => After(birth, age * 12);
}
