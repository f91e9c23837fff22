using Article60.Knowledge;

namespace Article60.Dialogue;

/// <summary>Buttons carry the title of a topic or flow: the title, typed or pressed, opens it without any guessing.</summary>
internal static class Titles
{
    /// <summary>Id of the flow or topic with that title, or null.</summary>
    public static string? Find(Wording say, string text)
    {
        var folded = Phrases.Fold(text);
        foreach (var flow in say.Knowledge.Flows.Values)
            if (Phrases.Fold(flow.Words.Title) == folded) return flow.Id;
        foreach (var answer in say.Knowledge.Answers.Values)
            if (Phrases.Fold(answer.Title) == folded) return answer.Topic;
        return null;
    }
}
