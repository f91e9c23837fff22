using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Article60.Host;
using Article60.Host.Storage;
using Article60.Protocol.Activities;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>A message that was taken, and whose turn nobody runs: another process wrote it into the database of a bot that is up.</summary>
public sealed class LeftTurnTests : IAsyncLifetime, IDisposable
{
    readonly TestFolder _folder = new();
    readonly BotOnChannel _on;

    public LeftTurnTests() => _on = new() { More = _ => [KeyValuePair.Create("Storage__Folder", _folder.Path)] };

    public Task InitializeAsync() => _on.InitializeAsync();

    public Task DisposeAsync() => _on.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_answered_when_its_channel_sends_it_again()
    {
        var conversation = BotOnChannel.NewId();
        var message = await Left(conversation);

        using var again = await _on.PostAsync(message);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.NotEmpty(await _on.Channel.WaitAsync(conversation));
    }

    [Fact]
    public async Task It_is_answered_within_a_minute_by_itself()
    {
        var conversation = BotOnChannel.NewId();
        await Left(conversation);

        Assert.NotEmpty(await _on.Channel.WaitAsync(conversation, seconds: 90));
    }

    async Task<JsonObject> Left(string conversation)
    {
        var message = _on.Message(conversation);
        Assert.True(ProtocolJson.TryRead(Encoding.UTF8.GetBytes(message.ToJsonString()), out var activity));
        await using var store = await Store.Open(new StorageSettings(null, _folder.Path), TimeProvider.System, CancellationToken.None);
        Assert.NotNull(await store.Accept(activity, CancellationToken.None));
        return message;
    }
}
