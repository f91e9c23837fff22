using Article60.Tests.Support;
using Npgsql;

namespace Article60.Tests.Protocol.Channels;

/// <summary>Two hosts on one PostgreSQL send from one outbox; the other one is played by the test.</summary>
public sealed class SharedOutboxTests : IAsyncLifetime
{
    TestDatabase _database = null!;
    BotOnChannel _on = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Make(DatabaseKind.PostgreSql);
        _on = new() { More = _ => _database.Environment };
        await _on.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_on is not null) await _on.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_waits_for_the_one_another_host_is_sending_and_no_longer()
    {
        var conversation = BotOnChannel.NewId();
        var before = (await _on.TalkAsync(_on.Message(conversation))).Count;
        await Run("INSERT INTO outbox (conversation_id, position, due, tries) SELECT conversation_id, position, (extract(epoch FROM now()) * 1000)::bigint + 120000, 0 FROM activities WHERE conversation_id LIKE @id AND position = 0", conversation);

        using var posted = await _on.PostAsync(_on.Message(conversation, "Combien je gagne ?"));
        Assert.Equal(before, (await _on.Channel.WaitAsync(conversation, before + 1, seconds: 3)).Count);
        await Run("DELETE FROM outbox WHERE conversation_id LIKE @id AND position = 0", conversation);

        Assert.True((await _on.Channel.WaitAsync(conversation, before + 1)).Count > before);
    }

    async Task Run(string sql, string conversation)
    {
        await using var source = NpgsqlDataSource.Create(_database.Settings.PostgreSql!);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue("id", "%" + conversation);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
