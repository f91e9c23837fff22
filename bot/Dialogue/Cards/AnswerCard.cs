using System.Text.Json.Nodes;

namespace Article60.Dialogue.Cards;

/// <summary>What to do next, the details on request, and where it all comes from.</summary>
internal static class AnswerCard
{
    public static JsonObject Build(Wording say, string language, string title, string next, string details, string sources, string fallback, string? topic = null)
    {
        var body = new List<JsonObject> { Card.Title(title) };
        if (next.Length > 0) body.AddRange([Card.Heading(say["answer.next"]), Card.Text(next)]);
        if (details.Length > 0) body.Add(Card.More(say["answer.details"], [Card.Text(details)]));

        body.Add(Card.Note(sources));
        if (topic is not null) body.AddRange([Card.Note(say["feedback.ask"]), Card.Buttons(Helped(say, topic, "yes"), Helped(say, topic, "no"))]);
        return Card.Of(language, fallback, body);
    }

    private static JsonObject Helped(Wording say, string topic, string answer) =>
        Card.Submit(say[$"feedback.{answer}"], "feedback", ("topic", topic), ("helped", answer));
}
