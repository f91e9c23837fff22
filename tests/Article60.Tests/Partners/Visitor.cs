using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Tests.Support;

namespace Article60.Tests.Partners;

/// <summary>Somebody in conversation with the assistant; the state passes through the store's form after every turn, as after a reload.</summary>
internal sealed class Visitor(string? centre = null)
{
    public static readonly DateTime Sunday = new(2026, 11, 22, 15, 0, 0);

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Conversation Now { get; private set; } = Conversation.New with { Centre = centre };

    public Turn Last { get; private set; } = new(Conversation.New, []);

    public List<Reply.Keep> Kept { get; } = [];

    public DateTime Moment { get; init; } = Sunday;

    /// <summary>Fields that came with the last button.</summary>
    public IReadOnlyCollection<string> Touched { get; private set; } = [];

    public Turn Say(string text) => Take(new UserMessage.Said(text));

    public Turn Press(string verb, params (string Name, string Value)[] fields) =>
        Take(new UserMessage.Submitted(verb, fields.ToFrozenDictionary(field => field.Name, field => field.Value)));

    /// <summary>Presses a button of the last card, with these values in its inputs.</summary>
    public Turn Press(JsonObject card, string verb, params (string Name, string Value)[] typed)
    {
        var action = Actions(card).First(action => (string?)action["data"]?["verb"] == verb);
        var fields = action["data"]!.AsObject().ToDictionary(field => field.Key, field => field.Value!.ToString());
        foreach (var (name, value) in Inputs(card)) fields[name] = value;
        foreach (var (name, value) in typed) fields[name] = value;
        return Take(new UserMessage.Submitted(verb, fields.ToFrozenDictionary()));
    }

    public JsonObject Card => Last.Replies.OfType<Reply.Card>().Last().Content;

    /// <summary>Everything said in the last turn, with the titles of the buttons and the cards as they are.</summary>
    public string Heard => string.Join("\n", Last.Replies.OfType<Reply.Card>().Select(card => card.Content.ToJsonString(Readable)).Append(Last.Heard()));

    /// <summary>What stands in the inputs of a card.</summary>
    public static IEnumerable<(string Name, string Value)> Inputs(JsonObject card) =>
        Nodes(card).Where(node => ((string?)node["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).Select(node => ((string)node["id"]!, node["value"]?.ToString() ?? ""));

    public static IEnumerable<JsonObject> Actions(JsonObject card) => Nodes(card).Where(node => ((string?)node["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);

    public static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(field => Nodes(field.Value)).Prepend(item),
        JsonArray list => list.SelectMany(Nodes),
        _ => [],
    };

    private Turn Take(UserMessage message)
    {
        Touched = message is UserMessage.Submitted { Fields: var fields } ? fields.Keys : [];
        Last = Assistant.Reply(RealKnowledge.Base, Conversation.FromJson(Now.ToJson()), message, Moment);
        Now = Last.Next;
        Kept.AddRange(Last.Replies.OfType<Reply.Keep>());
        return Last;
    }
}
