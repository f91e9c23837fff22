using Article60.Host.Storage;
using Article60.Protocol;
using Article60.Protocol.Activities;
using Article60.Tests.Support;

namespace Article60.Tests.Host;

/// <summary>The same promises on both databases.</summary>
public abstract class StoreTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private readonly string _conversation = Guid.NewGuid().ToString("N");
    private Store? _store;

    public override async Task DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_conversation_starts_once_and_its_arrival_waits_for_a_turn()
    {
        var store = await Open();

        Assert.True(await Start(store));
        Assert.False(await Start(store));
        Assert.Equal("arrival", (await store.NextTurn(_conversation, default))!.ActivityId);
        Assert.Contains(_conversation, await store.WaitingConversations(default));
    }

    [Fact]
    public async Task Posts_at_once_get_places_without_gap_and_times_that_never_go_back()
    {
        var store = await Open();
        await Start(store);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.AppendAsync(_conversation, Said($"m{i}"), null, default)));
        var log = await store.ReadAsync(_conversation, 0, 100, default);
        var times = log.Select(one => ProtocolJson.Read(one.Json).Timestamp).ToList();

        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), log.Select(one => one.Index));
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.Equal(20, (await store.FindAsync(_conversation, default))!.Count);
    }

    [Fact]
    public async Task The_same_client_id_at_once_is_recorded_once()
    {
        var store = await Open();
        await Start(store);

        var logged = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.AppendAsync(_conversation, Said("x"), "same", default)));

        Assert.Single(logged.Select(one => one!.Id).Distinct());
        Assert.Single(await store.ReadAsync(_conversation, 0, 100, default));
    }

    [Fact]
    public async Task A_turn_is_saved_as_a_whole_and_only_once()
    {
        var store = await Open();
        await Start(store);
        var turn = new TurnRecord(_conversation, "arrival", "{\"a\":\"é\"}", 0, [Said("un"), Said("deux")], true, [new("unanswered", "{}")]);

        var saved = await store.Save(turn, default);
        var again = await store.Save(turn, default);
        var stale = await store.Save(turn with { Handled = null }, default);

        Assert.Equal([0, 1], saved!.Said.Select(one => one.Index));
        Assert.Null(again);
        Assert.Null(stale);
        Assert.Null(await store.NextTurn(_conversation, default));
        Assert.Equal(2, (await store.ReadAsync(_conversation, 0, 9, default)).Length);
    }

    [Fact]
    public async Task Nothing_is_taken_after_the_end()
    {
        var store = await Open();
        await Start(store);

        Assert.NotNull(await store.AppendAsync(_conversation, new Activity { Type = ActivityTypes.EndOfConversation }, null, default));
        Assert.Null(await store.AppendAsync(_conversation, Said("x"), null, default));
        Assert.True((await store.FindAsync(_conversation, default))!.Ended);
    }

    [Fact]
    public async Task An_activity_of_a_channel_is_accepted_once()
    {
        var store = await Open();
        var activity = Said("bonjour") with { Id = "a1", ChannelId = "msteams", ServiceUrl = "https://x/", Conversation = new() { Id = _conversation } };

        Assert.NotNull(await store.Accept(activity, default));
        Assert.Null(await store.Accept(activity, default));
        Assert.Equal("a1", (await store.NextTurn($"msteams/{_conversation}", default))!.ActivityId);
    }

    [Fact]
    public async Task An_activity_is_the_next_one_only_while_no_other_waits_before_it()
    {
        var store = await Open();
        var first = Said("bonjour") with { Id = "a1", ChannelId = "msteams", ServiceUrl = "https://x/", Conversation = new() { Id = _conversation } };
        var key = ConversationKey.Of(first);

        var next = (await store.Accept(first, default))!.Turn!;
        Assert.Null((await store.Accept(first with { Id = "a2" }, default))!.Turn);
        Assert.True((await store.Save(new TurnRecord(key, "a1", "{}", next.Version, [], true, []), default))!.MoreWaits);
        var last = (await store.NextTurn(key, default))!;
        Assert.False((await store.Save(new TurnRecord(key, last.ActivityId, "{}", last.Version, [], true, []), default))!.MoreWaits);

        Assert.Equal("a2", last.ActivityId);
        Assert.Equal("{}", (await store.Accept(first with { Id = "a3" }, default))!.Turn!.State);
    }

    [Fact]
    public async Task Files_and_keys_come_back_as_they_were()
    {
        var store = await Open();
        var id = Guid.NewGuid().ToString("N");
        await store.SaveFileAsync(new LoggedFile(id, _conversation, "é.pdf", "application/pdf", new byte[] { 0, 1, 255 }), default);

        Assert.Equal([0, 1, 255], (await store.FindFileAsync(id, default))!.Bytes.ToArray());
        Assert.Equal(await store.KeyOnce(id, () => "first", default), await store.KeyOnce(id, () => "second", default));
        Assert.True(await store.DeleteExpired(default) >= 0);
    }

    private async Task<Store> Open() => _store ??= await Database.Open();

    private Task<bool> Start(Store store) => store.StartAsync(
        new LoggedConversation(_conversation, "dl_a", null), new Activity { Type = ActivityTypes.ConversationUpdate, Id = "arrival" }, default);

    private static Activity Said(string text) => new() { Type = ActivityTypes.Message, Text = text };
}

public sealed class SqliteStoreTests() : StoreTests(DatabaseKind.Sqlite);

public sealed class PostgresStoreTests() : StoreTests(DatabaseKind.PostgreSql);
