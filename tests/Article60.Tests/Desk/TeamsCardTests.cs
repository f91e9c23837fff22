using System.Text.Json.Nodes;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A new request in its centre's Teams channel: shown, taken, changed in place, refused to others.</summary>
public abstract class TeamsCardTests(DatabaseKind kind) : IAsyncLifetime
{
    private TeamsDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await TeamsDesk.Start(kind);

    public async Task DisposeAsync()
    {
        if (_desk is not null) await _desk.DisposeAsync();
    }

    [Fact]
    public async Task The_card_shows_what_is_needed_to_decide_and_nobody_s_name()
    {
        var reference = await _desk.Request("liege");
        var call = Assert.Single(await _desk.Shown(reference));

        Assert.Equal("POST", call.Method);
        Assert.Equal($"/connector/v3/conversations/{Uri.EscapeDataString(TeamsDesk.Liege)}/activities", call.Target);
        Assert.Equal("Action.Execute", (string?)Card(call)["actions"]![0]!["type"]);
        Assert.Equal("Prendre en charge", (string?)Card(call)["actions"]![0]!["title"]);
        var facts = Card(call)["body"]!.AsArray().Single(block => (string?)block!["type"] == "FactSet")!["facts"]!.AsArray().ToDictionary(fact => (string)fact!["title"]!, fact => (string)fact!["value"]!);
        Assert.Equal("ASBL", facts["Organisation"]);
        Assert.Equal("1", facts["Postes"]);
        Assert.Matches(@"^\d\d/\d\d/\d{4}$", facts["Le partenaire attend une réponse avant le"]);
        foreach (var personal in (string[])["Jardin", "Camille", "470", "exemple.be", "aide-jardinier"]) Assert.DoesNotContain(personal, call.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_presses_first_has_it_and_the_card_says_so_to_everybody()
    {
        var reference = await _desk.Request("liege");
        var first = Assert.Single(await _desk.Shown(reference));

        var answer = await _desk.Press(reference, TeamsDesk.Liege, "Camille *Agent*");
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)answer["type"]);
        Assert.Contains("Prise en charge par Camille  Agent (Teams), le ", Text(answer["value"]!), StringComparison.Ordinal);
        Assert.Null(answer["value"]!["actions"]);
        var again = await _desk.Press(reference, TeamsDesk.Liege, "Camille *Agent*");
        Assert.DoesNotContain("déjà", Text(again["value"]!), StringComparison.Ordinal);
        var late = await _desk.Press(reference, TeamsDesk.Liege, "Dominique");
        Assert.Contains("Cette demande est déjà prise en charge par Camille", Text(late["value"]!), StringComparison.Ordinal);

        var change = (await _desk.Shown(reference, 2))[1];
        var id = _desk.Channel.IdOf(first)!;
        Assert.Equal("PUT", change.Method);
        Assert.Equal($"/connector/v3/conversations/{Uri.EscapeDataString($"{TeamsDesk.Liege};messageid={id}")}/activities/{id}", change.Target);
        Assert.Null(Card(change)["actions"]);
        Assert.Contains("Prise en charge par Camille", change.Raw, StringComparison.Ordinal);

        await using var store = await _desk.OpenStore();
        Assert.Equal("Camille  Agent (Teams)", (await store.Request("liege", reference, default))!.Assigned);
        Assert.Single(await store.History("liege", reference, default), line => line.Action == "assigned");
    }

