using System.Collections.Immutable;

namespace Article60.Dialogue.Flows;

/// <summary>Where a flow is and what was answered.</summary>
public sealed record FlowProgress
{
    /// <summary>Id of the flow.</summary>
    public required string Flow { get; init; }

    /// <summary>Question → answer in the form of <see cref="AnswerText"/>.</summary>
    public ImmutableSortedDictionary<string, string> Answers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Questions answered by "je ne sais pas".</summary>
    public ImmutableSortedSet<string> Unknown { get; init; } = [];

    /// <summary>The question now open, or null.</summary>
    public string? Asked { get; init; }

    /// <summary>True after a result: a later value corrects it instead of starting again.</summary>
    public bool Done { get; init; }

    public FlowProgress With(string question, string answer) =>
        this with { Answers = Answers.SetItem(question, answer), Unknown = Unknown.Remove(question), Asked = Asked == question ? null : Asked };
}
