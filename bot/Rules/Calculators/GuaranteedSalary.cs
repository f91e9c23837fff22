using System.Collections.Immutable;

namespace Article60.Rules.Calculators;

/// <summary>Who pays what on each calendar day of an illness. Never a net amount.</summary>
internal static class GuaranteedSalary
{
    public static readonly Calculator Calculator = new("guaranteed-salary",
    [
        new("regime", InputKind.Word, [SickScale.Employe, SickScale.ShortEmploye, SickScale.Ouvrier]),
        new("sectorVariant", InputKind.Word, [SickScale.Cct, SickScale.Statute]), new("seniorityStart", InputKind.Day),
        new("incapacityStart", InputKind.Day), new("incapacityEnd", InputKind.Day), new("previousStart", InputKind.Day),
        new("previousEnd", InputKind.Day), new("otherCauseProved", InputKind.Flag), new("contractEnd", InputKind.Day),
        new("monthlyGross", InputKind.Euro), new("daysPerWeek", InputKind.Number),
    ], Run, "employerDays");

    /// <summary>An incapacity longer than this is a slip of the pen.</summary>
    private const int LongestYears = 10;

    /// <summary>What was read and checked.</summary>
    internal sealed record Case(
        string Regime, string Variant, DateOnly? SeniorityStart, DateOnly Start, DateOnly End,
        (DateOnly Start, DateOnly End)? Previous, bool OtherCause, DateOnly? ContractEnd);

    private static Outcome Run(Inputs inputs, RuleBook book)
    {
        var read = new Reading(inputs);
        var of = Read(ref read, book.Parameters);
        var gross = read.Number("monthlyGross", 0m, 20_000m);
        var perWeek = read.Whole("daysPerWeek", 5, 6) ?? 5;
        if (read.Problem is { } no) return no;

        var law = book.Parameters.On(of.Start)!;
        var working = new Working();
        var (isRelapse, segments) = Segments(of, law);
        working.Step("incapacity-start", of.Start);
        working.Step("regime", of.Regime, LegalBasis.GuaranteedPay);
        if (of.Previous is not null) working.Step("is-relapse", isRelapse, law[Keys.RelapseDays].Source);
        foreach (var segment in segments) working.Step("segment", Shown(segment), segment.Bracket.Source);
        var certificate = Holidays.AddWorkingDays(of.Start, (int)law[Keys.CertificateWorkingDays].Value, law);
        working.Step("certificate-by", certificate, law[Keys.CertificateWorkingDays].Source);
        Say(working, of, isRelapse, segments, book.Parameters);

        var employerDays = 0;
        DateOnly? fundFrom = null;
        foreach (var segment in segments)
        {
            if (segment.Bracket.Percent > 0m) employerDays += segment.Days;
            else fundFrom ??= segment.From;
        }
        var fields = ImmutableArray.CreateBuilder<(string, Value)>(10);
        fields.Add(("isRelapse", isRelapse));
        fields.Add(("segments", new Value.Many([.. segments.Select(Shown)])));
        fields.Add(("employerDays", employerDays));
        fields.Add(("fundAloneFrom", fundFrom is { } day ? day : Value.None));
        fields.Add(("certificateBy", certificate));
        if (gross is { } month) AddPay(working, fields, new SickPay(new Money(month), perWeek, book.Parameters, law), segments);
        return working.Result(fields.ToImmutable());
    }

    internal static (bool IsRelapse, ImmutableArray<SickSegment> Segments) Segments(Case of, Law law)
    {
        var scale = SickScale.For(of.Regime, of.Variant, law);
        var reached = SickScale.NeedsSeniority(of.Regime) && of.SeniorityStart is { } start
            ? Months.After(start, (int)law[Keys.SickSeniorityMonths].Value) : (DateOnly?)null;
        var used = 0;
        if (of.Previous is { } before && !of.OtherCause && of.Start.DayNumber - before.End.DayNumber <= law[Keys.RelapseDays].Value
            && GavePay(SickDays.Cut(before.Start, before.End, 0, null, reached, scale)))
            used = before.End.DayNumber - before.Start.DayNumber + 1;
        return (used > 0, SickDays.Cut(of.Start, of.End, used, of.ContractEnd, reached, scale));
    }

    /// <summary>Only an illness that gave guaranteed pay takes days from the next one.</summary>
    private static bool GavePay(ImmutableArray<SickSegment> segments)
    {
        foreach (var segment in segments)
            if (segment.Bracket.Percent > 0m) return true;
        return false;
    }

