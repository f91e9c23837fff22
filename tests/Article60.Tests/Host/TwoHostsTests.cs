using Article60.Host.Desk;
using Article60.Tests.Desk;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;
using Npgsql;

namespace Article60.Tests.Host;

/// <summary>Two hosts on one PostgreSQL, a visitor whose messages and whose stream end at different ones.</summary>
public sealed class TwoHostsTests() : DatabaseTests(DatabaseKind.PostgreSql)
{
    private BotProcess _first = null!;
    private BotProcess _second = null!;
    private DirectLineClient _posting = null!;
    private DirectLineClient _listening = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (_first, _second) = (await Start("first"), await Start("second"));
        (_posting, _listening) = (new(_first.Url, DirectLineBots.Secret), new(_second.Url, DirectLineBots.Secret));
    }

    public override async Task DisposeAsync()
    {
        foreach (var bot in new[] { _first, _second }) if (bot is not null) await bot.DisposeAsync();
        await base.DisposeAsync();
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

    [Fact]
    public async Task Whoever_signed_in_at_one_host_is_known_at_the_other_and_its_forms_are_taken_there()
    {
        await using (var store = await Database.Open()) await store.SaveStaff("worker", "liege", "worker", StaffPasswords.Hash(DeskBot.Password), CancellationToken.None);
        using var here = await StaffClient.SignedIn(_first.Url, "worker", DeskBot.Password);
        using var there = here.At(_second.Url);

        Assert.Contains("File d'attente", await there.Text("/desk"), StringComparison.Ordinal);
        using var posted = await there.PostWithout("/desk/comptoir", ("words", "combien je gagne"), ("__RequestVerificationToken", await here.FormToken("/desk")));
        Assert.Equal(System.Net.HttpStatusCode.OK, posted.StatusCode);
    }

    /// <summary>Ends the connections that listen; returns how many.</summary>
    private async Task<int> CutTheLines()
    {
        await using var source = NpgsqlDataSource.Create(Database.Settings.PostgreSql!);
        await using var command = source.CreateCommand(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'");
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    private Task<BotProcess> Start(string name) => BotProcess.StartAsync(
        Directory.CreateDirectory(Path.Combine(Database.Folder, name)).FullName,
        new Dictionary<string, string>(DirectLineBots.Settings([.. Database.Environment.Select(pair => (pair.Key, pair.Value)), ("DirectLine__RateLimitPerMinute", "0")])));
}
