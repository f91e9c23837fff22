using Article60.Dialogue.Answers;
using Article60.Knowledge;

namespace Article60.Dialogue;

/// <summary>The sentence that staff can say aloud for the topic answered last.</summary>
public static class Aloud
{
    /// <returns>Null when the topic has none.</returns>
    public static string? Of(KnowledgeBase knowledge, Conversation now, DateOnly today)
    {
        if (now.LastTopic is not { } topic || !knowledge.Answers.TryGetValue(topic, out var answer) || answer.Aloud.IsEmpty) return null;
        var say = new Wording(knowledge, now.Language);
        return TemplateText.Render(answer.Aloud, say, new TextScene(today, Answering.CentreOf(say, now), topic, answer.Checked));
    }
}
