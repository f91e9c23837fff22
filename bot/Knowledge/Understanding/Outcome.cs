using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>Turns a verdict and its values into the result: a calculator starts when the message brings something to calculate with.</summary>
internal sealed class Outcome(Lexicon lexicon)
{
    private readonly ImmutableArray<LexiconEntry> _flows = lexicon["flows"];

    public Understood Of(Verdict verdict, Slots slots, string language)
    {
        if (verdict.Kind == UnderstoodKind.Several)
            return new(language, verdict.Kind, [.. verdict.Topics.Select(topic => FlowOf(topic, verdict, slots) ?? topic)], slots, verdict.Confidence);
        if (verdict.Kind != UnderstoodKind.Topic) return new(language, verdict.Kind, verdict.Topics, slots, verdict.Confidence);
        var best = verdict.Topics[0];
        return FlowOf(best, verdict, slots) is { } flow
            ? new(language, UnderstoodKind.Flow, [flow, .. verdict.Topics], slots, verdict.Confidence)
            : new(language, Families.KindOf(best), verdict.Topics, slots, verdict.Confidence);
    }

    /// <summary>The calculator or form of a topic that has something to begin with, or null.</summary>
    private string? FlowOf(string topic, Verdict verdict, Slots slots)
    {
        foreach (var flow in _flows)
        {
            if (flow.Key.Split(' ') is not [var id, var of] || of != topic) continue;
            if (flow.Words.Contains("always") || verdict.AsksToCalculate || flow.Words.Any(slots.Has)) return id;
        }

        return null;
    }
}
