using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>The only place where code names a legal figure.</summary>
public static class Keys
{
    public const string R2Start = "required-workdays.r2.start";
    public const string R3Start = "required-workdays.r3.start";
    public const string JudgmentDeadline = "court.judgment.deadline";
    public const string AgeB = "required-workdays.age-b";
    public const string AgeC = "required-workdays.age-c";
    public const string DaysPerWeek = "required-workdays.days-per-week";
    public const string DaysPerMonth = "required-workdays.days-per-full-month";
    public const string DaysPerQuarter = "required-workdays.days-per-quarter";
    public const string OldYears = "required-workdays.r2.old-years";
    public const string OldDays = "required-workdays.r2.old-days";
    public const string OldDaysPerDay = "required-workdays.r2.old-days-per-day";
    public const string HalfDayExtraMonths = "required-workdays.r2.half-days.extra-months";
    public const string R3Days = "required-workdays.r3.days";
    public const string R3Months = "required-workdays.r3.months";
    public const string R3HalfDays = "required-workdays.r3.half-days";
    public const string R3HalfDayMonths = "required-workdays.r3.half-days.months";

    /// <summary>Days of each age class, youngest class first.</summary>
    public static readonly ImmutableArray<string> R1Days = ["required-workdays.r1.a.days", "required-workdays.r1.b.days", "required-workdays.r1.c.days"];
    public static readonly ImmutableArray<string> R1Months = ["required-workdays.r1.a.months", "required-workdays.r1.b.months", "required-workdays.r1.c.months"];
    public static readonly ImmutableArray<string> R2Days = ["required-workdays.r2.a.days", "required-workdays.r2.b.days", "required-workdays.r2.c.days"];
    public static readonly ImmutableArray<string> R2Months = ["required-workdays.r2.a.months", "required-workdays.r2.b.months", "required-workdays.r2.c.months"];
    public const string LongCareerB = "required-workdays.r2.b.long-career-days";
    public const string LongCareerC = "required-workdays.r2.c.long-career-days";
    public const string ExchangeFloorB = "required-workdays.r2.b.exchange-floor";
    public const string ExchangeFloorC = "required-workdays.r2.c.exchange-floor";

    public const string BenefitMonthsMin = "benefit.months-min";
    public const string BenefitMonthsMax = "benefit.months-max";
    public const string BenefitDaysPerExtraMonth = "benefit.days-per-extra-month";

    public const string NoticeFirstDay = "notice.first-day";
    public const string NoticeNewTableStart = "notice.new-table.start";
    public const string NoticeMaxWeeks = "notice.max-weeks";
    public const string RegisteredWorkingDays = "notice.registered.working-days";
    public const string FixedTermNoticeMonths = "fixed-term.notice.months";
    public const string FixedTermIndemnityTimes = "fixed-term.indemnity.times";
    public const string MonthsPerQuarter = "pay.months-per-quarter";
    public const string WeeksPerQuarter = "pay.weeks-per-quarter";

    /// <summary>Brackets of seniority, shortest first; each has a first month and a number of weeks.</summary>
    public static readonly ImmutableArray<string> NoticeBrackets =
        ["m0-3", "m3-6", "m6-12", "m12-18", "m18-24", "y2-4", "y4-5", "y5-6", "y6-7", "y7-8", "y8"];
    public static readonly ImmutableArray<string> NoticeFromMonths = [.. NoticeBrackets.Select(b => "notice.from-months." + b)];
    public static readonly ImmutableArray<string> NoticeWeeks = [.. NoticeBrackets.Select(b => "notice.weeks." + b)];

    public const string SicknessFirstDay = "sickness.first-day";
    public const string SickWeek1 = "sickness.week1.days";
    public const string SickWeek2 = "sickness.week2.days";
    public const string SickMonth1 = "sickness.month1.days";
    public const string SickSeniorityMonths = "sickness.seniority.months";
    public const string SickFullPercent = "sickness.full.percent";
    public const string OuvrierWeek2 = "sickness.ouvrier.week2.percent";
    public const string OuvrierTopUp = "sickness.ouvrier.top-up.percent";
    public const string OuvrierAboveCeiling = "sickness.ouvrier.above-ceiling.percent";
    public const string ShortWeek2 = "sickness.short.week2.percent";
    public const string ShortTopUp = "sickness.short.top-up.percent";
    public const string ShortAboveCeiling = "sickness.short.above-ceiling.percent";
    public const string StatuteWeek2 = "sickness.statute.week2.percent";
    public const string FundPercent = "sickness.fund.percent";
    public const string CeilingDaily = "sickness.ceiling.daily";
    public const string CeilingDaysPerWeek = "sickness.ceiling.days-per-week";
    public const string RelapseDays = "sickness.relapse.days";
    public const string CertificateWorkingDays = "sickness.certificate.working-days";

