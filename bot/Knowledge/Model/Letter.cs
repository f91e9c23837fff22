using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Rules;

namespace Article60.Knowledge.Model;

/// <summary>A part of a letter: always there, or only when an input or a field of the result has this code.</summary>
/// <param name="Field">Name of the input or field, or null when the part always stands.</param>
/// <param name="Code">What it must be.</param>
/// <param name="Text">May hold <c>{field}</c> of the result and <c>[[blank]]</c> that the writer fills in.</param>
public sealed record LetterPart(string? Field, string? Code, string Text);

/// <summary>A letter filled from a calculation. It holds no name: the person who signs writes it in.</summary>
public sealed record Letter
{
    public required string Title { get; init; }
    public required string Calculator { get; init; }

    /// <summary>Topics whose short answer stands above the letter: harm first.</summary>
    public required ImmutableArray<string> Before { get; init; }

    /// <summary>There is a letter only when these fields of the result have these codes ("none" = absent).</summary>
    public required FrozenDictionary<string, string> OnlyWhen { get; init; }

    /// <summary>What is said instead when there is none.</summary>
    public required string Otherwise { get; init; }
    public required ImmutableArray<Citation> Sources { get; init; }
    public required DateOnly Checked { get; init; }
    public required ImmutableArray<LetterPart> Parts { get; init; }
}
