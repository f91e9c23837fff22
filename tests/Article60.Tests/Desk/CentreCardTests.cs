using System.Text.Json.Nodes;
using Article60.Host.Partners;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>Requests and their cards, where there is one: two centres in one channel, of which the first lets only a listed account take.</summary>
public abstract class CentreCardTests(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task Of_two_centres_in_one_channel_the_one_whose_request_it_is_says_who_may_take_it()
    {
        await using var store = await Database.Open();
        var cards = Cards(store);
        var (binche, liege) = (await CentreRequests.Keep(store, "partner-interest", "binche", cards.Announcing), await CentreRequests.Keep(store, "partner-interest", "liege", cards.Announcing));

        Assert.Contains("ne permet pas", (await cards.TakeAsync(Pressed(binche), default))[0].Text, StringComparison.Ordinal);
        Assert.NotEmpty(Assert.Single(await cards.TakeAsync(Pressed(liege), default)).Attachments!);

        Assert.Null((await store.Request("binche", binche, default))!.Assigned);
        Assert.Equal("Camille (Teams)", (await store.Request("liege", liege, default))!.Assigned);
    }

    [Fact]
    public async Task A_reference_that_no_database_keeps_is_one_that_does_not_exist()
    {
        await using var store = await Database.Open();

        Assert.Contains("n'existe pas ici", Assert.Single(await Cards(store).TakeAsync(Pressed("ART60\u0000"), default)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_looks_for_the_card_of_a_request_that_has_none()
    {
        await using var store = await Database.Open();
        var saved = new List<string>();
        var announcing = new Announcing(Cards(store).Announcing.Place, saved.Add);

        await CentreRequests.Keep(store, "call-back", "liege", announcing);
        await CentreRequests.Keep(store, "partner-interest", "seraing", announcing);
        Assert.Empty(saved);

        var reference = await CentreRequests.Keep(store, "partner-interest", "liege", announcing);
        Assert.Equal([Store.CardKey(reference)], saved);
    }

    private static CentreCards Cards(Store store) => CentreRequests.Cards(
        store, new OutboxSignal(), new ChannelSettings { AppId = BotOnChannel.AppId }, ["binche", "liege"], KeyValuePair.Create<string, string?>($"Desk:Teams:binche:People:{TeamsDesk.WorkerOfBinche}", "worker-binche"));

    private static Activity Pressed(string reference) => new()
    {
        Type = ActivityTypes.Invoke, ChannelId = "msteams", Conversation = new() { Id = $"{TeamsDesk.Liege};messageid=1", TenantId = BotOnChannel.Tenant }, From = new() { Id = "29:1", Name = "Camille" },
        Value = ProtocolJson.Element(new JsonObject { ["verb"] = "centre.take", ["reference"] = reference }),
    };
}

public sealed class CentreCardOnSqliteTests() : CentreCardTests(DatabaseKind.Sqlite);

public sealed class CentreCardOnPostgresTests() : CentreCardTests(DatabaseKind.PostgreSql);
