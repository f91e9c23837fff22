using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Rules;

namespace Article60.Knowledge.Model;

public enum AnswerKind { Topic, Glossary, SmallTalk, Distress, OutOfScope }

/// <summary>What the bot says about one topic in one language.</summary>
public sealed record Answer
{
    public required string Topic { get; init; }
    public required AnswerKind Kind { get; init; }

    /// <summary>Two to six words, for lists and "did you mean".</summary>
    public required string Title { get; init; }

    /// <summary>beneficiary, partner, staff or any.</summary>
    public required ImmutableArray<string> Audience { get; init; }
    public required ImmutableArray<Citation> Sources { get; init; }

    /// <summary>The day somebody last compared the answer with its sources.</summary>
    public required DateOnly Checked { get; init; }
    public required Confidence Confidence { get; init; }

    /// <summary>Topics or flows that are sensible next questions.</summary>
    public required ImmutableArray<string> FollowUps { get; init; }

    /// <summary>True when each centre decides: the centre's own words belong to the answer.</summary>
    public required bool Local { get; init; }

    /// <summary>Id of the flow that computes further, or null.</summary>
    public required string? Flow { get; init; }

    /// <summary>One sentence that staff can say at the counter, or empty.</summary>
    public required Template Aloud { get; init; }

    /// <summary>Two or three short sentences that already help.</summary>
    public required Template Brief { get; init; }
    public required Template Details { get; init; }

    /// <summary>What to do next, with whom and by when.</summary>
    public required Template Next { get; init; }

    /// <summary>One line per language code, for visitors whose language we only name.</summary>
    public required FrozenDictionary<string, string> Lines { get; init; }

    /// <summary>Where it is written, for authors.</summary>
    public required string File { get; init; }
}
