using System.Collections.Immutable;

namespace Article60.Dialogue.Forms;

/// <summary>A form under way: what was given, what could not be read, and where the visitor is. Kept with the conversation until sent or left.</summary>
public sealed record FormDraft
{
    /// <summary>Id of the flow.</summary>
    public required string Flow { get; init; }

    /// <summary>Question → accepted answer: a code, codes with commas, or the text in its normal form.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Question → what was typed and could not be read; shown again, so that nobody types it twice.</summary>
    public ImmutableSortedDictionary<string, string> Rejected { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Questions left open on purpose.</summary>
    public ImmutableSortedSet<string> Passed { get; init; } = [];

    /// <summary>The card in front of the visitor; null for the summary.</summary>
    public string? Page { get; init; }

    /// <summary>The question put in plain text, or null.</summary>
    public string? Asked { get; init; }

    /// <summary>The visitor answers in sentences instead of on cards.</summary>
    public bool ByText { get; init; }

    /// <summary>In plain text only what is needed is asked, unless the visitor wants to say more.</summary>
    public bool Details { get; init; }

    /// <summary>The summary was shown: a correction leads back to it.</summary>
    public bool Reviewed { get; init; }

    public FormDraft With(string question, string answer) =>
        this with { Answers = Answers.SetItem(question, answer), Rejected = Rejected.Remove(question), Passed = Passed.Remove(question) };

    public FormDraft Without(string question) => this with { Answers = Answers.Remove(question), Rejected = Rejected.Remove(question) };

    public FormDraft Reject(string question, string typed) => Without(question) with { Rejected = Rejected.SetItem(question, typed) };
}
