using System.Collections.Concurrent;

namespace Article60.Protocol.DirectLine;

/// <summary>A bucket per caller that fills steadily: a short burst passes, a flood does not.</summary>
internal sealed class RateLimit(int perMinute, TimeProvider clock)
{
    private const int Crowded = 10_000;
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Seconds to wait, or null when the call may pass.</summary>
    public int? Wait(string caller)
    {
        if (perMinute <= 0) return null;
        if (_buckets.Count > Crowded) DropFull();

        var bucket = _buckets.GetOrAdd(caller, static (_, made) => new Bucket(made.perMinute, made.now),
            (perMinute, now: clock.GetTimestamp()));
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Left = Math.Min(perMinute, bucket.Left + (clock.GetElapsedTime(bucket.At, now).TotalMinutes * perMinute));
            bucket.At = now;
            if (bucket.Left < 1) return (int)Math.Ceiling((1 - bucket.Left) * 60 / perMinute);
            bucket.Left -= 1;
            return null;
        }
    }

    private void DropFull()
    {
        foreach (var (caller, bucket) in _buckets)
        {
            if (clock.GetElapsedTime(bucket.At).TotalMinutes >= 1) _buckets.TryRemove(caller, out _);
        }
    }

    private sealed class Bucket(double left, long at)
    {
        public double Left = left;
        public long At = at;
    }
}
