using System.Text.Json.Nodes;

namespace Article60.Dialogue.Cards;

/// <summary>Adaptive Card blocks. Every text wraps; every input has an id and a label.</summary>
internal static class Card
{
    /// <summary>A whole card.</summary>
    /// <param name="fallback">What a client without cards shows.</param>
    public static JsonObject Of(string language, string fallback, IEnumerable<JsonObject> body, IEnumerable<JsonObject>? actions = null)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "https://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = language,
            ["fallbackText"] = fallback,
            ["body"] = new JsonArray([.. body]),
        };
        if (actions?.ToArray() is { Length: > 0 } buttons) card["actions"] = new JsonArray([.. buttons]);
        return card;
    }

    public static JsonObject Title(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = text, ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true, ["style"] = "heading",
    };

    public static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = text, ["weight"] = "Bolder", ["wrap"] = true, ["spacing"] = "Medium",
    };

    public static JsonObject Text(string markdown) => new() { ["type"] = "TextBlock", ["text"] = markdown, ["wrap"] = true };

    public static JsonObject Note(string text) => new()
    {
        ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true, ["size"] = "Small", ["spacing"] = "Small",
    };

    /// <summary>Name and value side by side, stacked by narrow clients.</summary>
    public static JsonObject Facts(IEnumerable<(string Title, string Value)> facts) => new()
    {
        ["type"] = "FactSet",
        ["facts"] = new JsonArray([.. facts.Select(fact => new JsonObject { ["title"] = fact.Title, ["value"] = fact.Value })]),
    };

    public static JsonObject Buttons(params IEnumerable<JsonObject> actions) => new()
    {
        ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]),
    };

    /// <summary>A button that unfolds more of the card. Not a toggled container: Web Chat reports that one as an error.</summary>
    public static JsonObject More(string title, IEnumerable<JsonObject> items) => Buttons(new JsonObject
    {
        ["type"] = "Action.ShowCard", ["title"] = title,
        ["card"] = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = new JsonArray([.. items]) },
    });

    /// <summary>A button that comes back as <see cref="UserMessage.Submitted"/>; the inputs of the card travel with it.</summary>
    public static JsonObject Submit(string title, string verb, params ReadOnlySpan<(string Name, string Value)> data)
    {
        var fields = new JsonObject { ["verb"] = verb };
        foreach (var (name, value) in data) fields[name] = value;
        return new() { ["type"] = "Action.Submit", ["title"] = title, ["data"] = fields };
    }

    public static JsonObject Link(string title, Uri address) => new()
    {
        ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = address.ToString(),
    };
}
