using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>Turns a verdict and its values into the result: a calculator starts when the message brings something to calculate with.</summary>
internal sealed class Outcome(Lexicon lexicon)
{
    private readonly ImmutableArray<LexiconEntry> _flows = lexicon["flows"];

    public Understood Of(Verdict verdict, Slots slots, string language)
    {
        if (verdict.Kind != UnderstoodKind.Topic) return new(language, verdict.Kind, verdict.Topics, slots, verdict.Confidence);
        var best = verdict.Topics[0];
        foreach (var flow in _flows)
        {
            var parts = flow.Key.Split(' ');
            if (parts[1] != best) continue;
            var starts = flow.Words.Contains("always") || verdict.AsksToCalculate || flow.Words.Any(slots.Has);
            if (starts) return new(language, UnderstoodKind.Flow, [parts[0], .. verdict.Topics], slots, verdict.Confidence);
        }

        var kind = Families.KindOf(best);
        return new(language, kind, verdict.Topics, slots, verdict.Confidence);
    }
}
