namespace Article60.Rules.Calculators;

/// <summary>How a resignation reaches the employer.</summary>
internal enum NotificationMode { HandedOver, Registered, Bailiff }

/// <summary>The dates and length of a notice given by the employee.</summary>
/// <param name="Effect">Day on which the notification takes effect.</param>
/// <param name="SeniorityMonths">Complete months of service on the Monday the notice starts.</param>
/// <param name="End">Last day, a Sunday.</param>
internal readonly record struct Notice(DateOnly Effect, DateOnly Start, int SeniorityMonths, int Weeks, DateOnly End, bool NewTable, Citation Source);

/// <summary>Law of 3 July 1978, art. 37/2 §2, with the table of the law of 3 June 2026 for contracts started since 1 August 2026.</summary>
internal static class NoticePeriod
{
    /// <param name="contract">Figures on the day the work started: it decides between the tables.</param>
    /// <param name="given">Figures on the day of the notification.</param>
    public static Notice Compute(DateOnly notified, NotificationMode mode, DateOnly seniorityStart, Law contract, Law given)
    {
        var effect = mode == NotificationMode.Registered
            ? Holidays.AddWorkingDays(notified, (int)given[Keys.RegisteredWorkingDays].Value, given)
            : notified;
        var start = FirstMondayAfter(effect);
        var months = Months.Complete(seniorityStart, start);
        var (weeks, source) = Weeks(months, contract);
        return new(effect, start, months, weeks, start.AddDays(7 * weeks - 1), contract.Day >= given.DayOf(Keys.NoticeNewTableStart), source);
    }

    /// <summary>The Monday after the week in which the effect falls; an effect on a Monday means the next one.</summary>
    internal static DateOnly FirstMondayAfter(DateOnly day) => day.AddDays(day.DayOfWeek == DayOfWeek.Sunday ? 1 : 8 - (int)day.DayOfWeek);

    /// <summary>Weeks for a number of complete months of service, at most the legal maximum.</summary>
    internal static (int Weeks, Citation Source) Weeks(int months, Law contract)
    {
        var bracket = Keys.NoticeBrackets.Length - 1;
        while (bracket > 0 && months < contract[Keys.NoticeFromMonths[bracket]].Value) bracket--;
        var weeks = contract[Keys.NoticeWeeks[bracket]];
        return ((int)Math.Min(weeks.Value, contract[Keys.NoticeMaxWeeks].Value), weeks.Source);
    }

    /// <summary>Pay of one week: a month times 3 over 13. Not rounded.</summary>
    internal static Money WeeklyPay(Money month, Law law) =>
        new(month.Euros * law[Keys.MonthsPerQuarter].Value / law[Keys.WeeksPerQuarter].Value);
}
