using Article60.Tests.Support;
using static Article60.Tests.Protocol.Channels.FakeChannel;

namespace Article60.Tests.Protocol.Channels;

/// <summary>A bot of its own, because it is killed.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    readonly BotOnChannel _on = new();

    public Task InitializeAsync() => _on.InitializeAsync();

    public Task DisposeAsync() => _on.DisposeAsync();

    [Fact]
    public async Task A_reply_that_was_saved_and_not_sent_is_sent_once_after_the_restart()
    {
        var before = BotOnChannel.NewId();
        await _on.TalkAsync(_on.Message(before));
        var sent = _on.Channel.Said(before).Count;
        var waiting = BotOnChannel.NewId();
        _on.Channel.Script(waiting, Status(503, "3"));
        using var posted = await _on.PostAsync(_on.Message(waiting));
        Assert.Single(await _on.Channel.WaitAsync(waiting));

        await _on.Bot.KillAsync();
        Assert.Single(_on.Channel.Said(waiting));
        await _on.RestartAsync();
        var said = await _on.Channel.WaitAsync(waiting, 2);
        await Task.Delay(TimeSpan.FromSeconds(2));

        Assert.True(said.Count >= 2);
        Assert.Equal(_on.Channel.Said(waiting).Skip(1).Select(call => call.Raw).Distinct().Count(), _on.Channel.Said(waiting).Count - 1);
        Assert.Equal(sent, _on.Channel.Said(before).Count);
    }
}
