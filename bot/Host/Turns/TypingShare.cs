namespace Article60.Host.Turns;

/// <summary>How many answers may be announced by typing: beyond that the answers themselves matter more.</summary>
internal sealed class TypingShare(TimeProvider time)
{
    /// <summary>A second. Far more than people at one centre write; a flood is answered without being announced.</summary>
    internal const int Most = 200;

    private readonly Lock _gate = new();
    private long _second;
    private int _given;

    public bool Take()
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        lock (_gate)
        {
            if (now != _second) (_second, _given) = (now, 0);
            return _given++ < Most;
        }
    }
}
