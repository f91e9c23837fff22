using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;
using Npgsql;

namespace Article60.Tests.Host;

/// <summary>Two hosts on one PostgreSQL, a visitor whose messages and whose stream end at different ones.</summary>
public sealed class TwoHostsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private BotProcess _first = null!;
    private BotProcess _second = null!;
    private DirectLineClient _posting = null!;
    private DirectLineClient _listening = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Make(DatabaseKind.PostgreSql);
        (_first, _second) = (await Start("first"), await Start("second"));
        (_posting, _listening) = (new(_first.Url, DirectLineBots.Secret), new(_second.Url, DirectLineBots.Secret));
    }

    public async Task DisposeAsync()
    {
        if (_database is null) return;
        foreach (var bot in new[] { _first, _second }) if (bot is not null) await bot.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact, Statement("DL-40", "DL-42")]
    public async Task An_answer_given_by_one_host_reaches_the_stream_at_the_other_once_and_in_order()
    {
        var open = await _posting.Open();
        var elsewhere = await _listening.Get($"/conversations/{open.Id}?watermark=", open.Token);
        await using var stream = await StreamClient.Open(elsewhere["streamUrl"]);

        for (var i = 0; i < 5; i++) await _posting.Reply(open, (await _posting.Say(open, $"Combien je gagne ? {i}"))["id"]);
        var history = (await _posting.Settled(open)).Select(one => one!["id"]!.ToString()).ToList();

        Assert.True(await stream.Until(client => client.Activities.Count >= history.Count), $"{stream.Activities.Count} of {history.Count}");
        Assert.Equal(history, stream.Activities.Select(one => one["id"]!.ToString()));
    }

    [Fact, Statement("DL-46")]
    public async Task A_broken_line_to_the_database_is_mended_and_what_it_missed_is_looked_up()
    {
        var open = await _posting.Open();
        await _posting.Settled(open);
        var elsewhere = await _listening.Get($"/conversations/{open.Id}?watermark=", open.Token);
        await using var stream = await StreamClient.Open(elsewhere["streamUrl"]);

        Assert.True(await CutTheLines() >= 2);
        var missed = await _posting.Reply(open, (await _posting.Say(open, "Bonjour"))["id"]);
        Assert.True(await stream.Until(client => client.Activities.Any(one => one["id"]!.ToString() == missed["id"]!.ToString())), "what was said while the line was broken");

        var later = await _posting.Reply(open, (await _posting.Say(open, "Combien je gagne ?"))["id"]);
        Assert.True(await stream.Until(client => client.Activities.Any(one => one["id"]!.ToString() == later["id"]!.ToString())), "what was said afterwards");
    }

    /// <summary>Ends the connections that listen; returns how many.</summary>
    private async Task<int> CutTheLines()
    {
        await using var source = NpgsqlDataSource.Create(_database.Settings.PostgreSql!);
        await using var command = source.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'");
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    private Task<BotProcess> Start(string name) => BotProcess.StartAsync(
        Directory.CreateDirectory(Path.Combine(_database.Folder, name)).FullName,
        new Dictionary<string, string>(DirectLineBots.Settings([.. _database.Environment.Select(pair => (pair.Key, pair.Value)), ("DirectLine__RateLimitPerMinute", "0")])));
}
