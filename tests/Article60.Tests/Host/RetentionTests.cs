using Article60.Host.Privacy;
using Article60.Host.Storage;
using Article60.Protocol;
using Article60.Protocol.Activities;
using Article60.Tests.Desk;
using Article60.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Article60.Tests.Host;

/// <summary>What is deleted by itself, on both databases.</summary>
public abstract class RetentionTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly RetentionSettings Keep = new(ConversationDays: 90, PartnerDays: 730, CallBackDays: 180, QuestionDays: 365, AuditDays: 365, MailDays: 30);
    private readonly SteppedClock _clock = new();
    [Fact]
    public async Task A_card_can_be_changed_in_place_for_thirty_days_and_not_longer()
    {
        await using var store = await Database.Open(_clock);
        var key = await Shown(store);

        _clock.Step(TimeSpan.FromDays(29));
        await Round(store);
        Assert.NotNull(await store.SentCard(key, "given", default));
        _clock.Step(TimeSpan.FromDays(1));
        await Round(store);
        Assert.Null(await store.SentCard(key, "given", default));
    }

    [Fact]
    public async Task Erasing_a_conversation_forgets_its_cards()
    {
        await using var store = await Database.Open(_clock);
        var key = await Shown(store);
        var (state, version) = await store.Meet(Message(), default);
        Assert.NotNull(await store.Save(new TurnRecord(key, null, state, version, [], true, [new KeptItem("erase", "{}")]), default));

        Assert.Null(await store.SentCard(key, "given", default));
    }

    [Fact]
    public async Task The_card_of_a_request_stays_changeable_as_long_as_the_request_is_kept()
    {
        await using var store = await Database.Open(_clock);
        var (state, version) = await store.Meet(Message(), default);
        var asked = new KeptItem("partner-interest", """{"key":"flow-partner-form#0","centre":"liege","day":"2026-11-22","answers":{"organisation":"ASBL","workers":"1"}}""");
        Assert.NotNull(await store.Save(new TurnRecord(ConversationKey.Of(Message()), null, state, version, [], true, [asked]) { Announcing = new(_ => Message(), _ => { }) }, default));
        var card = Store.CardKey(Assert.Single(await store.Requests("liege", new RequestFilter(), 2, default)).Reference);
        await store.Settle([new Settled(card, 0, "given")], default);

        _clock.Step(TimeSpan.FromDays(729));
        await Round(store);
        Assert.Equal("given", await store.CardShown(card, default));

        _clock.Step(TimeSpan.FromDays(1));
        await Round(store);
        Assert.Contains(card, await store.OutboxConversations(default));
        _clock.Step(TimeSpan.FromDays(90));
        await Round(store);
        Assert.Null(await store.CardShown(card, default));
    }

    /// <summary>On the file there is one writer for all: a visitor must not wait until everything is gone.</summary>
    [Fact]
    public async Task Many_old_conversations_go_in_pieces_between_which_others_write()
    {
        await using var store = await Database.Open(_clock);
        await Many(store, "old", 2500);
        _clock.Step(TimeSpan.FromDays(90));
        await Many(store, "young", 300);

        var deleting = store.DeleteOld(Keep, default);
        var written = 0;
        for (; !deleting.IsCompleted; written++) await store.KeyOnce($"meanwhile-{written}", () => "x", default);

        Assert.Equal(2500, (await deleting)["conversations"]);
        Assert.True(written > 4, $"{written} others wrote meanwhile");
        foreach (var table in (string[])["conversations", "activities"])
            Assert.Equal(300, await store.Read(connection => First(connection, $"SELECT COUNT(*) FROM {table}"), default));
        Assert.Equal(0, (await store.DeleteOld(Keep, default))["conversations"]);
    }

    [Fact, Statement("DL-85")]
    public async Task A_file_is_gone_after_its_day()
    {
        await using var store = await Database.Open(_clock);
        await store.SaveFileAsync(new LoggedFile("f", "c", "a.pdf", "application/pdf", new byte[] { 1 }), default);

        _clock.Step(TimeSpan.FromHours(23));
        await Round(store);
        Assert.NotNull(await store.FindFileAsync("f", default));
        _clock.Step(TimeSpan.FromHours(1));
        Assert.Null(await store.FindFileAsync("f", default));
        await Round(store);
        Assert.Equal(0, await store.Read(connection => First(connection, "SELECT COUNT(*) FROM files"), default));
    }

    private Task<string?> Many(Store store, string name, int count) => store.Write<string>(async tx =>
    {
        for (var i = 0; i < count; i++)
        {
            await tx.Execute("INSERT INTO activities (conversation_id, position, id, json) VALUES (@id, 0, @id, '{}')", default, ("id", $"{name}-{i}"));
            await tx.Execute("INSERT INTO conversations (id, channel, state, version, recorded, taken, last_at, ended) VALUES (@id, 'directline', '', 0, 1, 0, @now, 0)",
                default, ("id", $"{name}-{i}"), ("now", _clock.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        return "";
    }, default);

    private static async Task<long> First(System.Data.Common.DbConnection connection, string sql) => (await connection.Query(sql, row => row.GetInt64(0), default))[0];

    private async Task Round(Store store)
    {
        using var deletion = new Deletion(store, Keep, _clock, NullLogger<Deletion>.Instance);
        await deletion.Run(default);
    }

    /// <summary>A conversation with a card that the channel shows under the id "given".</summary>
    private static async Task<string> Shown(Store store)
    {
        var message = Message();
        var key = ConversationKey.Of(message);
        var (state, version) = await store.Meet(message, default);
        await store.Save(new TurnRecord(key, null, state, version, [message.Reply(ActivityTypes.Message)], true, []), default);
        await store.Settle([new Settled(key, 0, "given")], default);
        return key;
    }

    private static Activity Message() => new()
    {
        Type = ActivityTypes.Message, Id = "m", ChannelId = "msteams", ServiceUrl = "https://teams.example/", Conversation = new() { Id = "a:1" },
        From = new() { Id = "29:1", Name = "Camille" }, Text = "x",
    };
}

public sealed class SqliteRetentionTests() : RetentionTests(DatabaseKind.Sqlite);

public sealed class PostgresRetentionTests() : RetentionTests(DatabaseKind.PostgreSql);
