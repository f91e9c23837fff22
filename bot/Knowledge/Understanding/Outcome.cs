namespace Article60.Knowledge.Understanding;

/// <summary>Turns a verdict and its values into the result: a calculator starts when the message brings something to calculate with.</summary>
internal sealed class Outcome(Lexicon lexicon)
{
    private readonly CalculatorFlows _flows = new(lexicon);

    public Understood Of(Verdict verdict, Slots slots, string language)
    {
        if (verdict.Kind == UnderstoodKind.Several)
            return new(language, verdict.Kind, [.. verdict.Topics.Select(topic => _flows.For(topic, verdict.AsksToCalculate, slots) ?? topic)], slots, verdict.Confidence);
        if (verdict.Kind != UnderstoodKind.Topic) return new(language, verdict.Kind, verdict.Topics, slots, verdict.Confidence);
        var best = verdict.Topics[0];
        return _flows.For(best, verdict.AsksToCalculate, slots) is { } flow
            ? new(language, UnderstoodKind.Flow, [flow, .. verdict.Topics], slots, verdict.Confidence)
            : new(language, Families.KindOf(best), verdict.Topics, slots, verdict.Confidence);
    }
}
