using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;
using Article60.Knowledge.Understanding.Values;
using Article60.Rules;

namespace Article60.Knowledge;

/// <summary>Immutable snapshot of the whole knowledge folder.</summary>
public sealed record KnowledgeBase
{
    public required RuleBook Rules { get; init; }

    public required FrozenDictionary<string, Source> Sources { get; init; }

    /// <summary>By topic.</summary>
    public required FrozenDictionary<string, Answer> Answers { get; init; }

    /// <summary>By id.</summary>
    public required FrozenDictionary<string, Centre> Centres { get; init; }

    public required FrozenDictionary<string, HelpNumber> HelpNumbers { get; init; }

    public required ImmutableArray<Contradiction> Contradictions { get; init; }

    /// <summary>By id, e.g. <c>flow-resign-notice</c>.</summary>
    public required FrozenDictionary<string, FlowDefinition> Flows { get; init; }

    /// <summary>How results are said, by calculator.</summary>
    public required FrozenDictionary<string, CalculatorWords> CalculatorWords { get; init; }

    /// <summary>Letters filled from a calculation, by calculator.</summary>
    public required FrozenDictionary<string, Letter> Letters { get; init; }

    public required Understander Understander { get; init; }

    /// <summary>Numbers, dates, durations and amounts in a text.</summary>
    public ValueReader Values => Understander.Values;

    /// <summary>By two-letter code; French is always there.</summary>
    public required FrozenDictionary<string, Language> Languages { get; init; }
}
