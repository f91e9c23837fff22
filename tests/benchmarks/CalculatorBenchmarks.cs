using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using Article60.Knowledge;
using Article60.Knowledge.Readers;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Benchmarks;

/// <summary>Time and memory of one call of each calculator: 50 µs is the limit, 1 ms for a contract plan and for the searches.</summary>
internal static class CalculatorBenchmarks
{
    private const int Warm = 20_000, Measured = 20_000;

    /// <returns>1 when a calculator is slower than its limit.</returns>
    public static int Run(string[] args)
    {
        var book = Load(args.Length > 0 ? args[0] : "knowledge");
        var slow = false;
        Console.WriteLine($"{"calculation",-44}{"µs/call",10}{"bytes/call",12}");
        foreach (var (name, inputs) in Calls())
        {
            var calculator = AllCalculators.Find(name)!;
            slow |= Measure(name, name == "contract-plan" ? 1_000 : 50, Measured, () => calculator.Run(inputs, book));
        }
        var workdays = AllCalculators.Find("required-workdays")!;
        var known = Of(("claimDate", Day(2026, 12, 1)));
        Measure("what would change: required-workdays", 1_000, 500, () => WhatWouldChange.Search(workdays, Calls()[3].Inputs, book));
        Measure("range: required-workdays, age and days open", 50_000, 20, () => Ranges.Over(workdays, known, ["birthDate", "daysInLastMonths"], book));
        return slow ? 1 : 0;
    }

    private static bool Measure(string name, double limit, int times, Func<object?> call)
    {
        for (var i = 0; i < Math.Min(Warm, times); i++) GC.KeepAlive(call());
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times; i++) GC.KeepAlive(call());
        var each = clock.Elapsed.TotalMicroseconds / times;
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{name,-44}{each,10:0.00}{(GC.GetAllocatedBytesForCurrentThread() - bytes) / times,12}{(each > limit ? "  too slow" : "")}"));
        return each > limit;
    }

    private static (string Name, Inputs Inputs)[] Calls() =>
    [
        ("regime", Of(("claimDate", Day(2026, 12, 1)))),
        ("reference-window", Of(("claimDate", Day(2026, 12, 1)), ("windowMonths", 36))),
        ("day-count", Of(("hoursWorked", 988), ("fullTimeWeeklyHours", 38))),
        ("required-workdays", Of(("claimDate", Day(2025, 12, 1)), ("birthDate", Day(1985, 5, 5)), ("daysInLastMonths", Months(300)), ("daysIn10YearsBeforeMonths", Months(900)))),
        ("contract-plan", Of(("contractStart", Day(2024, 2, 1)), ("birthDate", Day(1974, 3, 1)), ("fullMonthsOnMutuelle", 3), ("priorFullTimeMonths", Worked(48)))),
        ("benefit-duration", Of(("claimDate", Day(2026, 12, 1)), ("professionalPastDays", 900))),
        ("resignation-notice", Of(("contractType", "CDD"), ("contractStart", Day(2025, 12, 1)), ("contractEnd", Day(2026, 11, 30)),
            ("notificationMode", "recommande"), ("notificationDate", Day(2026, 11, 9)), ("monthlyGross", 2233.61m), ("leavesAtOnce", true))),
        ("guaranteed-salary", Of(("regime", "ouvrier"), ("sectorVariant", "cct"), ("seniorityStart", Day(2026, 9, 14)),
            ("incapacityStart", Day(2026, 10, 10)), ("incapacityEnd", Day(2026, 12, 20)), ("monthlyGross", 2233.61m))),
        ("tutoring-premium", Of(("employerType", "private_enterprise"), ("conventionSigned", true), ("weeklyHours", 25), ("fullTimeHours", 38), ("contractMonths", 10))),
        ("partner-contribution", Of(("centre", "binche"), ("partnerKind", "public"), ("months", 12),
            ("shares", new Value.Many([0.5m, 0.25m, 0.25m])))),
        ("salary", Of(("date", Day(2026, 11, 22)), ("fullTimeHours", 38), ("weeklyHours", 19))),
        ("household", Of(("date", Day(2026, 11, 22)), ("netWage", 2088), ("category", "family"), ("relative", "parent-or-child"))),
        ("next-walk-in", Of(("centre", "commune-b"), ("now", new Value.Moment(new DateTime(2026, 12, 24, 12, 0, 0))))),
        ("working-day-deadline", Of(("from", Day(2026, 11, 9)), ("workingDays", 3))),
    ];

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    private static Value.Fields Months(int days) => new([("21", days), ("33", days), ("42", days)]);

    private static Value.Many Worked(int months) => new([.. Enumerable.Range(1, months).Select(n => (Value)Day(2022, 1, 1).AddMonths(-n))]);

    private static Inputs Of(params (string Name, Value Value)[] inputs) => new(inputs.ToFrozenDictionary(i => i.Name, i => i.Value));

    private static RuleBook Load(string folder)
    {
        var (files, problems) = (new KnowledgeFiles(folder), new ProblemList());
        var dates = LawDates.Read(files, problems)!;
        var sources = SourceReader.Read(files, problems);
        var parameters = ParameterReader.Read(files, sources, problems);
        var none = new HashSet<string>();
        var centres = CentreReader.Read(files, new TemplateScope(parameters, sources, none, none, new HashSet<string>()), problems);
        return new(
            new(dates.FirstDay, dates.ReviewedUntil, parameters.ToFrozenDictionary(p => p.Key, p => p.Value.Parameter)),
            centres.ToFrozenDictionary(c => c.Key, c => c.Value.Centre.Terms));
    }
}
