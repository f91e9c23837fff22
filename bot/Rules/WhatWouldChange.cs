using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>A variation of the inputs that changes the result.</summary>
/// <param name="Key">Which variation, e.g. <c>next-birthday</c>; its wording is in the knowledge folder.</param>
/// <param name="Input">The input that was varied.</param>
/// <param name="NewInput">What it was varied to; for <c>rule-change</c> the day of the change, the inputs staying as they were.</param>
/// <param name="Before">Decisive field as asked.</param>
/// <param name="After">Decisive field after the variation.</param>
/// <param name="Then">The whole result after the variation.</param>
public sealed record Change(string Key, string Input, Value NewInput, Value Before, Value After, Outcome.Computed Then);

/// <summary>Searches, by running the calculator again, which small variations would change its result. Nothing is known beforehand.</summary>
public static class WhatWouldChange
{
    /// <summary>At most one change per kind of variation, the most useful kinds first.</summary>
    public static ImmutableArray<Change> Search(Calculator calculator, Inputs given, RuleBook book)
    {
        if (calculator.Run(given, book) is not Outcome.Computed now) return [];
        var before = now.Result[calculator.Decides] ?? Value.None;
        var found = ImmutableArray.CreateBuilder<Change>();
        foreach (var group in Variations.Of(calculator, given, now, book))
            foreach (var tried in group)
            {
                if (calculator.Run(tried.Inputs, tried.Book ?? book) is not Outcome.Computed then) continue;
                var after = then.Result[calculator.Decides] ?? Value.None;
                if (Headlines.Same(before, after) || before is Value.Nothing || after is Value.Nothing) continue;
                found.Add(new(tried.Key, tried.Input, tried.Value, before, after, then));
                break;
            }
        return found.ToImmutable();
    }
}
