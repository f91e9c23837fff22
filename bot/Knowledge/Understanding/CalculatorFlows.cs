using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>Which calculator or form goes further than which topic, and which values start it: the list <c>flows</c>, read once.</summary>
internal sealed class CalculatorFlows
{
    private readonly FrozenDictionary<string, ImmutableArray<Started>> _byTopic;

    /// <summary>Calculators of a single topic → the topic: to ask the one is to ask the other.</summary>
    private readonly FrozenDictionary<string, string> _topics;

    public CalculatorFlows(Lexicon lexicon)
    {
        var all = lexicon["flows"].Where(entry => entry.Key.Contains(' ', StringComparison.Ordinal))
            .Select(entry => (Pair: entry.Key.Split(' ', 2), entry.Words)).Select(entry => (Flow: entry.Pair[0], Topic: entry.Pair[1], entry.Words)).ToList();
        _byTopic = all.GroupBy(one => one.Topic, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(one => new Started(one.Flow, one.Words.Contains("always"), one.Words)).ToImmutableArray(), StringComparer.Ordinal);
        _topics = all.GroupBy(one => one.Flow, StringComparer.Ordinal).Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.Single().Topic, StringComparer.Ordinal);
    }

    private sealed record Started(string Flow, bool Always, ImmutableArray<string> Slots);

    /// <summary>The topic of a calculator that has only one; any other id itself.</summary>
    public string TopicOf(string id) => _topics.GetValueOrDefault(id, id);

    /// <summary>The calculator or form of a topic that has something to begin with, or null.</summary>
    public string? For(string topic, bool asksToCalculate, Slots slots)
    {
        foreach (var flow in _byTopic.GetValueOrDefault(topic, []))
            if (flow.Always || asksToCalculate || flow.Slots.Any(slots.Has)) return flow.Flow;
        return null;
    }
}
