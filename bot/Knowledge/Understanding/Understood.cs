using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

public enum UnderstoodKind { Topic, Flow, Several, Unsure, OutOfScope, SmallTalk, Distress, Unknown }

/// <summary>What one message means.</summary>
/// <param name="Language">ISO 639-1 code of the message's main language.</param>
/// <param name="Kind">Unsure: a short list; Unknown: an honest "I don't know".</param>
/// <param name="Topics">Ids of topics, flows, small talk, distress or out-of-scope families, best first; at most three when unsure, none when unknown.</param>
/// <param name="Slots">Values stated in this message, and those of earlier turns that still hold.</param>
/// <param name="Confidence">Calibrated chance, from 0 to 1, that the first topic is right.</param>
public sealed record Understood(
    string Language, UnderstoodKind Kind, ImmutableArray<string> Topics, Slots Slots, double Confidence)
{
    /// <summary>The word for <see cref="Kind"/> on the wire of <c>ask</c>.</summary>
    public string KindWord => Kind switch
    {
        UnderstoodKind.Topic => "topic",
        UnderstoodKind.Flow => "flow",
        UnderstoodKind.Several => "several",
        UnderstoodKind.Unsure => "unsure",
        UnderstoodKind.OutOfScope => "out-of-scope",
        UnderstoodKind.SmallTalk => "small-talk",
        UnderstoodKind.Distress => "distress",
        _ => "unknown",
    };
}

/// <summary>What earlier turns add to a message.</summary>
/// <param name="LastTopic">Topic or flow answered last, or null at the start.</param>
/// <param name="UserTurns">Earlier messages of the visitor, oldest first.</param>
/// <param name="Language">Language of the conversation so far, or null: decides for messages without words ("47").</param>
public sealed record UnderstandingContext(string? LastTopic, ImmutableArray<string> UserTurns, string? Language)
{
    public static readonly UnderstandingContext None = new(null, [], null);
}
