using System.Collections.Concurrent;
using System.Globalization;
using Article60.Host.Storage;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Host.Turns;

/// <summary>
/// Sends what was saved: in order within a conversation, again after a busy or failing channel, and after a restart.
/// An entry is removed when the channel has answered, so nothing is lost. A reply goes twice only when the process
/// dies (or the line breaks) after the channel took it and before its answer was saved: no channel offers a way to
/// ask, and a repeated answer does less harm than a missing one.
/// </summary>
internal sealed class OutboxSender(
    Store store, OutboxSignal signal, OutboxSettler settler, OutboxCalls calls, IConnector connector, TimeProvider time, ILogger<OutboxSender> log) : BackgroundService
{
    const int AtOnce = 20;
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>After this another look is taken: what another host had reserved may have been sent.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    static readonly TimeSpan TypingPatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan TypingMakesSense = TimeSpan.FromSeconds(5);

    /// <summary>Conversations being served: 1, or 2 when more was saved meanwhile.</summary>
    readonly ConcurrentDictionary<string, int> _busy = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Task, byte> _running = new();
    readonly CancellationTokenSource _stopping = new();
    readonly TypingShare _typing = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweeping = Sweep.Run(async stop =>
        {
            foreach (var conversation in await store.OutboxConversations(stop)) Serve(conversation);
        }, time, log, stoppingToken);
        await foreach (var conversation in signal.ReadAsync(stoppingToken)) Serve(conversation);
        await sweeping;
    }

    void Serve(string conversation)
    {
        if (_busy.AddOrUpdate(conversation, 1, (_, _) => 2) != 1) return;

        var run = Task.Run(() => ServeAsync(conversation));
        _running[run] = 0;
        run.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Calls under way are finished, so that none is made again after the restart; the rest waits in the database.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    async Task ServeAsync(string conversation)
    {
        try
        {
            do
            {
                _busy[conversation] = 1;
                await SendWaitingAsync(conversation);
            }
            while (!_busy.TryRemove(new KeyValuePair<string, int>(conversation, 1)));
        }
        catch (Exception failure)
        {
            _busy.TryRemove(conversation, out _); // the sweep tries again
            if (failure is not OperationCanceledException) log.LogError(failure, "The outbox of a conversation stopped");
        }
    }

    async Task SendWaitingAsync(string conversation)
    {
        string? typedFor = null;
        while (await store.NextToSend(conversation, AtOnce, _stopping.Token) is { IsEmpty: false } batch)
        {
            var all = true;
            foreach (var waiting in batch)
            {
                all = await UntilAsync(waiting.Due)
                    && await store.Claim(conversation, waiting, (time.GetUtcNow() + Lease).ToUnixTimeMilliseconds(), _stopping.Token);
                if (!all) break; // it is not ours now: read again

                var activity = ActivityHead.Read(waiting.Json);
                if (waiting.Tries == 0 && activity.ReplyToId is { } answered && answered != typedFor && _typing.Take())
                {
                    typedFor = answered;
                    await TypeAsync(activity, waiting);
                }

                all = await SendAsync(conversation, waiting, activity);
                if (!all) break; // the batch is read again, with the new moment
            }

            // What was saved meanwhile has been signalled.
            if (all && batch.Length < AtOnce) return;
        }
    }

    /// <summary>True when done with it, one way or the other.</summary>
    async Task<bool> SendAsync(string conversation, Waiting waiting, Activity activity)
    {
        if (await calls.For(conversation, activity, waiting.Json, _stopping.Token) is not { } call)
        {
            await settler.SettleAsync(new Settled(conversation, waiting.Position, null));
            return true;
        }

        _stopping.Token.ThrowIfCancellationRequested();
        var answer = await connector.CallAsync(call, CancellationToken.None);
        switch (answer)
        {
            case ConnectorAnswer.Later later when waiting.Tries + 1 < OutboxCalls.TriesOf(activity):
                var wait = BackOff.Next(waiting.Tries + 1, later.After);
                await store.Postpone(conversation, waiting.Position, (time.GetUtcNow() + wait).ToUnixTimeMilliseconds(), waiting.Tries + 1, CancellationToken.None);
                return false;
            case ConnectorAnswer.Done done:
                await settler.SettleAsync(new Settled(conversation, waiting.Position, OutboxCalls.ShowsCard(activity) ? done.Id : null));
                return true;
            default:
                log.LogWarning("Not delivered on {Channel}: {Answer}", activity.ChannelId, Describe(answer));
                await settler.SettleAsync(new Settled(conversation, waiting.Position, null));
                return true;
        }
    }

    /// <summary>Shows that an answer is coming. It is worth one short try, and nothing at all once the visitor has waited.</summary>
    async Task TypeAsync(Activity answer, Waiting waiting)
    {
        if (time.GetUtcNow().ToUnixTimeMilliseconds() - waiting.Due > TypingMakesSense.TotalMilliseconds) return;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        patience.CancelAfter(TypingPatience);
        try { await connector.CallAsync(calls.Typing(answer), patience.Token); }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested) { }
    }

    /// <summary>False when it is still not due.</summary>
    async Task<bool> UntilAsync(long due)
    {
        var wait = TimeSpan.FromMilliseconds(due - time.GetUtcNow().ToUnixTimeMilliseconds());
        var isShared = store.News is not null;
        if (wait > TimeSpan.Zero) await Task.Delay(isShared && wait > LongestWait ? LongestWait : wait, time, _stopping.Token);
        return !isShared || wait <= LongestWait;
    }

    static string Describe(ConnectorAnswer answer) => answer switch
    {
        ConnectorAnswer.Never never => string.Create(CultureInfo.InvariantCulture, $"refused {never.Status} {never.Code}"),
        ConnectorAnswer.Later later => string.Create(CultureInfo.InvariantCulture, $"given up, last status {later.Status}"),
        _ => "",
    };
}
