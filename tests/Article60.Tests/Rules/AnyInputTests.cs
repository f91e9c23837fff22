using System.Collections.Frozen;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Tests.Rules;

/// <summary>Whatever people type: a result or a refusal, never an exception.</summary>
public sealed class AnyInputTests
{
    private static readonly DateOnly[] Days =
    [
        DateOnly.MinValue, DateOnly.MaxValue, new(1899, 12, 31), new(1900, 1, 1), new(1999, 12, 31), new(2000, 1, 1), new(2008, 2, 29), new(2012, 10, 31),
        new(2013, 12, 31), new(2014, 1, 1), new(2025, 12, 31), new(2026, 2, 28), new(2026, 3, 1), new(2026, 7, 31), new(2026, 8, 1), new(2026, 11, 22), new(2028, 2, 29),
        new(2100, 12, 31), new(2101, 1, 1),
    ];

    private static readonly decimal[] Numbers = [decimal.MinValue, -1m, 0m, 0.000001m, 0.5m, 1m, 5m, 6m, 7m, 12m, 36m, 38m, 312m, 2_233.61m, 99_999m, 1e9m, decimal.MaxValue];

    [Fact]
    public void Every_calculator_survives_twenty_thousand_random_inputs_and_the_search_for_changes()
    {
        foreach (var calculator in AllCalculators.All)
        {
            var random = new Random(60);
            var computed = 0;
            for (var n = 0; n < 20_000; n++)
            {
                var inputs = new Inputs(calculator.Inputs.Where(_ => random.Next(4) > 0).ToFrozenDictionary(i => i.Name, i => Any(i, random)));
                if (calculator.Run(inputs, RealRules.Book) is not Outcome.Computed done) continue;
                computed++;
                if (done.Result[calculator.Headline] is { } headline) Assert.True(Headlines.Same(headline, headline));
                if (n % 200 == 0) WhatWouldChange.Search(calculator, inputs, RealRules.Book);
            }
            Assert.True(computed > 0, calculator.Name);
        }
    }

    private static Value Any(InputDefinition input, Random random) => random.Next(30) == 0 ? "nonsense" : input.Kind switch
    {
        InputKind.Day => Day(random),
        InputKind.Moment => new Value.Moment(Day(random).ToDateTime(new TimeOnly(random.Next(24), random.Next(60)))),
        InputKind.Number or InputKind.Euro => Numbers[random.Next(Numbers.Length)],
        InputKind.Word when input.Words.IsDefaultOrEmpty => random.Next(2) == 0 ? "binche" : "commune-b",
        InputKind.Word => input.Words[random.Next(input.Words.Length)],
        InputKind.Flag => random.Next(2) == 0,
        InputKind.DayList => new Value.Many([.. Enumerable.Range(0, random.Next(4)).Select(_ => (Value)Day(random))]),
        InputKind.NumberList => new Value.Many([.. Enumerable.Range(0, random.Next(4)).Select(_ => (Value)Numbers[random.Next(Numbers.Length)])]),
        InputKind.NumberByMonths => new Value.Fields([.. ((string[])["18", "21", "33", "36", "42", "x"]).Take(random.Next(6)).Select(k => (k, (Value)Numbers[random.Next(Numbers.Length)]))]),
        _ => new Value.Many([.. Enumerable.Range(0, random.Next(3)).Select(_ => (Value)new Value.Fields([("months", Numbers[random.Next(Numbers.Length)]), ("weeklyHours", 19m), ("fullTimeHours", 38m)]))]),
    };

    private static DateOnly Day(Random random) =>
        random.Next(3) == 0 ? Days[random.Next(Days.Length)] : new DateOnly(2024, 1, 1).AddDays(random.Next(1_500));
}
