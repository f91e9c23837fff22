using System.Collections.Concurrent;
using System.Collections.Immutable;
using Article60.Protocol.Activities;

namespace Article60.Protocol.DirectLine;

/// <summary>The open sockets of every conversation. What is published here was saved before.</summary>
public sealed class LiveStreams : IDisposable
{
    private readonly ConcurrentDictionary<string, ImmutableArray<StreamQueue>> _open = new(StringComparer.Ordinal);
    private readonly DirectLineOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _pulse;

    public LiveStreams(DirectLineOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        (_options, _clock) = (options, clock);
        var second = TimeSpan.FromSeconds(1);
        _pulse = clock.CreateTimer(_ => Pulse(), null, second, second);
    }

    public int Count => _open.Sum(pair => pair.Value.Length);

    /// <summary>Sends recorded activities to whoever listens to the conversation.</summary>
    public void Publish(string conversation, ReadOnlySpan<LoggedActivity> activities)
    {
        if (!_open.TryGetValue(conversation, out var queues)) return;
        foreach (var activity in activities)
        {
            foreach (var queue in queues) queue.Offer(new StreamSignal.Recorded(activity));
        }
    }

    /// <summary>Sends an activity that is not recorded: typing.</summary>
    public void PublishPassing(string conversation, Activity activity)
    {
        if (!_open.TryGetValue(conversation, out var queues)) return;
        var signal = new StreamSignal.Passing(ProtocolJson.Write(activity));
        foreach (var queue in queues) queue.Offer(signal);
    }

    /// <summary>Something was recorded by another process: whoever listens to the conversation reads on.</summary>
    public void LookUp(string conversation)
    {
        if (!_open.TryGetValue(conversation, out var queues)) return;
        foreach (var queue in queues) queue.Offer(StreamSignal.Elsewhere.Instance);
    }

    /// <summary>The same for every conversation.</summary>
    public void LookUpAll()
    {
        foreach (var (conversation, _) in _open) LookUp(conversation);
    }

    /// <summary>A newer token was issued: the open streams of the conversation live until it expires.</summary>
    internal void Extend(string conversation, long until)
    {
        if (!_open.TryGetValue(conversation, out var queues)) return;
        foreach (var queue in queues) queue.Extend(until);
    }

    /// <summary>The conversation is gone, and so is who listened to it.</summary>
    public void Close(string conversation)
    {
        if (!_open.TryGetValue(conversation, out var queues)) return;
        foreach (var queue in queues) queue.Close(1008, "ConversationRemoved");
    }

    internal void Add(string conversation, StreamQueue queue) =>
        _open.AddOrUpdate(conversation, [queue], (_, others) => others.Add(queue));

    internal void Remove(string conversation, StreamQueue queue)
    {
        while (_open.TryGetValue(conversation, out var queues))
        {
            var left = queues.Remove(queue);
            var done = left.IsEmpty
                ? _open.TryRemove(new KeyValuePair<string, ImmutableArray<StreamQueue>>(conversation, queues))
                : _open.TryUpdate(conversation, left, queues);
            if (done) return;
        }
    }

    /// <summary>Once a second: keep quiet streams alive, end those without a valid token.</summary>
    private void Pulse()
    {
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var (_, queues) in _open)
        {
            foreach (var queue in queues)
            {
                if (queue.Until <= now) queue.Close(1008, "TokenExpired");
                else if (now - queue.LastSent >= _options.KeepAliveSeconds) queue.Offer(StreamSignal.Quiet.Instance);
            }
        }
    }

    public void Dispose() => _pulse.Dispose();
}
