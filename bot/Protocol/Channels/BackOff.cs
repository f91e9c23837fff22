using System.Security.Cryptography;

namespace Article60.Protocol.Channels;

/// <summary>How long to wait before asking a busy service again.</summary>
public static class BackOff
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>What the service asked for; when it named nothing, half a second doubled with each attempt, give or take a fifth.</summary>
    /// <param name="attempt">1 after the first failed try.</param>
    /// <param name="asked">Zero when the service named no time.</param>
    public static TimeSpan Next(int attempt, TimeSpan asked)
    {
        if (asked > TimeSpan.Zero) return asked < Longest ? asked : Longest;
        var jitter = 0.8 + (RandomNumberGenerator.GetInt32(0, 401) / 1000.0);
        return First * Math.Pow(2, Math.Min(attempt, 12) - 1) * jitter;
    }

    /// <summary>The Retry-After header as a wait from now; zero when absent or past.</summary>
    internal static TimeSpan RetryAfter(HttpResponseMessage answer, TimeProvider time)
    {
        var wait = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