    [Fact]
    public async Task Two_who_press_at_once_do_not_both_have_it()
    {
        var reference = await _desk.Request("liege");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _desk.Press(reference, TeamsDesk.Liege, $"Personne {i}")));

        await using var store = await _desk.OpenStore();
        var taken = Assert.Single(await store.History("liege", reference, default), line => line.Action == "assigned");
        Assert.Equal(taken.Detail, (await store.Request("liege", reference, default))!.Assigned);
    }

    [Fact]
    public async Task Nobody_of_another_centre_or_organisation_takes_it()
    {
        var (liege, binche) = (await _desk.Request("liege"), await _desk.Request("binche"));
        (string Reference, string Where, string Tenant, string? Person)[] refused =
        [
            (liege, TeamsDesk.Binche, BotOnChannel.Tenant, TeamsDesk.WorkerOfBinche), (liege, "19:elsewhere@thread.tacv2", BotOnChannel.Tenant, null),
            (liege, TeamsDesk.Liege, TeamsDesk.OtherTenant, null), ("ART60-2026-999999", TeamsDesk.Liege, BotOnChannel.Tenant, null), ("", TeamsDesk.Liege, BotOnChannel.Tenant, null),
            (binche, TeamsDesk.Binche, BotOnChannel.Tenant, null), (binche, TeamsDesk.Binche, BotOnChannel.Tenant, TeamsDesk.ReaderOfBinche),
            (binche, TeamsDesk.Binche, BotOnChannel.Tenant, TeamsDesk.WorkerOfLiege), (binche, TeamsDesk.Binche, BotOnChannel.Tenant, Guid.NewGuid().ToString()),
        ];
        foreach (var (reference, where, tenant, person) in refused)
        {
            var answer = await _desk.Press(reference, where, tenant: tenant, id: person);
            Assert.Equal("application/vnd.microsoft.activity.message", (string?)answer["type"]);
            Assert.DoesNotContain("Jardin", answer.ToJsonString(), StringComparison.Ordinal);
        }

        await using var store = await _desk.OpenStore();
        foreach (var reference in (string[])[liege, binche]) Assert.Null((await store.Request("*", reference, default))!.Assigned);

        await _desk.Press(binche, TeamsDesk.Binche, id: TeamsDesk.WorkerOfBinche);
        Assert.Equal("worker-binche", (await store.Request("binche", binche, default))!.Assigned);
    }

    [Fact]
    public async Task What_is_done_at_the_desk_is_seen_on_the_card_and_an_erased_request_leaves_nothing_there()
    {
        var client = new DirectLineClient(_desk.On.Bot.Url, DeskBot.Secret);
        var conversation = await client.Open();
        foreach (var value in PartnerRoad.Form("liege", "ASBL À oublier")) await client.Reply(conversation, (await client.PostActivity(conversation, PartnerRoad.Message(value)))["id"]);
        var reference = PartnerRoad.Reference(await PartnerRoad.AllText(client, conversation));
        await _desk.Shown(reference);
        using var worker = await _desk.SignedIn("worker", "liege");
        (await worker.Post("/desk", "/desk?handler=Take", ("reference", reference))).Dispose();
        Assert.Contains("Prise en charge par worker-liege", (await _desk.Shown(reference, 2))[1].Raw, StringComparison.Ordinal);
        (await worker.Post("/desk", $"/desk/demandes/{reference}?handler=Assign", ("to", ""))).Dispose();
        Assert.Contains("Prendre en charge", (await _desk.Shown(reference, 3))[2].Raw, StringComparison.Ordinal);

        foreach (var said in (string[])["effacez mes données", "Oui, tout effacer"]) await client.Reply(conversation, (await client.Say(conversation, said))["id"]);
        var last = (await _desk.Shown(reference, 4))[^1];
        Assert.Contains("a été effacée", last.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("ASBL", last.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_killed_before_the_card_was_sent_sends_it_after_the_restart()
    {
        _desk.Channel.Script(TeamsDesk.Liege, FakeChannel.Status(503, "2"), FakeChannel.Status(503, "2"));
        var reference = await _desk.Request("liege");
        for (var tries = 0; tries < 100 && _desk.Channel.Said(TeamsDesk.Liege).Count == 0; tries++) await Task.Delay(50);
        await _desk.On.Bot.KillAsync();
        Assert.DoesNotContain(_desk.Channel.Requests, call => call.Raw.Contains(reference, StringComparison.Ordinal) && _desk.Channel.IdOf(call) is not null);

        await _desk.On.RestartAsync();
        Assert.Single(await _desk.Shown(reference));
        await _desk.Press(reference, TeamsDesk.Liege);
        Assert.Equal("PUT", (await _desk.Shown(reference, 2))[1].Method);
    }

    private static JsonObject Card(ConnectorRequest call) => call.Body["attachments"]![0]!["content"]!.AsObject();

    private static string Text(JsonNode card) => string.Join("\n", card["body"]!.AsArray().Select(block => (string?)block!["text"]));
}

public sealed class TeamsCardOnSqliteTests() : TeamsCardTests(DatabaseKind.Sqlite);

public sealed class TeamsCardOnPostgresTests() : TeamsCardTests(DatabaseKind.PostgreSql);
