using System.Threading.Channels;

namespace Article60.Host.Turns;

/// <summary>Tells the sender that something was saved for a remote channel. Missing a signal costs a moment, never a message.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Poke() => _signal.Writer.TryWrite(true);

    /// <summary>Ends at the next signal, or after <paramref name="most"/>.</summary>
    public async Task Wait(TimeSpan most, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(most);
        try
        {
            await _signal.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Nothing came; the sender looks all the same.
        }
    }
}
