using System.Text.Json;
using System.Text.Json.Nodes;

namespace Article60.Protocol.Channels;

/// <summary>The data of a button out of the three wrappings that invokes put around it. All of it is user input.</summary>
internal static class InvokeData
{
    const string Verb = "verb";

    /// <summary>Data of an Action.Execute with its verb, or null when the value is not one.</summary>
    public static JsonObject? OfAction(JsonElement? value)
    {
        if (Inside(value, "action") is not { } action || Text(action, "type") != "Action.Execute") return null;

        var data = Inside(action, "data") is { } inside ? Object(inside) : [];
        if (Text(action, Verb) is { Length: > 0 } verb) data[Verb] = verb;
        return data;
    }

    /// <summary>Data of a dialog; a button of Teams hides its own under <c>data</c> again.</summary>
    public static JsonObject OfTask(JsonElement? value)
    {
        var data = Inside(value, "data") ?? value;
        if (Inside(data, "data") is { } deeper && Text(deeper, Verb) is not null) data = deeper;
        if (data is not { ValueKind: JsonValueKind.Object } found) return [];

        var result = Object(found);
        result.Remove("msteams");
        return result;
    }

    public static JsonObject OfFeedback(JsonElement? value)
    {
        var given = Inside(value, "actionValue");
        return new JsonObject
        {
            [Verb] = "feedback",
            ["reaction"] = Text(given, "reaction") ?? "",
            ["feedback"] = Text(given, "feedback") ?? "",
        };
    }

    static JsonElement? Inside(JsonElement? from, string name) =>
        from is { ValueKind: JsonValueKind.Object } outer && outer.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object
            ? inner : null;

    static string? Text(JsonElement? from, string name) =>
        from is { ValueKind: JsonValueKind.Object } outer && outer.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.String
            ? inner.GetString() : null;

    static JsonObject Object(JsonElement from)
    {
        var copy = new JsonObject();
        foreach (var field in from.EnumerateObject()) copy[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        return copy;
    }
}
