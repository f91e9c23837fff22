using System.Threading.Channels;

namespace Article60.Protocol.DirectLine;

/// <summary>What a socket's writer is told.</summary>
internal abstract record StreamSignal
{
    private StreamSignal() { }

    /// <summary>Recorded: counts in the watermark.</summary>
    public sealed record Recorded(LoggedActivity Activity) : StreamSignal;

    /// <summary>Not recorded: typing.</summary>
    public sealed record Passing(string Json) : StreamSignal;

    /// <summary>Recorded by another process: to be read.</summary>
    public sealed record Elsewhere : StreamSignal
    {
        public static readonly Elsewhere Instance = new();
    }

    /// <summary>Nothing was said for a while.</summary>
    public sealed record Quiet : StreamSignal
    {
        public static readonly Quiet Instance = new();
    }
}

/// <summary>Status code and reason of a close message.</summary>
internal sealed record Farewell(int Status, string Reason);

/// <summary>What waits to be written to one socket. Whoever cannot keep up is closed, never skipped.</summary>
internal sealed class StreamQueue(long until)
{
    private const int Longest = 256;

    /// <summary>Time for the writer to say goodbye to a socket that may be blocked.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<StreamSignal> _signals = Channel.CreateBounded<StreamSignal>(
        new BoundedChannelOptions(Longest) { SingleReader = true });

    private long _until = until;
    private Farewell? _goodbye;

    public ChannelReader<StreamSignal> Signals => _signals.Reader;

    /// <summary>Cancelled when a blocked writer must be torn off.</summary>
    public CancellationTokenSource TornOff { get; } = new();

    /// <summary>Second in which the last valid token expires.</summary>
    public long Until => Interlocked.Read(ref _until);

    /// <summary>Second of the last message written.</summary>
    public long LastSent { get; set; }

    /// <summary>Why the server ends the stream, or null while it does not.</summary>
    public Farewell? Goodbye => _goodbye;

    public void Offer(StreamSignal signal)
    {
        if (_goodbye is null && !_signals.Writer.TryWrite(signal)) Close(1013, "TooSlow");
    }

    public void Extend(long until)
    {
        for (var now = Until; until > now; now = Until) Interlocked.CompareExchange(ref _until, until, now);
    }

    public void Close(int status, string reason)
    {
        if (Interlocked.CompareExchange(ref _goodbye, new Farewell(status, reason), null) is not null) return;
        _signals.Writer.TryComplete();
        TornOff.CancelAfter(Patience);
    }
}
