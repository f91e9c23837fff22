using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Tests.Rules;

public sealed class NoticeTests
{
    /// <summary>Weeks by complete months of service, month after month, as the two tables of the facts print them.</summary>
    private static readonly int[] OldTable = [.. Enumerable.Range(0, 120).Select(m => FromTable(m, false))];
    private static readonly int[] NewTable = [.. Enumerable.Range(0, 120).Select(m => FromTable(m, true))];

    private static int FromTable(int months, bool newContract)
    {
        (int Below, int Weeks)[] table = [(3, 1), (6, newContract ? 1 : 2), (12, 3), (18, 4), (24, 5), (48, 6), (60, 7), (72, 9), (84, 10), (96, 12)];
        foreach (var (below, weeks) in table)
            if (months < below) return weeks;
        return 13;
    }

    [Fact]
    public void A_million_notices_have_the_dates_of_a_walk_from_day_to_day()
    {
        var firstStart = new DateOnly(2017, 1, 2);
        long points = 0;
        Parallel.For(0, 470, n =>
        {
            var start = firstStart.AddDays(n * 7 + n % 7);
            var contract = RealRules.Figures.On(start)!;
            var (months, nextMonth) = (0, CompleteOn(start, 1));
            for (var day = start; day < start.AddDays(750); day = day.AddDays(1))
            {
                var given = RealRules.Figures.On(day)!;
                foreach (var mode in Enum.GetValues<NotificationMode>())
                {
                    var notice = NoticePeriod.Compute(day, mode, start, contract, given);
                    var effect = mode == NotificationMode.Registered ? ThirdWorkingDay(day) : day;
                    var monday = effect.AddDays(1);
                    while (monday.DayOfWeek != DayOfWeek.Monday) monday = monday.AddDays(1);
                    while (nextMonth <= monday) (months, nextMonth) = (months + 1, CompleteOn(start, months + 2));
                    var service = months;
                    while (service > 0 && CompleteOn(start, service) > monday) service--;
                    var isNew = start >= new DateOnly(2026, 8, 1);
                    var weeks = (isNew ? NewTable : OldTable)[service];
                    if (notice.Effect != effect || notice.Start != monday || notice.SeniorityMonths != service || notice.Weeks != weeks
                        || notice.End != monday.AddDays(weeks * 7).AddDays(-1) || notice.NewTable != isNew)
                        Assert.Fail($"{mode} on {day:O}, started {start:O}: {notice}; walked to {effect:O}, {monday:O}, {service} months, {weeks} weeks");
                    Interlocked.Increment(ref points);
                }
            }
        });
        Assert.True(points > 1_000_000, $"{points} points");
    }

    [Fact]
    public void Long_service_gets_the_weeks_of_both_tables()
    {
        for (var months = 0; months < 120; months++)
        {
            Assert.Equal(OldTable[months], NoticePeriod.Weeks(months, RealRules.On(2026, 7, 31)).Weeks);
            Assert.Equal(NewTable[months], NoticePeriod.Weeks(months, RealRules.On(2026, 8, 1)).Weeks);
        }
    }

    [Fact]
    public void A_later_notification_never_ends_a_notice_earlier()
    {
        foreach (var mode in Enum.GetValues<NotificationMode>())
            foreach (var start in new[] { new DateOnly(2024, 8, 31), new DateOnly(2026, 2, 2), new DateOnly(2026, 8, 3) })
            {
                var last = DateOnly.MinValue;
                for (var day = start; day < start.AddYears(4); day = day.AddDays(1))
                {
                    var end = NoticePeriod.Compute(day, mode, start, RealRules.Figures.On(start)!, RealRules.Figures.On(day)!).End;
                    Assert.True(end >= last, $"{mode} on {day:O} ends {end:O}, before {last:O}");
                    last = end;
                }
            }
    }

    [Fact]
    public void Fixed_terms_have_the_first_half_that_counting_days_in_pairs_gives()
    {
        var law = RealRules.On(2026, 1, 1);
        for (var n = 0; n < 400; n++)
            for (var days = 2; days < 500; days += 3)
            {
                var start = new DateOnly(2025, 1, 1).AddDays(n);
                var end = start.AddDays(days - 1);
                var (fromStart, fromEnd) = (start, end);
                while (fromEnd.DayNumber - fromStart.DayNumber > 1) (fromStart, fromEnd) = (fromStart.AddDays(1), fromEnd.AddDays(-1));
                var half = fromEnd == fromStart ? fromStart.AddDays(-1) : fromStart;
                var sixMonths = CompleteOn(start, 6).AddDays(-1);
                Assert.Equal(half < sixMonths ? half : sixMonths, FixedTerm.Limit(start, end, law));
            }
    }

    [Fact]
    public void The_ten_holidays_are_those_of_the_golden_numbers()
    {
        for (var day = new DateOnly(2014, 1, 1); day.Year < 2046; day = day.AddDays(1))
            if (Holidays.IsLegal(day, RealRules.Figures.On(day)!) != HolidayOracle.IsHoliday(day)) Assert.Fail($"{day:O}");
        Assert.Equal(new DateOnly(2026, 4, 5), Holidays.Easter(2026));
        Assert.Equal(new DateOnly(2030, 4, 21), Holidays.Easter(2030));
    }

    /// <summary>First day with that many complete months behind it: the same day number, or the first of the next month where there is none.</summary>
    private static DateOnly CompleteOn(DateOnly start, int months)
    {
        var (year, month) = (start.Year + (start.Month - 1 + months) / 12, (start.Month - 1 + months) % 12 + 1);
        return start.Day <= DateTime.DaysInMonth(year, month) ? new(year, month, start.Day) : new DateOnly(year, month, 1).AddMonths(1);
    }

    private static DateOnly ThirdWorkingDay(DateOnly day)
    {
        for (var counted = 0; counted < 3;)
        {
            day = day.AddDays(1);
            if (HolidayOracle.IsWorkingDay(day)) counted++;
        }
        return day;
    }
}
