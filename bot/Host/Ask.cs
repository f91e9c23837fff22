using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Knowledge;

namespace Article60.Host;

/// <summary>The <c>ask</c> command: a question a line in, what was understood and would be said out.</summary>
internal static class Ask
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>0, or 2 when a line could not be read.</returns>
    public static int Run(TextReader input, TextWriter output, KnowledgeBase knowledge, DateTime belgianNow)
    {
        var unreadable = false;
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var answer = Answer(line, knowledge, belgianNow);
            unreadable |= answer.ContainsKey("error");
            output.WriteLine(answer.ToJsonString(Readable));
        }

        return unreadable ? 2 : 0;
    }

    private static JsonObject Answer(string line, KnowledgeBase knowledge, DateTime belgianNow)
    {
        JsonNode? id = null;
        try
        {
            if (JsonNode.Parse(line) is not JsonObject question) return Unreadable(null, "the line is not a JSON object");
            id = question["id"]?.DeepClone();
            if ((question["text"] as JsonValue)?.TryGetValue<string>(out var text) != true) return Unreadable(id, "\"text\" is missing or not a text");
            return Answer(id, text!, Before(question["context"] as JsonObject), knowledge, belgianNow);
        }
        catch (JsonException e)
        {
            return Unreadable(id, $"not JSON: {e.Message}");
        }
    }

    private static JsonObject Answer(JsonNode? id, string text, Conversation before, KnowledgeBase knowledge, DateTime belgianNow)
    {
        var understood = Assistant.Understand(knowledge, before, text, DateOnly.FromDateTime(belgianNow));
        var turn = Assistant.Reply(knowledge, before, new UserMessage.Said(text), belgianNow);
        return new JsonObject
        {
            ["id"] = id,
            ["lang"] = understood.Language,
            ["kind"] = understood.KindWord,
            ["topics"] = new JsonArray([.. understood.Topics.Select(topic => JsonValue.Create(topic))]),
            ["slots"] = understood.Slots.ToJson(),
            ["confidence"] = Math.Round(understood.Confidence, 4),
            ["reply"] = string.Join("\n\n", turn.Replies.Select(Said).Where(said => said.Length > 0)),
        };
    }

    private static Conversation Before(JsonObject? context)
    {
        if (context is null) return Conversation.New;
        var turns = context["user_turns"] is JsonArray said ? said.OfType<JsonValue>().Select(turn => turn.TryGetValue<string>(out var text) ? text : "").Where(text => text.Length > 0) : [];
        var topic = (context["last_topic"] as JsonValue)?.TryGetValue<string>(out var last) == true ? last : null;
        return Conversation.New with { LastTopic = topic, UserTurns = [.. turns] };
    }

    private static string Said(Reply reply) => reply switch
    {
        Reply.Text text => text.Markdown,
        Reply.Card card => card.PlainText,
        _ => "",
    };

    private static JsonObject Unreadable(JsonNode? id, string why) => new() { ["id"] = id, ["error"] = why };
}
