using System.Text.Json.Nodes;

namespace Article60.Dialogue;

/// <summary>"Cette réponse vous a-t-elle aidé ?": yes, or no with one of three reasons. Nothing else is kept.</summary>
internal static class Feedback
{
    private static readonly string[] Reasons = ["too-hard", "not-my-question", "seems-wrong"];

    public static Turn? Handle(Wording say, Conversation now, UserMessage.Submitted submitted)
    {
        if (!submitted.Fields.TryGetValue("topic", out var topic) || !say.Knowledge.Answers.ContainsKey(topic)) return null;
        var helped = submitted.Fields.GetValueOrDefault("helped");
        if (helped == "yes") return new(now, [new Reply.Text(say["feedback.thanks"]), Keep(now, topic, "yes", null)]);
        if (helped != "no") return null;
        if (!submitted.Fields.TryGetValue("reason", out var reason)) return new(now, [Why(say, now, topic)]);
        return Reasons.Contains(reason)
            ? new(now, [new Reply.Text(say["feedback.noted"], [.. say.Choices("unknown.choices")]), Keep(now, topic, "no", reason)])
            : null;
    }

    private static Reply.Card Why(Wording say, Conversation now, string topic) => new(
        Cards.Card.Of(now.Language, say["feedback.why"], [Cards.Card.Text(say["feedback.why"])],
            Reasons.Select(reason => Cards.Card.Submit(say[$"feedback.{reason}"], "feedback", ("topic", topic), ("helped", "no"), ("reason", reason)))),
        say["feedback.why"]);

    private static Reply.Keep Keep(Conversation now, string topic, string helped, string? reason) =>
        new("feedback", new JsonObject { ["topic"] = topic, ["helped"] = helped, ["reason"] = reason, ["centre"] = now.Centre });
}
