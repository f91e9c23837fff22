namespace Article60.Tests.Rules;

/// <summary>
/// The days to prove, written a second time from the table of the facts as plain conditions, without the code's formulas:
/// the extra days are whatever number makes the condition true while one day fewer does not.
/// </summary>
internal static class WorkdaysOracle
{
    /// <param name="Holds">Whether the route is satisfied with d recent days in its window and t older ones.</param>
    internal sealed record Condition(string Code, int Months, Func<int, int, bool> Holds);

    public static readonly Dictionary<string, Condition[]> Routes = new()
    {
        ["R1A"] = [new("R1-A1", 18, (d, _) => d >= 312), new("R1-A2", 27, (d, _) => d >= 468), new("R1-A3", 36, (d, _) => d >= 624)],
        ["R1B"] = [new("R1-B1", 27, (d, _) => d >= 468), new("R1-B2", 36, (d, _) => d >= 624)],
        ["R1C"] = [new("R1-C1", 36, (d, _) => d >= 624)],
        ["R2A"] = [new("R2-A1", 21, (d, _) => d >= 312), new("R2-A2", 33, (d, _) => d >= 468), new("R2-A3", 42, (d, _) => d >= 624)],
        ["R2B"] =
        [
            new("R2-B1", 33, (d, _) => d >= 468), new("R2-B2", 42, (d, _) => d >= 624),
            new("R2-B3", 33, (d, t) => d >= 234 && t >= 1560), new("R2-B4", 33, (d, t) => d >= 312 && t >= 8 * (468 - d)),
        ],
        ["R2C"] =
        [
            new("R2-C1", 42, (d, _) => d >= 624), new("R2-C2", 42, (d, t) => d >= 312 && t >= 1560),
            new("R2-C3", 42, (d, t) => d >= 416 && t >= 8 * (624 - d)),
        ],
        ["R3"] = [new("R3-1", 36, (d, _) => d >= 312)],
    };

    /// <summary>True when exactly that many further days satisfy the condition; null means that none ever do.</summary>
    public static bool Agrees(Condition condition, int recent, int old, decimal? missing)
    {
        if (missing is not { } days) return !condition.Holds(recent + 10_000, old);
        var extra = (int)days;
        return extra == days && condition.Holds(recent + extra, old) && (extra == 0 || !condition.Holds(recent + extra - 1, old));
    }

    /// <summary>Regime from the text of the date: ISO dates sort like days.</summary>
    public static string Regime(DateOnly claim)
    {
        var text = claim.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return string.CompareOrdinal(text, "20121101") < 0 ? "R1" : string.CompareOrdinal(text, "20260301") < 0 ? "R2" : "R3";
    }

    /// <summary>Age by counting birthdays one after the other; 29 February is counted on 1 March of other years.</summary>
    public static int Age(DateOnly birth, DateOnly day)
    {
        var age = 0;
        while (true)
        {
            var year = birth.Year + age + 1;
            var birthday = birth is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year) ? new DateOnly(year, 3, 1) : new DateOnly(year, birth.Month, birth.Day);
            if (birthday > day) return age;
            age++;
        }
    }

    /// <summary>Months of contract needed, by walking month by month and looking at every single day of every worked month.</summary>
    public static int PlanMonths(DateOnly start, DateOnly birth, IReadOnlyCollection<DateOnly> prior, int sick)
    {
        for (var months = 0; ; months++)
        {
            var claim = start.AddMonths(months);
            var regime = Regime(claim);
            var age = Age(birth, claim);
            var lost = regime == "R3" ? Math.Min(months, sick) : 0;
            var worked = prior.Select(m => (First: m, Last: m.AddMonths(1).AddDays(-1)))
                .Concat(Enumerable.Range(lost, months - lost).Select(m => (First: start.AddMonths(m), Last: start.AddMonths(m + 1).AddDays(-1)))).ToArray();
            var lengthened = start.AddMonths(lost).DayNumber - start.DayNumber;
            foreach (var route in Routes[regime == "R3" ? "R3" : regime + (age >= 50 ? "C" : age >= 36 ? "B" : "A")])
            {
                var first = claim.AddMonths(-route.Months).AddDays(-lengthened);
                var recent = worked.Count(w => w.First >= first && w.Last < claim) * 26;
                var old = worked.Count(w => w.First >= first.AddYears(-10) && w.Last < first) * 26;
                if (route.Holds(recent, old)) return months;
            }
        }
    }
}
