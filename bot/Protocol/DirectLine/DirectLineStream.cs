using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Article60.Protocol.DirectLine;

/// <summary>The WebSocket of one client: first what it missed, then what happens, each activity exactly once.</summary>
internal sealed class DirectLineStream(
    IActivityLog log, LiveStreams streams, DirectLineTokens tokens, Origins origins, TimeProvider clock, IHostApplicationLifetime life)
{
    private const int Page = 100;
    private const int LongestFromClient = 64 * 1024;

    public async Task Serve(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        var valid = tokens.Check(http.Request.Query["t"], DirectLineClaims.StreamKind);
        var failure = valid switch
        {
            (null, _) => new Failure(403, "BadToken", "The stream address is not valid."),
            (_, Expired: true) => Failure.TokenExpired,
            ({ } claims, _) when claims.Conv != id => new Failure(403, "BadToken", "The stream address is not valid."),
            ({ } claims, _) when !origins.MayUse(http.Request, claims) => new Failure(403, "OriginNotTrusted", "This origin may not use the stream."),
            _ when !http.WebSockets.IsWebSocketRequest => Failure.Bad("This address takes WebSockets only."),
            _ => null,
        };
        if (failure is not null)
        {
            await failure.Write(http);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await Run(socket, id, valid.Claims!, http.RequestAborted);
    }

    private async Task Run(WebSocket socket, string id, DirectLineClaims claims, CancellationToken aborted)
    {
        var queue = new StreamQueue(claims.Until ?? claims.Exp) { LastSent = clock.GetUtcNow().ToUnixTimeSeconds() };
        using var shutdown = life.ApplicationStopping.Register(() => queue.Close(1001, "ServerStops"));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, queue.TornOff.Token);

        // Listening starts before the history is read: what falls between comes twice and is told apart by its index.
        streams.Add(id, queue);
        try
        {
            var reading = Read(socket, queue, ended.Token);
            await Write(socket, id, claims.W ?? 0, queue, ended.Token);
            await reading;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            socket.Abort();
        }
        finally
        {
            streams.Remove(id, queue);
            queue.Close(1000, "Bye");
        }
    }

    /// <summary>The only writer of the socket.</summary>
    private async Task Write(WebSocket socket, string id, long from, StreamQueue queue, CancellationToken stop)
    {
        var next = await CatchUp(socket, id, from, queue, stop);
        while (await queue.Signals.WaitToReadAsync(stop))
        {
            while (queue.Signals.TryRead(out var signal))
            {
                switch (signal)
                {
                    case StreamSignal.Recorded { Activity: var activity } when activity.Index == next:
                        await Send(socket, queue, activity.Json, ++next, stop);
                        break;
                    case StreamSignal.Recorded { Activity: var activity } when activity.Index > next:
                        next = await CatchUp(socket, id, next, queue, stop);
                        break;
                    case StreamSignal.Elsewhere:
                        next = await CatchUp(socket, id, next, queue, stop);
                        break;
                    case StreamSignal.Passing passing:
                        await Send(socket, queue, passing.Json, next, stop);
                        break;
                    case StreamSignal.Quiet:
                        await Send(socket, queue, null, next, stop);
                        break;
                }
            }
        }

        if (queue.Goodbye is var (status, reason) && socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)status, reason, stop);
        }
    }

    /// <summary>Sends everything recorded from <paramref name="next"/> on; returns the index after it.</summary>
    private async Task<long> CatchUp(WebSocket socket, string id, long next, StreamQueue queue, CancellationToken stop)
    {
        while (true)
        {
            var missed = await log.ReadAsync(id, next, Page, stop);
            if (missed.IsEmpty) return next;
            next = missed[^1].Index + 1;
            await Send(socket, queue, string.Join(',', missed.Select(activity => activity.Json)), next, stop);
            if (missed.Length < Page) return next; // what came later is signalled
        }
    }

    /// <summary>One text message: an activity set, or an empty one that only keeps the connection alive.</summary>
    private async Task Send(WebSocket socket, StreamQueue queue, string? activities, long watermark, CancellationToken stop)
    {
        queue.LastSent = clock.GetUtcNow().ToUnixTimeSeconds();
        if (activities is null)
        {
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, stop);
            return;
        }

        var text = $"{{\"activities\":[{activities}],\"watermark\":\"{watermark.ToString(CultureInfo.InvariantCulture)}\"}}";
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);
            await socket.SendAsync(buffer.AsMemory(0, length), WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Clients have nothing to say here; we only notice that they leave or talk too much.</summary>
    private static async Task Read(WebSocket socket, StreamQueue queue, CancellationToken stop)
    {
        var buffer = new byte[256];
        long length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(), stop);
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    queue.Close(1000, "Bye");
                    return;
                }

                length += read.Count;
                if (length > LongestFromClient)
                {
                    queue.Close(1009, "TooBig");
                    return;
                }

                if (read.EndOfMessage) length = 0;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            queue.Close(1006, "Lost");
            socket.Abort();
        }
    }
}
