using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Article60.Tests.Protocol.DirectLine;

/// <summary>The receiving end of a stream: every text message as it came, empty ones too.</summary>
public sealed class StreamClient : IAsyncDisposable
{
    private readonly List<string> _messages = [];
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _reading = Task.CompletedTask;

    public WebSocketCloseStatus? CloseStatus { get; private set; }
    public string? CloseReason { get; private set; }
    public bool OnlyText { get; private set; } = true;

    public static async Task<StreamClient> Open(string url, string? origin = null)
    {
        var client = new StreamClient();
        client._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (origin is not null) client._socket.Options.SetRequestHeader("Origin", origin);
        await client._socket.ConnectAsync(new Uri(url), CancellationToken.None);
        client._reading = client.Read();
        return client;
    }

    /// <summary>The HTTP status with which the upgrade was refused, or null when the stream opened.</summary>
    public static async Task<int?> Refusal(string url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new Uri(url), CancellationToken.None);
            return null;
        }
        catch (WebSocketException)
        {
            return (int)socket.HttpStatusCode;
        }
    }

    public IReadOnlyList<string> Messages
    {
        get { lock (_messages) return [.. _messages]; }
    }

    /// <summary>Every activity received, in order, typing left out.</summary>
    public IReadOnlyList<JsonObject> Activities =>
        [.. All.Where(activity => activity["type"]!.ToString() != "typing")];

    public IReadOnlyList<JsonObject> All =>
        [.. Messages.Where(message => message.Length > 0).SelectMany(message => JsonNode.Parse(message)!["activities"]!.AsArray()).Select(one => one!.AsObject())];

    public string Watermark => Messages.Where(message => message.Length > 0).Select(message => JsonNode.Parse(message)!["watermark"]!.ToString()).Last();

    public Task Send(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public async Task<bool> Until(Func<StreamClient, bool> enough, double seconds = 10)
    {
        for (var tries = 0; tries < seconds * 40; tries++)
        {
            if (enough(this)) return true;
            await Task.Delay(25);
        }

        return enough(this);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task Read()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    (CloseStatus, CloseReason) = (_socket.CloseStatus, _socket.CloseStatusDescription);
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _stop.Token);
                    return;
                }

                OnlyText &= read.MessageType == WebSocketMessageType.Text;
                message.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage) continue;
                lock (_messages) _messages.Add(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length));
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            CloseStatus ??= WebSocketCloseStatus.EndpointUnavailable;
        }
    }
}
