using System.Net;
using System.Text.Json.Nodes;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A killed process in the middle of everything that happens to a form: no value lost, and one record.</summary>
public abstract class LossTests(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private Dictionary<string, string> Settings => new(_database.Environment)
    {
        ["DirectLine__Secrets__0"] = DeskBot.Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["DirectLine__SigningKey"] = Convert.ToBase64String(new byte[32]), ["Desk__SignInsPerMinute"] = "100000",
    };

    [Fact]
    public async Task A_process_killed_after_each_step_loses_no_value_and_makes_one_record()
    {
        OpenConversation? conversation = null;
        foreach (var value in PartnerRoad.Form("liege", "ASBL Coupure"))
        {
            await using var bot = await BotProcess.StartAsync(_database.Folder, Settings);
            var client = new DirectLineClient(bot.Url, DeskBot.Secret);
            conversation ??= await client.Open();
            // Accepted is saved: the answer may come from the next process.
            var posted = await client.PostActivity(conversation, PartnerRoad.Message(value));
            Assert.Equal(HttpStatusCode.OK, posted.Status);
            await bot.KillAsync();
        }

        await using (var last = await BotProcess.StartAsync(_database.Folder, Settings))
        {
            var client = new DirectLineClient(last.Url, DeskBot.Secret);
            for (var tries = 0; tries < 100 && !(await PartnerRoad.AllText(client, conversation!)).Contains("ART60-", StringComparison.Ordinal); tries++) await Task.Delay(100);
            var posted = await client.PostActivity(conversation!, PartnerRoad.Message(PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0"))));
            await client.Reply(conversation!, posted["id"]);
            PartnerRoad.Reference(await PartnerRoad.AllText(client, conversation!));
        }

        await using var store = await _database.Open();
        var request = Assert.Single(await store.Requests("*", new RequestFilter(), 10, CancellationToken.None));
        Assert.Equal("ASBL Coupure", request.Organisation);
        Assert.Contains("+32470123456", request.Json, StringComparison.Ordinal);
    }

    public static TheoryData<string> Scenarios => new("a question in between", "a wrong value", "a double click", "back", "two devices", "a reloaded page");

    /// <summary>The process dies after the step that names the scenario and again after the last one; what it had accepted it has saved.</summary>
    [Theory, MemberData(nameof(Scenarios))]
    public async Task A_killed_process_loses_nothing_of(string scenario)
    {
        var form = PartnerRoad.Form("liege", "ASBL Coupure", ("sector", "jardinage")).ToList();
        JsonObject[] first = scenario switch
        {
            "a question in between" => [form[0], Said("C'est quoi un contrat article 60 ?")],
            "a wrong value" => [PartnerRoad.Page("flow-partner-form", "organisation", ("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL Coupure"), ("sector", "jardinage"), ("enterprise-number", "1999999944"))],
            "back" => [form[0], PartnerRoad.Values("form.back", ("flow", "flow-partner-form"), ("page", "post"), ("had", ""), ("post", "aide-jardinier"), ("workers", "1"))],
            // A card from before, on a tablet: only one field filled in.
            "two devices" => [PartnerRoad.Page("flow-partner-form", "organisation", ("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL Coupure")), PartnerRoad.Page("flow-partner-form", "organisation", ("sector", "jardinage"))],
            "a double click" => [.. form],
            _ => [form[0]],
        };
        JsonObject[] then = scenario switch
        {
            "a wrong value" => [PartnerRoad.Page("flow-partner-form", "organisation", ("enterprise-number", "1999999943")), .. form[1..]],
            "a double click" => [PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0")), PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0"))],
            _ => [.. form[1..]],
        };

        var conversation = await Post(null, first, waits: false);
        await Post(conversation, then, waits: true);
        await using (var last = await BotProcess.StartAsync(_database.Folder, Settings))
        {
            var client = new DirectLineClient(last.Url, DeskBot.Secret);
            var text = await PartnerRoad.AllText(client, conversation);
            for (var tries = 0; tries < 100 && !text.Contains("ART60-", StringComparison.Ordinal); tries++)
            {
                await Task.Delay(100);
                text = await PartnerRoad.AllText(client, conversation);
            }

            // A page that is opened again finds the whole conversation, cards and all.
            if (scenario == "a reloaded page") Assert.Contains("Le poste et la sécurité", text, StringComparison.Ordinal);
            Assert.Single(PartnerRoad.Pattern().Matches(text).Select(match => match.Value).Distinct());
        }

        await using var store = await _database.Open();
        var request = Assert.Single(await store.Requests("*", new RequestFilter(), 10, CancellationToken.None));
        Assert.Equal("ASBL Coupure", request.Organisation);
        foreach (var kept in (string[])["jardinage", "aide-jardinier", "+32470123456"]) Assert.Contains(kept, request.Json, StringComparison.Ordinal);
        if (scenario == "a wrong value") Assert.Contains("1999.999.943", request.Json, StringComparison.Ordinal);
    }

    /// <summary>Posts all of it to a process of its own, which is killed as soon as the last is accepted.</summary>
    private async Task<OpenConversation> Post(OpenConversation? conversation, JsonObject[] values, bool waits)
    {
        await using var bot = await BotProcess.StartAsync(_database.Folder, Settings);
        var client = new DirectLineClient(bot.Url, DeskBot.Secret);
        conversation ??= await client.Open();
        foreach (var value in values)
        {
            var posted = await client.PostActivity(conversation, value.ContainsKey("text") ? value : PartnerRoad.Message(value));
            Assert.Equal(HttpStatusCode.OK, posted.Status);
            if (waits && value != values[^1]) await client.Reply(conversation, posted["id"]);
        }

        await bot.KillAsync();
        return conversation;
    }

    private static JsonObject Said(string text) => new() { ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "someone" } };

    public async Task InitializeAsync() => _database = await TestDatabase.Make(kind);

    public async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

public sealed class LossOnSqliteTests() : LossTests(DatabaseKind.Sqlite);

public sealed class LossOnPostgresTests() : LossTests(DatabaseKind.PostgreSql);