    private static Case Read(ref Reading read, ParameterBook book)
    {
        var regime = read.NeedWord("regime", SickScale.Employe, SickScale.ShortEmploye, SickScale.Ouvrier);
        var variant = read.Word("sectorVariant", SickScale.Cct, SickScale.Statute);
        var seniority = read.Day("seniorityStart");
        var (start, end) = (read.NeedDay("incapacityStart"), read.NeedDay("incapacityEnd"));
        var (previousStart, previousEnd) = (read.Day("previousStart"), read.Day("previousEnd"));
        var contractEnd = read.Day("contractEnd");
        var other = read.Flag("otherCauseProved") ?? false;
        if (regime is SickScale.ShortEmploye or SickScale.Ouvrier)
        {
            if (variant is null) read.Decline("missing-input", "sectorVariant");
            if (seniority is null) read.Decline("missing-input", "seniorityStart");
        }
        if (previousStart is null != previousEnd is null) read.Decline("missing-input", previousStart is null ? "previousStart" : "previousEnd");
        if (read.Problem is null) CheckOrder(ref read, seniority, start, end, previousStart, previousEnd, contractEnd, book);
        var previous = previousStart is { } from && previousEnd is { } to ? (from, to) : ((DateOnly, DateOnly)?)null;
        return new(regime, variant ?? SickScale.Cct, seniority, start, end, previous, other, contractEnd);
    }

    private static void CheckOrder(
        ref Reading read, DateOnly? seniority, DateOnly start, DateOnly end, DateOnly? previousStart, DateOnly? previousEnd,
        DateOnly? contractEnd, ParameterBook book)
    {
        if (start < book.Newest.DayOf(Keys.SicknessFirstDay)) read.Decline("sickness-before-2014", "incapacityStart");
        if (end < start) read.Decline("end-before-start", "incapacityEnd");
        if (end > start.AddYears(LongestYears)) read.Decline("incapacity-too-long", "incapacityEnd");
        if (start < seniority) read.Decline("before-start-of-work", "incapacityStart");
        if (previousEnd < previousStart) read.Decline("end-before-start", "previousEnd");
        if (previousEnd >= start) read.Decline("previous-overlaps", "previousEnd");
        if (previousEnd > previousStart?.AddYears(LongestYears)) read.Decline("incapacity-too-long", "previousEnd");
        if (contractEnd < seniority) read.Decline("end-before-start", "contractEnd");
        if (contractEnd > start.AddYears(50)) read.Decline("contract-too-long", "contractEnd");
    }

    private static Value Shown(SickSegment segment) => new Value.Fields(
    [
        ("from", segment.From), ("to", segment.To), ("rankFrom", segment.RankFrom), ("rankTo", segment.RankTo),
        ("days", segment.Days), ("payer", segment.Bracket.Payer), ("employerPercent", new Value.Percent(segment.Bracket.Percent)),
        ("bracket", segment.Bracket.Name),
    ]);

    private static void AddPay(
        Working working, ImmutableArray<(string, Value)>.Builder fields, SickPay pay, ImmutableArray<SickSegment> segments)
    {
        var (days, amounts, total) = (ImmutableArray.CreateBuilder<Value>(), ImmutableArray.CreateBuilder<Value>(), Money.Zero);
        working.Step("daily-gross", pay.DailyGross, LegalBasis.DailyPay);
        foreach (var segment in segments)
        {
            var amount = pay.Amount(segment);
            days.Add(pay.WorkingDays(segment));
            amounts.Add(amount);
            total += amount;
            working.Step("segment-amount", amount, segment.Bracket.Source);
        }
        working.Step("employer-total", total);
        working.WarnIf(pay.CeilingUnknown, "ceiling-unknown");
        working.WarnIf(pay.AboveCeiling, "pay-above-ceiling");
        fields.Add(("dailyGross", pay.DailyGross));
        fields.Add(("payableDays", new Value.Many(days.ToImmutable())));
        fields.Add(("amounts", new Value.Many(amounts.ToImmutable())));
        fields.Add(("employerTotal", total));
    }

    private static void Say(Working working, Case of, bool isRelapse, ImmutableArray<SickSegment> segments, ParameterBook book)
    {
        working.WarnIf(isRelapse, "relapse");
        working.WarnIf(of.Previous is not null && of.OtherCause, "other-cause-certificate");
        working.WarnIf(of.Regime != SickScale.Employe && of.Variant == SickScale.Statute, "centre-may-give-more");
        working.WarnIf(of.Regime != SickScale.Employe && of.Variant == SickScale.Cct, "cct-private-sector");
        foreach (var segment in segments)
        {
            working.WarnIf(segment.Bracket.Name == "under_1_month_seniority", "under-one-month");
            working.WarnIf(segment.Bracket.Name == "after_contract_end", "contract-ends-during-illness");
            working.WarnIf(segment.Bracket.Payer != SickScale.Employer, "tell-the-fund");
        }
        working.CheckAge(book, of.End);
    }
}
