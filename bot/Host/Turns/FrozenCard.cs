using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;

namespace Article60.Host.Turns;

/// <summary>An answered card as it stays in the conversation: what was entered is readable, nothing can be pressed again.</summary>
internal static class FrozenCard
{
    /// <summary>Null when the activity shows no card.</summary>
    public static Activity? Of(Activity shown, JsonElement? entered)
    {
        if (shown.Attachments is not [var attachment, ..] || attachment.Content is not { ValueKind: JsonValueKind.Object } content) return null;

        var card = JsonNode.Parse(content.GetRawText())!.AsObject();
        card.Remove("actions");
        card.Remove("selectAction");
        if (card["body"] is JsonArray body) Freeze(body, entered);
        return shown with { Attachments = [attachment with { Content = ProtocolJson.Element(card) }] };
    }

    static void Freeze(JsonArray blocks, JsonElement? entered)
    {
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (blocks[i] is not JsonObject block) continue;
            var type = block["type"]?.ToString() ?? "";
            if (type == "ActionSet") blocks.RemoveAt(i);
            else if (type.StartsWith("Input.", StringComparison.Ordinal)) blocks[i] = Answered(block, entered);
            else FreezeInside(block, entered);
        }
    }

    static void FreezeInside(JsonObject block, JsonElement? entered)
    {
        block.Remove("selectAction");
        foreach (var name in (ReadOnlySpan<string>)["items", "columns"])
        {
            if (block[name] is JsonArray inside) Freeze(inside, entered);
        }
    }

    static JsonObject Answered(JsonObject input, JsonElement? entered)
    {
        var value = Entered(entered, input["id"]?.ToString());
        var shown = Titles(input, value);
        var label = input["label"]?.ToString() ?? input["title"]?.ToString() ?? "";
        return new JsonObject
        {
            ["type"] = "TextBlock",
            ["wrap"] = true,
            ["text"] = label.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{label} : {shown}") : shown,
        };
    }

    /// <summary>The words of the choices that were made, else what was typed; a dash for nothing.</summary>
    static string Titles(JsonObject input, string value)
    {
        if (value.Length == 0) return "—";
        if (input["choices"] is not JsonArray choices) return value;

        var titles = value.Split(',').Select(one =>
            choices.FirstOrDefault(choice => choice?["value"]?.ToString() == one)?["title"]?.ToString() ?? one);
        return string.Join(", ", titles);
    }

    static string Entered(JsonElement? entered, string? id) =>
        id is not null && entered is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(id, out var value) ? value.ToString() : "";
}
