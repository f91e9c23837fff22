namespace Article60.Rules.Calculators;

/// <summary>Leaving before the end of the notice: pay for the days that were not served (art. 39 §1).</summary>
internal static class NoticeNotServed
{
    public static Outcome Compute(ref Reading read, Money? gross, ParameterBook book)
    {
        var start = read.NeedDay("noticeStart");
        var end = read.NeedDay("noticeEnd");
        var last = read.NeedDay("lastDayWorked");
        var contract = read.Day("contractStart");
        if (read.Problem is null)
        {
            if (end < start) read.Decline("end-before-start", "noticeEnd");
            if (end > start.AddYears(2)) read.Decline("contract-too-long", "noticeEnd");
            if (last < contract || start < contract) read.Decline("notification-before-start", "lastDayWorked");
            if (start < book.Newest.DayOf(Keys.NoticeFirstDay)) read.Decline("notice-before-2014", "noticeStart");
        }
        if (read.Problem is { } no) return no;

        var law = book.On(start)!;
        var left = last >= end ? 0 : end.DayNumber - (last < start ? start.AddDays(-1) : last).DayNumber;
        var weeks = left / 7m;
        var shown = Math.Round(weeks, 2, MidpointRounding.AwayFromZero);
        var working = new Working();
        working.Step("notice-start", start, LegalBasis.NoticeStart);
        working.Step("notice-end", end, LegalBasis.NoticeTable);
        working.Step("last-day-worked", last);
        working.Step("days-not-served", left);
        working.Step("indemnity-weeks", shown, LegalBasis.NoticeNotServed);
        working.Warn("indemnity-not-automatic");
        working.CheckAge(book, end);
        if (gross is not { } month) return working.Result(("daysNotServed", left), ("indemnityWeeks", shown), ("noticeEnd", end));

        var week = NoticePeriod.WeeklyPay(month, law);
        working.Step("weekly-pay", week.RoundToCent(), LegalBasis.NoticeNotServed);
        working.Step("indemnity", (week * weeks).RoundToCent(), LegalBasis.NoticeNotServed);
        return working.Result(
            ("daysNotServed", left), ("indemnityWeeks", shown), ("weeklyPay", week.RoundToCent()),
            ("indemnityGross", (week * weeks).RoundToCent()), ("noticeEnd", end));
    }
}
