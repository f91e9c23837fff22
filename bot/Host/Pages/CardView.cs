using System.Text.Json;

namespace Article60.Host.Pages;

/// <summary>An Adaptive Card as plain HTML shows it.</summary>
/// <param name="Blocks">Its body.</param>
/// <param name="Actions">Its buttons.</param>
/// <param name="Toggles">Title of the button that opens a hidden part, by the part's id.</param>
/// <param name="IsOpen">It is the bot's last word: its fields and buttons can still be used.</param>
/// <param name="Id">Unique on the page.</param>
internal sealed record CardView(
    IReadOnlyList<JsonElement> Blocks, IReadOnlyList<JsonElement> Actions, IReadOnlyDictionary<string, string> Toggles, bool IsOpen = false, string Id = "")
{
    public static CardView Of(JsonElement card)
    {
        var toggles = new Dictionary<string, string>(StringComparer.Ordinal);
        Find(card, toggles);
        return new(List(card, "body"), List(card, "actions"), toggles);
    }

    /// <summary>A text, or a number as it is written; empty when there is neither.</summary>
    public static string Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Number => value.GetRawText(), _ => "" }
            : "";

    /// <summary>True for a choice of several at once.</summary>
    public static bool IsMany(JsonElement block) => block.TryGetProperty("isMultiSelect", out var many) && many.ValueKind == JsonValueKind.True;

    public static IReadOnlyList<JsonElement> List(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    public static bool IsHidden(JsonElement block) => block.TryGetProperty("isVisible", out var visible) && visible.ValueKind == JsonValueKind.False;

    /// <summary>The data of a button with its title, which is what the conversation shows as said.</summary>
    public static string Data(JsonElement action)
    {
        var data = action.TryGetProperty("data", out var given) && given.ValueKind == JsonValueKind.Object
            ? System.Text.Json.Nodes.JsonObject.Create(given)!
            : [];
        data["title"] = Text(action, "title");
        return data.ToJsonString();
    }

    /// <summary>Blocks of the card with these, as deep as they lie.</summary>
    public CardView With(IReadOnlyList<JsonElement> blocks, IReadOnlyList<JsonElement> actions) => this with { Blocks = blocks, Actions = actions };

    /// <summary>The card that a button unfolds.</summary>
    public CardView Inside(JsonElement action) =>
        action.TryGetProperty("card", out var inner) ? With(List(inner, "body"), List(inner, "actions")) : With([], []);

    private static void Find(JsonElement node, Dictionary<string, string> toggles)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray()) Find(item, toggles);
            return;
        }

        if (node.ValueKind != JsonValueKind.Object) return;
        if (Text(node, "type") == "Action.ToggleVisibility")
            foreach (var target in List(node, "targetElements"))
                toggles[target.ValueKind == JsonValueKind.String ? target.GetString()! : Text(target, "elementId")] = Text(node, "title");
        foreach (var property in node.EnumerateObject()) Find(property.Value, toggles);
    }
}