    public const string MinimumWage = "minimum-wage.full-time";
    public const string MinimumWageOneAmountStart = "minimum-wage.one-amount.start";

    /// <summary>Indicative net at the minimum wage: no child, one, two.</summary>
    public static readonly ImmutableArray<string> NetIndicative =
        ["net.indicative.single", "net.indicative.one-child", "net.indicative.two-children"];

    /// <summary>Social integration income by category; the order of <see cref="GeneralExemption"/>.</summary>
    public static readonly ImmutableArray<string> Categories = ["cohabitant", "single", "family"];
    public static readonly ImmutableArray<string> Ris = [.. Categories.Select(c => "ris." + c)];
    public static readonly ImmutableArray<string> GeneralExemption = [.. Categories.Select(c => "general-exemption." + c)];
    public const string IspExemption = "isp.exemption";
    public const string MaintenanceStart = "household.maintenance.start";

    public const string TutoringPremium = "tutoring-premium.monthly";
    public const string TutoringMonths = "tutoring-premium.months";
    public const string TutoringMinimumContract = "tutoring-premium.min-contract.months";

    public static readonly ImmutableArray<string> HolidayDates =
    [
        "holiday.new-year", "holiday.labour-day", "holiday.national-day", "holiday.assumption",
        "holiday.all-saints", "holiday.armistice", "holiday.christmas",
    ];
    public static readonly ImmutableArray<string> HolidayEasterOffsets = ["holiday.easter-monday", "holiday.ascension", "holiday.whit-monday"];
    public static readonly ImmutableArray<string> DoubtfulDates =
    [
        "doubtful-day.second-january", "doubtful-day.french-community", "doubtful-day.all-souls",
        "doubtful-day.kings-day", "doubtful-day.boxing-day",
    ];
    public static readonly ImmutableArray<string> DoubtfulEasterOffsets = ["doubtful-day.after-ascension"];

    /// <summary>Every figure that code asks for: the knowledge folder must hold each of them.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        R2Start, R3Start, JudgmentDeadline, AgeB, AgeC, DaysPerWeek, DaysPerMonth, DaysPerQuarter, OldYears, OldDays, OldDaysPerDay,
        HalfDayExtraMonths, R3Days, R3Months, R3HalfDays, R3HalfDayMonths, .. R1Days, .. R1Months, .. R2Days, .. R2Months,
        LongCareerB, LongCareerC, ExchangeFloorB, ExchangeFloorC, BenefitMonthsMin, BenefitMonthsMax, BenefitDaysPerExtraMonth,
        NoticeFirstDay, NoticeNewTableStart, NoticeMaxWeeks, RegisteredWorkingDays, FixedTermNoticeMonths, FixedTermIndemnityTimes,
        MonthsPerQuarter, WeeksPerQuarter, .. NoticeFromMonths, .. NoticeWeeks, SicknessFirstDay, SickWeek1, SickWeek2, SickMonth1,
        SickSeniorityMonths, SickFullPercent, OuvrierWeek2, OuvrierTopUp, OuvrierAboveCeiling, ShortWeek2, ShortTopUp,
        ShortAboveCeiling, StatuteWeek2, FundPercent, CeilingDaily, CeilingDaysPerWeek, RelapseDays, CertificateWorkingDays, MinimumWage,
        MinimumWageOneAmountStart, .. NetIndicative, .. Ris, .. GeneralExemption, IspExemption, MaintenanceStart, TutoringPremium,
        TutoringMonths, TutoringMinimumContract, .. HolidayDates, .. HolidayEasterOffsets, .. DoubtfulDates, .. DoubtfulEasterOffsets,
    ];
}
