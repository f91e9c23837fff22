using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Knowledge.Model;

/// <summary>A sentence said when the result has these values; an empty condition always holds.</summary>
public sealed record ResultSentence(FrozenDictionary<string, string> When, string Say);

/// <summary>How the result of one calculator is said in one language. Texts hold <c>{field}</c>, <c>{field:unit}</c> and <c>{{value figure}}</c>.</summary>
public sealed record CalculatorWords
{
    public required string Title { get; init; }

    /// <summary>The one-sentence answer: first match wins.</summary>
    public required ImmutableArray<ResultSentence> Answers { get; init; }
    public required FrozenDictionary<string, string> Labels { get; init; }
    public required FrozenDictionary<string, string> Warnings { get; init; }
    public required FrozenDictionary<string, string> Declined { get; init; }
    public required FrozenDictionary<string, string> Inputs { get; init; }
    public required FrozenDictionary<string, string> Fields { get; init; }

    /// <summary>Result fields shown as figures, in this order; empty = every named field.</summary>
    public required ImmutableArray<string> Figures { get; init; }

    /// <summary>Unit of number fields and number steps.</summary>
    public required FrozenDictionary<string, string> Units { get; init; }

    /// <summary>Code words such as <c>R3</c>.</summary>
    public required FrozenDictionary<string, string> Codes { get; init; }
    public required ImmutableArray<string> MustSay { get; init; }
    public required ImmutableArray<string> NotExamined { get; init; }
    public required FrozenDictionary<string, string> Changes { get; init; }

    /// <summary>Result fields worth an entry in somebody's calendar, and its title.</summary>
    public required FrozenDictionary<string, string> Calendar { get; init; }
}
