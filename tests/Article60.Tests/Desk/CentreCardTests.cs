using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Pages;
using Article60.Host.Partners;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Protocol.DirectLine;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Article60.Tests.Desk;

/// <summary>Requests and their cards, where there is one: two centres in one channel, of which the first lets only a listed account take.</summary>
public abstract class CentreCardTests(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task Of_two_centres_in_one_channel_the_one_whose_request_it_is_says_who_may_take_it()
    {
        await using var store = await Database.Open();
        var cards = Cards(store);
        var (binche, liege) = (await Keep(store, "partner-interest", "binche", cards.Announcing), await Keep(store, "partner-interest", "liege", cards.Announcing));

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

        await Keep(store, "call-back", "liege", announcing);
        await Keep(store, "partner-interest", "seraing", announcing);
        Assert.Empty(saved);

        var reference = await Keep(store, "partner-interest", "liege", announcing);
        Assert.Equal([Store.CardKey(reference)], saved);
    }

    private static CentreCards Cards(Store store)
    {
        var problems = new List<string>();
        var settings = DeskSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [
            .. Channel("binche"), .. Channel("liege"), new($"Desk:Teams:binche:People:{TeamsDesk.WorkerOfBinche}", "worker-binche"),
        ]).Build(), problems);
        Assert.Empty(problems);
        return new(store, settings, new ChannelSettings { AppId = BotOnChannel.AppId }, new PublicAddress(new DirectLineOptions { PublicBaseUrl = "https://bot.example" }, null!), new OutboxSignal());
    }

    private static IEnumerable<KeyValuePair<string, string?>> Channel(string centre) =>
    [
        new($"Desk:Teams:{centre}:ServiceUrl", "https://teams.example/"), new($"Desk:Teams:{centre}:Channel", TeamsDesk.Liege), new($"Desk:Teams:{centre}:Tenant", BotOnChannel.Tenant),
    ];

    private static Activity Pressed(string reference) => new()
    {
        Type = ActivityTypes.Invoke, ChannelId = "msteams", Conversation = new() { Id = $"{TeamsDesk.Liege};messageid=1", TenantId = BotOnChannel.Tenant }, From = new() { Id = "29:1", Name = "Camille" },
        Value = ProtocolJson.Element(new JsonObject { ["verb"] = "centre.take", ["reference"] = reference }),
    };

    private static async Task<string> Keep(Store store, string what, string centre, Announcing announcing)
    {
        var start = new Activity { Type = "message", ChannelId = "emulator", Id = "1", ServiceUrl = "https://emulator.example", Conversation = new() { Id = $"{what}-{centre}" }, Text = "x" };
        var (_, version) = await store.Meet(start, default);
        var data = new JsonObject { ["key"] = "form#0", ["centre"] = centre, ["day"] = "2026-11-22", ["answers"] = new JsonObject { ["organisation"] = "ASBL" } };
        Assert.NotNull(await store.Save(
            new TurnRecord(Article60.Protocol.ConversationKey.Of(start), null, "{}", version, [], false, [new KeptItem(what, data.ToJsonString())]) { Announcing = announcing }, default));
        return (await store.Requests(centre, new RequestFilter(what), 1, default))[0].Reference;
    }
}

public sealed class CentreCardOnSqliteTests() : CentreCardTests(DatabaseKind.Sqlite);

public sealed class CentreCardOnPostgresTests() : CentreCardTests(DatabaseKind.PostgreSql);
