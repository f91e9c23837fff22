using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Dialogue;
using Article60.Rules;

namespace Article60.Tests.Pages;

/// <summary>One calculation of each kind, as somebody might ask for it.</summary>
internal static class Samples
{
    public static readonly DateOnly Day = new(2026, 11, 22);

    public static readonly ResultRef Resignation = Of("resignation-notice",
        ("who", "employee"), ("contractType", "CDI"), ("contractStart", new DateOnly(2026, 3, 2)), ("seniorityStart", new DateOnly(2026, 3, 2)),
        ("notificationMode", "remise"), ("notificationDate", new DateOnly(2026, 11, 25)));

    public static readonly ResultRef WalkIn = Of("next-walk-in", ("centre", "commune-b"), ("now", new Value.Moment(new DateTime(2026, 11, 22, 10, 0, 0))));

    public static readonly ImmutableArray<ResultRef> All =
    [
        Resignation,
        WalkIn,
        Of("required-workdays", ("claimDate", new DateOnly(2026, 12, 1)), ("ageOnClaimDate", 37), ("daysInLastMonths", Months(("36", 200)))),
        Of("required-workdays", ("claimDate", new DateOnly(2026, 2, 1)), ("ageClass", "B"), ("daysInLastMonths", Months(("27", 200), ("33", 240), ("42", 300)))),
        Of("contract-plan", ("contractStart", new DateOnly(2026, 1, 5)), ("birthDate", new DateOnly(1989, 5, 4))),
        Of("benefit-duration", ("claimDate", new DateOnly(2026, 12, 1)), ("professionalPastDays", 700)),
        Of("day-count", ("hoursWorked", 500), ("fullTimeWeeklyHours", 38)),
        Of("guaranteed-salary", ("regime", "ouvrier"), ("sectorVariant", "cct"), ("seniorityStart", new DateOnly(2026, 1, 5)),
            ("incapacityStart", new DateOnly(2026, 11, 9)), ("incapacityEnd", new DateOnly(2026, 12, 31)), ("monthlyGross", new Money(2233.61m)), ("daysPerWeek", 5)),
        Of("tutoring-premium", ("employerType", "private"), ("conventionSigned", true), ("weeklyHours", 19), ("fullTimeHours", 38), ("contractMonths", 12)),
        Of("partner-contribution", ("centre", "binche"), ("partnerKind", "nonprofit"), ("date", new DateOnly(2026, 11, 22)), ("months", 12)),
        Of("salary", ("date", new DateOnly(2026, 11, 22)), ("household", "single")),
        Of("household", ("date", new DateOnly(2026, 11, 22)), ("category", "cohabitant"), ("netWage", new Money(1500m))),
        Of("working-day-deadline", ("from", new DateOnly(2026, 12, 23)), ("workingDays", 3)),
        Of("regime", ("claimDate", new DateOnly(2026, 12, 1))),
        Of("reference-window", ("claimDate", new DateOnly(2026, 12, 1)), ("windowMonths", 36)),
    ];

    public static ResultRef Of(string calculator, params ReadOnlySpan<(string Name, Value Value)> inputs)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in inputs) values[name] = value;
        return new(calculator, new Inputs(values.ToFrozenDictionary(StringComparer.Ordinal)), Day);
    }

    private static Value.Fields Months(params ReadOnlySpan<(string, int)> days)
    {
        var items = ImmutableArray.CreateBuilder<(string, Value)>();
        foreach (var (months, count) in days) items.Add((months, count));
        return new(items.ToImmutable());
    }
}
