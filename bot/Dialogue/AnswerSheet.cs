using System.Collections.Immutable;
using Article60.Dialogue.Answers;
using Article60.Knowledge;
using Article60.Knowledge.Model;

namespace Article60.Dialogue;

/// <summary>An answer in full, for a page: what the chat says in a text and a card. Texts are Markdown.</summary>
public sealed record AnswerSheet
{
    public required string Topic { get; init; }
    public required string Title { get; init; }

    /// <summary>The short answer with the centre's own words.</summary>
    public required string Brief { get; init; }
    public required string Details { get; init; }
    public required string Next { get; init; }
    public required ImmutableArray<SourceLine> Sources { get; init; }

    /// <summary>The day somebody last compared it with its sources, in words.</summary>
    public required string Checked { get; init; }

    /// <summary>Title of the calculation that goes further, or null.</summary>
    public required string? Flow { get; init; }

    /// <summary>Topics that are sensible next questions.</summary>
    public required ImmutableArray<(string Topic, string Title)> FollowUps { get; init; }

    /// <param name="knowledge">The snapshot to answer from.</param>
    /// <param name="topic">Its answer is said.</param>
    /// <param name="centre">Whose own words belong to it; unknown ids count as none.</param>
    /// <param name="today">Figures are those of this day.</param>
    /// <param name="language">Two letters.</param>
    /// <returns>Null when there is no such answer.</returns>
    public static AnswerSheet? Of(KnowledgeBase knowledge, string topic, string? centre, DateOnly today, string language)
    {
        if (!knowledge.Answers.TryGetValue(topic, out var answer)) return null;
        var say = new Wording(knowledge, language);
        var now = Conversation.New with { Language = language, Centre = centre is not null && knowledge.Centres.ContainsKey(centre) ? centre : null };
        var scene = new TextScene(today, Answering.CentreOf(say, now), topic, answer.Checked);
        return new AnswerSheet
        {
            Topic = topic,
            Title = answer.Title,
            Brief = Answering.Short(answer, say, now, today),
            Details = Answering.Details(answer, say, scene),
            Next = TemplateText.Render(answer.Next, say, scene),
            Sources = [.. answer.Sources.Select(citation => new SourceLine(say.Cite(citation), knowledge.Sources[citation.Source].Link))],
            Checked = say.Date(answer.Checked),
            Flow = answer.Flow is { } flow ? knowledge.Flows.GetValueOrDefault(flow)?.Words.Title : null,
            FollowUps = [.. answer.FollowUps.Where(knowledge.Answers.ContainsKey).Select(id => (id, knowledge.Answers[id].Title))],
        };
    }
}
