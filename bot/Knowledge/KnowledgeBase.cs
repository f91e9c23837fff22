using System.Collections.Frozen;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge;

/// <summary>Immutable snapshot of the whole knowledge folder.</summary>
public sealed record KnowledgeBase
{
    public required RuleBook Rules { get; init; }

    public required FrozenDictionary<string, Source> Sources { get; init; }
}
