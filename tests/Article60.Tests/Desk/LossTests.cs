using System.Net;
using System.Text.Json.Nodes;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A killed process in the middle of everything that happens to a form: no value lost, and one record.</summary>
public abstract class LossTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private Dictionary<string, string> Settings => new(Database.Environment)
    {
        ["DirectLine__Secrets__0"] = DeskBot.Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["DirectLine__SigningKey"] = Convert.ToBase64String(new byte[32]), ["Desk__SignInsPerMinute"] = "100000",
    };

    [Fact]
    public async Task A_process_killed_after_each_step_loses_no_value_and_makes_one_record()
    {
        OpenConversation? conversation = null;
        foreach (var value in PartnerRoad.Form("liege", "ASBL Coupure"))
        {
            await using var bot = await BotProcess.StartAsync(Database.Folder, Settings);
            var client = new DirectLineClient(bot.Url, DeskBot.Secret);
            conversation ??= await client.Open();
            // Accepted is saved: the answer may come from the next process.
            var posted = await client.PostActivity(conversation, PartnerRoad.Message(value));
            Assert.Equal(HttpStatusCode.OK, posted.Status);
            await bot.KillAsync();
        }

        await using (var last = await BotProcess.StartAsync(Database.Folder, Settings))
        {
            var client = new DirectLineClient(last.Url, DeskBot.Secret);
            for (var tries = 0; tries < 100 && !(await PartnerRoad.AllText(client, conversation!)).Contains("ART60-", StringComparison.Ordinal); tries++) await Task.Delay(100);
            var posted = await client.PostActivity(conversation!, PartnerRoad.Message(PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0"))));
            await client.Reply(conversation!, posted["id"]);
            PartnerRoad.Reference(await PartnerRoad.AllText(client, conversation!));
        }

        await using var store = await Database.Open();
        var request = Assert.Single(await store.Requests("*", new RequestFilter(), 10, CancellationToken.None));
        Assert.Equal("ASBL Coupure", request.Organisation);
        Assert.Contains("+32470123456", request.Json, StringComparison.Ordinal);
    }

    private static readonly List<JsonObject> Form = [.. PartnerRoad.Form("liege", "ASBL Coupure", ("sector", "jardinage"))];

    /// <summary>What is posted before the process dies, and what after.</summary>
    private static readonly (string Name, JsonObject[] First, JsonObject[] Then)[] Scenarios =
    [
        ("a question in between", [Form[0], Said("C'est quoi un contrat article 60 ?")], [.. Form[1..]]),
        ("a wrong value", [PartnerRoad.Page("flow-partner-form", "organisation", ("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL Coupure"), ("sector", "jardinage"), ("enterprise-number", "1999999944"))],
            [PartnerRoad.Page("flow-partner-form", "organisation", ("enterprise-number", "1999999943")), .. Form[1..]]),
        ("a double click", [.. Form], [PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0")), PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0"))]),
        ("back", [Form[0], PartnerRoad.Values("form.back", ("flow", "flow-partner-form"), ("page", "post"), ("had", ""), ("post", "aide-jardinier"), ("workers", "1"))], [.. Form[1..]]),
        // A card from before, on a tablet: only one field filled in.
        ("two devices", [PartnerRoad.Page("flow-partner-form", "organisation", ("centre", "liege"), ("partner-kind", "nonprofit"), ("organisation", "ASBL Coupure")), PartnerRoad.Page("flow-partner-form", "organisation", ("sector", "jardinage"))], [.. Form[1..]]),
        ("a reloaded page", [Form[0]], [.. Form[1..]]),
    ];

    /// <summary>The process dies after the step that names the scenario and again after the last one; what it had accepted it has saved.</summary>
    [Fact]
    public async Task A_killed_process_loses_nothing_whatever_happens_to_the_form()
    {
        var conversations = new OpenConversation?[Scenarios.Length];
        await Post(conversations, scenario => scenario.First, waits: false);
        await Post(conversations, scenario => scenario.Then, waits: true);
        await using (var last = await BotProcess.StartAsync(Database.Folder, Settings))
        {
            var client = new DirectLineClient(last.Url, DeskBot.Secret);
            foreach (var (scenario, conversation) in Scenarios.Zip(conversations)) await Check(client, scenario.Name, conversation!);
        }
    }

    private async Task Check(DirectLineClient client, string scenario, OpenConversation conversation)
    {
        var text = await PartnerRoad.AllText(client, conversation);
        for (var tries = 0; tries < 100 && !text.Contains("ART60-", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
            text = await PartnerRoad.AllText(client, conversation);
        }

        // A page that is opened again finds the whole conversation, cards and all.
        Assert.Contains("Le poste et la sécurité", text, StringComparison.Ordinal);
        var references = PartnerRoad.Pattern().Matches(text).Select(match => match.Value).Distinct().ToList();
        Assert.True(references.Count == 1, $"{scenario}: {string.Join(", ", references)}");
        await using var store = await Database.Open();
        var request = (await store.Request("liege", references[0], CancellationToken.None))!;
        string[] kept = ["ASBL Coupure", "jardinage", "aide-jardinier", "+32470123456", .. scenario == "a wrong value" ? (string[])["1999.999.943"] : []];
        foreach (var value in kept) Assert.True(request.Json.Contains(value, StringComparison.Ordinal), $"{scenario}: {value} is lost");
        Assert.Equal(Scenarios.Length, (await store.Requests("*", new RequestFilter(), 100, CancellationToken.None)).Length);
    }

    /// <summary>Posts a part of every scenario to one process, which is killed as soon as the last is accepted.</summary>
    private async Task Post(OpenConversation?[] conversations, Func<(string Name, JsonObject[] First, JsonObject[] Then), JsonObject[]> part, bool waits)
    {
        await using var bot = await BotProcess.StartAsync(Database.Folder, Settings);
        var client = new DirectLineClient(bot.Url, DeskBot.Secret);
        for (var i = 0; i < Scenarios.Length; i++)
        {
            var conversation = conversations[i] ??= await client.Open();
            var values = part(Scenarios[i]);
            foreach (var value in values)
            {
                var posted = await client.PostActivity(conversation, value.ContainsKey("text") ? value : PartnerRoad.Message(value.DeepClone().AsObject()));
                Assert.Equal(HttpStatusCode.OK, posted.Status);
                if (waits && value != values[^1]) await client.Reply(conversation, posted["id"]);
            }
        }

        await bot.KillAsync();
    }

    private static JsonObject Said(string text) => new() { ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "someone" } };
}

public sealed class LossOnSqliteTests() : LossTests(DatabaseKind.Sqlite);

public sealed class LossOnPostgresTests() : LossTests(DatabaseKind.PostgreSql);
