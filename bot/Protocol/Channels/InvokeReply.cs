using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;

namespace Article60.Protocol.Channels;

/// <summary>
/// All replies of a turn as one thing, because an invoke has room for one: a card that holds everything in order, or,
/// when no reply was a card, the text.
/// </summary>
internal sealed record InvokeReply(JsonObject? Card, string Text)
{
    /// <summary>Teams takes six in a row; renderers warn of more than five.</summary>
    const int MostActions = 5;

    public static InvokeReply From(ImmutableArray<Activity> replies)
    {
        var said = replies.Where(reply => reply.Type == ActivityTypes.Message).ToList();
        var text = string.Join("\n\n", said.Select(reply => reply.Text).Where(one => !string.IsNullOrEmpty(one)));
        var cards = said.SelectMany(Cards).ToList();
        var choices = said.SelectMany(Choices).ToList();
        if (cards.Count == 0 && choices.Count == 0) return new InvokeReply(null, text.Length > 0 ? text : "OK");
        if (cards.Count == 1 && text.Length == 0 && choices.Count == 0) return new InvokeReply(cards[0], "");

        return new InvokeReply(Together(said, cards.LastOrDefault() ?? Empty(said[^1].Locale, text), choices), text);
    }

    /// <summary>The last card is the frame: it asks the next question, so its actions come first. No button is lost.</summary>
    static JsonObject Together(List<Activity> said, JsonObject frame, List<JsonObject> choices)
    {
        var body = new JsonArray();
        foreach (var reply in said)
        {
            if (!string.IsNullOrEmpty(reply.Text))
                body.Add(new JsonObject { ["type"] = "TextBlock", ["text"] = reply.Text, ["wrap"] = true });
            foreach (var card in Cards(reply))
            {
                foreach (var block in card["body"] as JsonArray ?? []) body.Add(block?.DeepClone());
            }
        }

        var actions = said.SelectMany(Cards).Reverse().SelectMany(card => card["actions"] as JsonArray ?? []).Select(action => action?.DeepClone()).ToList();
        foreach (var row in actions.Skip(MostActions).Chunk(MostActions).Concat(choices.Chunk(MostActions)))
            body.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. row]) });

        var result = frame.DeepClone().AsObject();
        result["body"] = body;
        if (actions.Count > 0) result["actions"] = new JsonArray([.. actions.Take(MostActions)]);
        return result;
    }

    static JsonObject Empty(string? locale, string text)
    {
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["fallbackText"] = text };
        if (locale is { Length: >= 2 }) card["lang"] = locale[..2];
        return card;
    }

    /// <summary>Suggested actions have no place in the answer to an invoke: buttons that say the same for the visitor.</summary>
    static IEnumerable<JsonObject> Choices(Activity reply) => (reply.SuggestedActions?.Actions ?? []).Select(choice => new JsonObject
    {
        ["type"] = "Action.Submit",
        ["title"] = choice.Title,
        ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = choice.Value?.ToString() ?? choice.Title } },
    });

    static IEnumerable<JsonObject> Cards(Activity reply) =>
        (reply.Attachments ?? [])
            .Where(attachment => attachment.ContentType == Attachment.AdaptiveCard && attachment.Content is { ValueKind: JsonValueKind.Object })
            .Select(attachment => JsonNode.Parse(attachment.Content!.Value.GetRawText())!.AsObject());
}
