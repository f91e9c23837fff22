using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Article60.Tests.Protocol.DirectLine;

namespace Article60.Tests.Desk;

/// <summary>The buttons a visitor presses, as Web Chat posts them.</summary>
internal static partial class PartnerRoad
{
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<JsonObject> Form(string centre, string organisation, params (string, string)[] more)
    {
        yield return Page("flow-partner-form", "organisation", [("centre", centre), ("partner-kind", "nonprofit"), ("organisation", organisation), .. more]);
        yield return Page("flow-partner-form", "post", [("post", "aide-jardinier"), ("workers", "1"), ("workplace", "ici"), ("risks", "height")]);
        yield return Page("flow-partner-form", "contact", [("contact-name", "Camille"), ("phone", "0470123456"), ("mail", "camille@exemple.be"), ("consent", "true")]);
        yield return Values("form.send", ("flow", "flow-partner-form"));
    }

    public static IEnumerable<JsonObject> CallBack(string centre)
    {
        yield return Page("flow-contact", "call-back", [("centre", centre), ("phone", "04 220 59 25"), ("name", "Dominique"), ("consent", "true")]);
        yield return Values("form.send", ("flow", "flow-contact"));
    }

    public static JsonObject Page(string flow, string page, params (string, string)[] fields) => Values("form.page", [("flow", flow), ("page", page), ("had", ""), .. fields]);

    public static JsonObject Values(string verb, params (string Name, string Value)[] fields)
    {
        var value = new JsonObject { ["verb"] = verb };
        foreach (var (name, text) in fields) value[name] = text;
        return value;
    }

    /// <summary>Presses each button and gives the reference that the last answer names.</summary>
    public static async Task<string> Send(DirectLineClient client, IEnumerable<JsonObject> values)
    {
        var conversation = await client.Open();
        foreach (var value in values)
        {
            var posted = await client.PostActivity(conversation, Message(value));
            await client.Reply(conversation, posted["id"]);
        }

        return Reference(await AllText(client, conversation));
    }

    public static JsonObject Message(JsonObject value) => new() { ["type"] = "message", ["value"] = value, ["from"] = new JsonObject { ["id"] = "someone" } };

    public static async Task<string> AllText(DirectLineClient client, OpenConversation conversation) =>
        string.Join("\n", (await client.History(conversation)).Activities.Select(activity => activity!.ToJsonString(Readable)));

    public static string Reference(string text) => Pattern().Match(text) is { Success: true } match ? match.Value : throw new InvalidOperationException($"No reference in:\n{text}");

    [GeneratedRegex(@"ART60-\d{4}-\d{6}")]
    public static partial Regex Pattern();
}
