using System.Threading.Channels;

namespace Article60.Host.Turns;

/// <summary>Tells the sender in which conversation something was saved for a remote channel. A lost signal costs a moment, never a message.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<string> _conversations = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    public void Poke(string conversation) => _conversations.Writer.TryWrite(conversation);

    public IAsyncEnumerable<string> ReadAsync(CancellationToken stop) => _conversations.Reader.ReadAllAsync(stop);
}
