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
    const int MostActions = 6;

    public static InvokeReply From(ImmutableArray<Activity> replies)
    {
        var said = replies.Where(reply => reply.Type == ActivityTypes.Message).ToList();
        var text = string.Join("\n\n", said.Select(reply => reply.Text).Where(one => !string.IsNullOrEmpty(one)));
        var cards = said.SelectMany(Cards).ToList();
        if (cards.Count == 0) return new InvokeReply(null, text.Length > 0 ? text : "OK");
        if (cards.Count == 1 && text.Length == 0) return new InvokeReply(cards[0], "");

        return new InvokeReply(Together(said, cards[^1]), text);
    }

    /// <summary>The last card is the frame: it asks the next question, so its actions come first.</summary>
    static JsonObject Together(List<Activity> said, JsonObject frame)
    {
        var body = new JsonArray();
        var actions = new JsonArray();
        foreach (var reply in said)
        {
            if (!string.IsNullOrEmpty(reply.Text))
                body.Add(new JsonObject { ["type"] = "TextBlock", ["text"] = reply.Text, ["wrap"] = true });
            foreach (var card in Cards(reply))
            {
                foreach (var block in card["body"] as JsonArray ?? []) body.Add(block?.DeepClone());
            }
        }

        foreach (var action in said.SelectMany(Cards).Reverse().SelectMany(card => card["actions"] as JsonArray ?? []).Take(MostActions))
            actions.Add(action?.DeepClone());

        var result = frame.DeepClone().AsObject();
        result["body"] = body;
        if (actions.Count > 0) result["actions"] = actions;
        return result;
    }

    static IEnumerable<JsonObject> Cards(Activity reply) =>
        (reply.Attachments ?? [])
            .Where(attachment => attachment.ContentType == Attachment.AdaptiveCard && attachment.Content is { ValueKind: JsonValueKind.Object })
            .Select(attachment => JsonNode.Parse(attachment.Content!.Value.GetRawText())!.AsObject());
}
