using System.Collections.Immutable;

namespace Article60.Rules;

/// <summary>One line of the working.</summary>
/// <param name="Label">Key of its wording in <c>knowledge/calculators/NAME.LANG.yaml</c>; Rules writes no sentence.</param>
/// <param name="Value">What this line arrives at.</param>
/// <param name="Source">The legal basis of the line, or null when it only does arithmetic on the lines above.</param>
public sealed record Step(string Label, Value Value, Citation? Source = null);

/// <summary>A result with its working, or the reason there is none.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <param name="Result">Field names of the command-line contract.</param>
    /// <param name="Steps">The working, first to last.</param>
    /// <param name="Warnings">Keys of things the reader must know, e.g. <c>leap-day-window</c>.</param>
    public sealed record Computed(Value.Fields Result, ImmutableArray<Step> Steps, ImmutableArray<string> Warnings) : Outcome;

    /// <param name="Reason">Key of the reason, e.g. <c>end-before-start</c>.</param>
    /// <param name="Input">The input that caused it, or null when none alone did.</param>
    public sealed record Declined(string Reason, string? Input = null) : Outcome;
}
