using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>A resignation: its dates, whether notice is possible at all, and what leaving earlier costs.</summary>
internal static class ResignationNotice
{
    public static readonly Calculator Calculator = new("resignation-notice",
    [
        new("who", InputKind.Word, ["employee"]), new("contractType", InputKind.Word, ["CDI", "CDD", "CDI_ending_when_right_opens"]),
        new("contractStart", InputKind.Day), new("contractEnd", InputKind.Day), new("seniorityStart", InputKind.Day),
        new("notificationMode", InputKind.Word, ["remise", "recommande", "huissier"]), new("notificationDate", InputKind.Day),
        new("monthlyGross", InputKind.Euro), new("leavesAtOnce", InputKind.Flag), new("noticeStart", InputKind.Day),
        new("noticeEnd", InputKind.Day), new("lastDayWorked", InputKind.Day), new("rightOpens", InputKind.Day),
    ], Run, "noticeEnd", "weeks");

    /// <summary>No contract of work lasts longer.</summary>
    private const int LongestYears = 50;

    private const string EndsByItself = "CDI_ending_when_right_opens";

    /// <summary>What was read and checked; the rest of the calculation cannot fail.</summary>
    internal sealed record Case(
        string Type, DateOnly Start, DateOnly? End, DateOnly SeniorityStart, DateOnly Notified, NotificationMode Mode,
        Money? MonthlyGross, bool? LeavesAtOnce, DateOnly? RightOpens, Law Contract, Law Given);

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        if (read.Word("who") is { } who && who != "employee") return new Outcome.Declined("only-employee", "who");
        var type = read.NeedWord("contractType", "CDI", "CDD", EndsByItself);
        var gross = read.Number("monthlyGross", 0m, 20_000m) is { } month ? new Money(month) : (Money?)null;
        if (read.Problem is { } no) return no;
        if (read.Has("lastDayWorked") && read.Has("noticeEnd")) return NoticeNotServed.Compute(ref read, gross, book.Parameters);
        if (type == EndsByItself && !read.Has("notificationDate")) return AutomaticEnd.Compute(ref read, book.Parameters);
        return Read(ref read, type, gross, book.Parameters) is { } found ? Given(found, book.Parameters) : read.Problem!;
    }

    private static Case? Read(ref Reading read, string type, Money? gross, ParameterBook book)
    {
        var start = read.Day("contractStart") ?? read.NeedDay("seniorityStart");
        var seniority = read.Day("seniorityStart") ?? start;
        var notified = read.NeedDay("notificationDate");
        var mode = read.NeedWord("notificationMode", "remise", "recommande", "huissier");
        var end = type == "CDD" ? read.NeedDay("contractEnd") : read.Day("contractEnd");
        var leaves = read.Flag("leavesAtOnce");
        var right = read.Day("rightOpens");
        if (read.Problem is not null) return null;

        var firstKnown = book.Newest.DayOf(Keys.NoticeFirstDay);
        if (notified < firstKnown) read.Decline("notice-before-2014", "notificationDate");
        if (seniority > start) read.Decline("seniority-after-start", "seniorityStart");
        if (start > seniority.AddYears(LongestYears)) read.Decline("contract-too-long", "seniorityStart");
        if (end < start) read.Decline("end-before-start", "contractEnd");
        if (end > start.AddYears(LongestYears)) read.Decline("contract-too-long", "contractEnd");
        if (notified < start) read.Decline("notification-before-start", "notificationDate");
        if (notified > seniority.AddYears(LongestYears)) read.Decline("contract-too-long", "notificationDate");
        if (type == "CDD" && notified > end) read.Decline("notification-after-end", "notificationDate");
        if (right < start) read.Decline("end-before-start", "rightOpens");
        if (read.Problem is not null) return null;

        var way = mode switch { "recommande" => NotificationMode.Registered, "huissier" => NotificationMode.Bailiff, _ => NotificationMode.HandedOver };
        var contract = book.On(start < firstKnown ? firstKnown : start)!;
        return new(type, start, type == "CDD" ? end : null, seniority, notified, way, gross, leaves, right, contract, book.On(notified)!);
    }

    private static Outcome.Computed Given(Case of, ParameterBook book)
    {
        var notice = NoticePeriod.Compute(of.Notified, of.Mode, of.SeniorityStart, of.Contract, of.Given);
        var working = new Working();
        var fields = ImmutableArray.CreateBuilder<(string, Value)>();
        Show(working, of, notice);
        fields.Add(("regime", notice.NewTable ? "from_2026-08-01" : "before_2026-08-01"));
        var possible = of.End is not { } end || FixedTermEnd(working, of, notice, end, fields);
        if (possible)
        {
            working.Step("notice-start", notice.Start, LegalBasis.NoticeStart);
            working.Step("notice-end", notice.End, notice.Source);
            fields.Add(("seniorityMonths", notice.SeniorityMonths));
            fields.Add(("weeks", notice.Weeks));
            fields.Add(("effectDate", notice.Effect));
            fields.Add(("noticeStart", notice.Start));
            fields.Add(("noticeEnd", notice.End));
            if (of.LeavesAtOnce == true) Indemnity(working, of, notice.Weeks, LegalBasis.NoticeNotServed, fields);
        }
        if (of.RightOpens is { } right)
        {
            var last = possible && notice.End < right ? notice.End : right;
            working.Step("contract-ends", last, LegalBasis.EndsByItself);
            fields.Add(("contractEnds", last));
        }
        Say(working, of, notice, possible, book);
        return working.Result(fields.ToImmutable());
    }

    private static void Show(Working working, Case of, Notice notice)
    {
        working.Step("notification-date", of.Notified);
        working.Step("effect-date", notice.Effect, of.Mode == NotificationMode.Registered ? LegalBasis.Registered : LegalBasis.NoticeForm);
        working.Step("seniority-start", of.SeniorityStart, LegalBasis.Seniority);
        working.Step("seniority-months", notice.SeniorityMonths, LegalBasis.Seniority);
        working.Step("notice-table", notice.NewTable ? "from_2026-08-01" : "before_2026-08-01", of.Given[Keys.NoticeNewTableStart].Source);
        working.Step("notice-weeks", notice.Weeks, notice.Source);
    }

    /// <returns>Whether notice is possible.</returns>
    private static bool FixedTermEnd(Working working, Case of, Notice notice, DateOnly end, ImmutableArray<(string, Value)>.Builder fields)
    {
        var limit = FixedTerm.Limit(of.Start, end, of.Contract);
        var phase = FixedTerm.Phase(of.Notified, notice.End, limit);
        var successive = of.SeniorityStart < of.Start;
        var possible = phase != FixedTermPhase.SecondHalf && !successive;
        var remaining = end.DayNumber - of.Notified.DayNumber;
        working.Step("contract-end", end);
        working.Step("first-half-limit", limit, LegalBasis.FixedTerm);
        working.Step("fixed-term-phase", phase.Code(), LegalBasis.FixedTermHalf);
        working.WarnIf(phase == FixedTermPhase.GreyZone && !successive, "grey-zone");
        working.WarnIf(successive, "successive-fixed-term");
        working.WarnIf(possible && notice.End > end, "notice-after-contract-end");
        fields.Add(("firstHalfLimit", limit));
        fields.Add(("phase", phase.Code()));
        fields.Add(("noticePossible", possible));
        fields.Add(("remainingDays", remaining));
        if (possible) return true;

        var cap = (int)(of.Contract[Keys.FixedTermIndemnityTimes].Value * notice.Weeks);
        working.Step("remaining-days", remaining);
        working.Step("indemnity-cap-weeks", cap, LegalBasis.FixedTerm);
        working.Warn(of.LeavesAtOnce == false ? "indemnity-only-if-leaving" : "no-notice-possible");
        fields.Add(("capWeeks", cap));
        Indemnity(working, of, FixedTerm.IndemnityWeeks(remaining, notice.Weeks, of.Contract), LegalBasis.FixedTerm, fields);
        return false;
    }

    private static void Indemnity(Working working, Case of, decimal weeks, Citation source, ImmutableArray<(string, Value)>.Builder fields)
    {
        var shown = Math.Round(weeks, 2, MidpointRounding.AwayFromZero);
        working.Step("indemnity-weeks", shown, source);
        fields.Add(("indemnityWeeks", shown));
        if (of.MonthlyGross is not { } month) return;
        var week = NoticePeriod.WeeklyPay(month, of.Given);
        working.Step("weekly-pay", week.RoundToCent(), LegalBasis.NoticeNotServed);
        working.Step("indemnity", (week * weeks).RoundToCent(), source);
        fields.Add(("weeklyPay", week.RoundToCent()));
        fields.Add(("indemnityGross", (week * weeks).RoundToCent()));
    }

    private static void Say(Working working, Case of, Notice notice, bool possible, ParameterBook book)
    {
        working.Warn("unemployment-sanction");
        working.CheckAge(book, notice.Start);
        if (!possible) return;
        working.WarnIf(notice.NewTable && notice.SeniorityMonths == 6 && notice.Start.AddDays(-7) < Months.After(of.SeniorityStart, 6), "six-month-boundary");
        working.WarnIf(of.Mode == NotificationMode.Registered, "registered-keep-receipt");
        working.WarnIf(of.Mode == NotificationMode.HandedOver, "signed-copy");
        working.WarnIf(of.SeniorityStart < of.Given.DayOf(Keys.NoticeFirstDay), "service-before-2014");
        working.WarnIf(of.RightOpens is { } right && notice.End >= right, "right-opens-first");
    }
}
