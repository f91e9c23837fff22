using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Storage;

namespace Article60.Host.Partners;

/// <summary>A request as its centre's Teams channel shows it: what is needed to decide who calls, and nothing about a person outside.</summary>
internal static class CentreCard
{
    public const string TakeVerb = "centre.take";

    private const int LongestName = 80;

    /// <param name="request">Null once the sender had everything erased.</param>
    /// <param name="takenAt">When it was given to whom it belongs.</param>
    /// <param name="link">Its page at the desk, or null while that has no secure address.</param>
    public static JsonObject Build(string reference, DeskRequest? request, DateTimeOffset? takenAt, string? link)
    {
        var title = $"Demande de partenaire {reference}";
        if (request is null) return Whole(title, [Text("Cette demande a été effacée.")], []);

        var taken = request.Assigned is { Length: > 0 };
        var body = new List<JsonObject> { Facts(request) };
        if (taken) body.Add(Text($"Prise en charge par {Name(request.Assigned!)}{(takenAt is { } at ? $", le {DeskText.Belgian(at)}" : "")}."));
        var actions = new List<JsonObject>();
        if (!taken) actions.Add(new() { ["type"] = "Action.Execute", ["title"] = "Prendre en charge", ["verb"] = TakeVerb, ["data"] = new JsonObject { ["reference"] = reference } });
        if (link is not null) actions.Add(new() { ["type"] = "Action.OpenUrl", ["title"] = "Ouvrir au guichet", ["url"] = link });
        return Whole(title, body, actions);
    }

    /// <summary>A name as it may stand in a card: no Markdown, no line ends, not endless.</summary>
    public static string Name(string given)
    {
        var name = string.Concat(given.EnumerateRunes().Select(rune => Rune.IsLetterOrDigit(rune) || " .-'@()".Contains(rune.ToString(), StringComparison.Ordinal) ? rune.ToString() : " ")).Trim();
        return string.Concat(name.EnumerateRunes().Take(LongestName)).TrimEnd();
    }

    private static JsonObject Facts(DeskRequest request)
    {
        var facts = new List<(string Name, string Value)>
        {
            ("Organisation", DeskText.Kind(request.PartnerKind)), ("Postes", DeskText.Answer(request.Json, "workers")), ("Reçue le", DeskText.Belgian(request.Created)),
        };
        if (Deadline(request.Json) is { } day) facts.Add(("Le partenaire attend une réponse avant le", day));
        if (request.Status != "new") facts.Add(("Statut", DeskText.Status(request.Kind, request.Status)));
        return new()
        {
            ["type"] = "FactSet",
            ["facts"] = new JsonArray([.. facts.Where(fact => fact.Value.Length > 0).Select(fact => new JsonObject { ["title"] = fact.Name, ["value"] = fact.Value })]),
        };
    }

    /// <summary>The day named to the partner, as the form kept it.</summary>
    private static string? Deadline(string json) =>
        DateOnly.TryParseExact((string?)JsonNode.Parse(json)?["deadline"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : null;

    private static JsonObject Whole(string title, IEnumerable<JsonObject> body, IEnumerable<JsonObject> actions)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard", ["$schema"] = "https://adaptivecards.io/schemas/adaptive-card.json", ["version"] = "1.5", ["lang"] = "fr", ["fallbackText"] = title,
            ["body"] = new JsonArray([new JsonObject { ["type"] = "TextBlock", ["text"] = title, ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true, ["style"] = "heading" }, .. body]),
        };
        if (actions.ToArray() is { Length: > 0 } buttons) card["actions"] = new JsonArray([.. buttons]);
        return card;
    }

    private static JsonObject Text(string text) => new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
}
