using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;

namespace Article60.Host.Storage;

/// <summary>What a kept form is called from now on.</summary>
/// <param name="Reference">For people: ART60-2026-000123.</param>
/// <param name="Secret">In the address of its own page; nobody guesses it.</param>
internal sealed record KeptMark(string Reference, string Secret);

/// <summary>What the dialogue wants kept, each kind in its own table, all in the transaction of the turn.</summary>
internal sealed partial class Store
{
    private const string NoCentre = "";

    /// <param name="tx">Of the turn.</param>
    /// <param name="turn">What is saved.</param>
    /// <param name="item">What is kept of it.</param>
    /// <param name="cards">Takes the keys of the cards that have something to show now.</param>
    /// <param name="stop">Cancels the work.</param>
    private async Task<KeptMark?> KeepItem(DbTransaction tx, TurnRecord turn, KeptItem item, List<string> cards, CancellationToken stop)
    {
        var data = JsonNode.Parse(item.Json) as JsonObject ?? [];
        switch (item.Kind)
        {
            case "partner-interest" or "call-back":
                return await KeepRequest(tx, turn, item.Kind, data, cards, stop);
            case "unanswered":
                await tx.Execute(
                    "INSERT INTO unanswered (id, conversation_id, centre, language, text, nearest, created, done) VALUES (@id, @conversation, @centre, @language, @text, @nearest, @now, 0)",
                    stop, ("id", NewId()), ("conversation", turn.Conversation), ("centre", Text(data, "centre")), ("language", Text(data, "language")),
                    ("text", Text(data, "text")), ("nearest", Text(data, "nearest")), ("now", Now));
                return null;
            case "feedback":
                await tx.Execute(
                    "INSERT INTO feedback (id, conversation_id, centre, topic, helped, reason, created) VALUES (@id, @conversation, @centre, @topic, @helped, @reason, @now)",
                    stop, ("id", NewId()), ("conversation", turn.Conversation), ("centre", Text(data, "centre")), ("topic", Text(data, "topic")),
                    ("helped", Text(data, "helped") == "yes" ? 1 : 0), ("reason", Text(data, "reason")), ("now", Now));
                return null;
            case "erase":
                cards.AddRange((await Erase(tx, turn.Conversation, stop)).Select(CardKey));
                return null;
            default:
                await Keep(tx, turn.Conversation, item, stop);
                return null;
        }
    }

    /// <summary>One record and its mails. The same form of the same conversation again is the same record.</summary>
    private async Task<KeptMark> KeepRequest(DbTransaction tx, TurnRecord turn, string kind, JsonObject data, List<string> cards, CancellationToken stop)
    {
        const string insert = """
            INSERT INTO requests (reference, kind, conversation_id, form_key, secret, centre, status, organisation, partner_kind, json, created, updated)
            VALUES (@reference, @kind, @conversation, @key, @secret, @centre, 'new', @organisation, @partner, @json, @now, @now)
            """;

        var key = Text(data, "key");
        var before = await tx.Query("SELECT reference, secret FROM requests WHERE conversation_id = @conversation AND form_key = @key",
            row => new KeptMark(row.GetString(0), row.GetString(1)), stop, ("conversation", turn.Conversation), ("key", key));
        if (!before.IsEmpty) return before[0];

        var mails = data["mails"] as JsonArray ?? [];
        data.Remove("mails");
        var answers = data["answers"] as JsonObject ?? [];
        var mark = new KeptMark(await NextReference(tx, Text(data, "day"), stop), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        await tx.Execute(insert, stop, ("reference", mark.Reference), ("kind", kind), ("conversation", turn.Conversation), ("key", key), ("secret", mark.Secret),
            ("centre", Text(data, "centre")), ("organisation", Text(answers, "organisation") is { Length: > 0 } name ? name : Text(answers, "name")), ("partner", Text(answers, "partner-kind")),
            ("json", data.ToJsonString(ProtocolJson.Wire.Options)), ("now", Now));
        await AddHistory(tx, mark.Reference, "", "created", "", stop);
        if (kind == "partner-interest" && turn.Announcing?.Place(Text(data, "centre")) is { } place)
        {
            await PutCard(tx, mark.Reference, place, stop);
            cards.Add(CardKey(mark.Reference));
        }

        foreach (var mail in mails.OfType<JsonObject>())
            await tx.Execute(
                "INSERT INTO mails (id, reference, conversation_id, recipient, subject, body, state, due, tries, created) VALUES (@id, @reference, @conversation, @to, @subject, @body, 'waiting', @now, 0, @now)",
                stop, ("id", NewId()), ("reference", mark.Reference), ("conversation", turn.Conversation), ("to", Text(mail, "to")),
                ("subject", Marked(Text(mail, "subject"), mark, turn.Home)), ("body", Marked(Text(mail, "body"), mark, turn.Home)), ("now", Now));
        return mark;
    }

    private static async Task<string> NextReference(DbTransaction tx, string day, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO counters (name, value) VALUES (@name, 1)
            ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value
            """;

        var year = day.Length >= 4 ? day[..4] : "0000";
        var taken = await tx.Query(sql, row => row.GetInt64(0), stop, ("name", $"requests-{year}"));
        return $"ART60-{year}-{taken[0].ToString("D6", CultureInfo.InvariantCulture)}";
    }

    private Task<int> AddHistory(DbTransaction tx, string reference, string staff, string action, string detail, CancellationToken stop) => tx.Execute(
        "INSERT INTO history (id, reference, at, staff, action, detail) VALUES (@id, @reference, @now, @staff, @action, @detail)",
        stop, ("id", NewId()), ("reference", reference), ("now", Now), ("staff", staff), ("action", action), ("detail", detail));

    /// <summary>What goes out in the turn that kept a form knows its reference and its page.</summary>
    private static Activity Marked(Activity activity, KeptMark mark, string? home)
    {
        var json = ProtocolJson.Write(activity);
        var marked = Marked(json, mark, home);
        return marked == json ? activity : ProtocolJson.Read(marked);
    }

    private static string Marked(string text, KeptMark mark, string? home) => text
        .Replace(Dialogue.Reply.Keep.Reference, mark.Reference, StringComparison.Ordinal)
        .Replace(EscapedReference, mark.Reference, StringComparison.Ordinal)
        .Replace(Dialogue.Reply.Keep.Page, $"{home}/demande/{mark.Secret}/", StringComparison.Ordinal);

    private const string EscapedReference = "\\u27E6reference\\u27E7";

    private static string Text(JsonObject data, string name) =>
        data[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : NoCentre;

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
