using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>What a message seems to mean before it is turned into an answer.</summary>
/// <param name="Kind">Topic stands for flows too.</param>
/// <param name="Topics">Best first.</param>
/// <param name="Confidence">Calibrated.</param>
/// <param name="FollowsUp">Only makes sense after the turn before.</param>
internal sealed record Verdict(UnderstoodKind Kind, ImmutableArray<string> Topics, double Confidence, bool FollowsUp, bool AsksToCalculate)
{
    public string? Best => Topics.IsEmpty ? null : Topics[0];

    public bool InScope => Kind is UnderstoodKind.Topic or UnderstoodKind.Flow or UnderstoodKind.Several or UnderstoodKind.Unsure;
}
