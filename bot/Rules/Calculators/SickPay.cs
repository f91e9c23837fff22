namespace Article60.Rules.Calculators;

/// <summary>The money of guaranteed pay: a day is a month times 3 over 13 weeks; each segment is rounded once.</summary>
internal sealed class SickPay(Money month, int daysPerWeek, ParameterBook book, Law law)
{
    private readonly Money _day = new(month.Euros * law[Keys.MonthsPerQuarter].Value / (law[Keys.WeeksPerQuarter].Value * daysPerWeek));
    private readonly decimal _ceilingFactor = law[Keys.CeilingDaysPerWeek].Value / daysPerWeek;

    public Money DailyGross => _day.RoundToCent();

    /// <summary>The ceiling was needed on a day for which we do not know it.</summary>
    public bool CeilingUnknown { get; private set; }

    /// <summary>Some pay lies above the ceiling.</summary>
    public bool AboveCeiling { get; private set; }

    /// <summary>Days of the timetable in a segment: Monday to Friday, or to Saturday in a six-day week.</summary>
    public int WorkingDays(SickSegment segment)
    {
        var (whole, rest) = (segment.Days / 7, segment.Days % 7);
        var count = whole * daysPerWeek;
        for (var i = 0; i < rest; i++)
            if (IsWorked(segment.From.AddDays(whole * 7 + i))) count++;
        return count;
    }

    public Money Amount(SickSegment segment)
    {
        if (segment.Bracket is { Percent: 0m, PercentAbove: 0m }) return Money.Zero;
        var total = Money.Zero;
        for (var day = segment.From; day <= segment.To; day = day.AddDays(1))
            if (IsWorked(day)) total += OfDay(day, segment.Bracket);
        return total.RoundToCent();
    }

    private Money OfDay(DateOnly day, SickBracket bracket)
    {
        if (bracket.Percent == bracket.PercentAbove) return _day * (bracket.Percent / 100m);
        if (book.On(day)?.Find(Keys.CeilingDaily) is not { } known)
        {
            CeilingUnknown = true;
            return _day * (bracket.Percent / 100m);
        }
        book.Witness?.Invoke(Keys.CeilingDaily, known);
        var ceiling = new Money(known.Value * _ceilingFactor);
        if (_day <= ceiling) return _day * (bracket.Percent / 100m);
        AboveCeiling = true;
        return ceiling * (bracket.Percent / 100m) + (_day - ceiling) * (bracket.PercentAbove / 100m);
    }

    private bool IsWorked(DateOnly day) =>
        day.DayOfWeek != DayOfWeek.Sunday && (daysPerWeek > 5 || day.DayOfWeek != DayOfWeek.Saturday);
}
