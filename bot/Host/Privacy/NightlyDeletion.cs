using Article60.Host.Storage;

namespace Article60.Host.Privacy;

/// <summary>Every night at three, Belgian time, what has been kept long enough goes.</summary>
internal sealed class NightlyDeletion(Store store, RetentionSettings keep, BelgianClock belgian, TimeProvider clock, ILogger<NightlyDeletion> logger) : BackgroundService
{
    private const int Hour = 3;

    /// <summary>A process that never runs at night still deletes.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        while (true)
        {
            await Run(stoppingToken);
            await Task.Delay(UntilNight(belgian.Now), clock, stoppingToken);
        }
    }

    /// <summary>One round; what went is logged by kind and number.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            foreach (var (kind, rows) in (await store.DeleteOld(keep, stop)).Where(entry => entry.Value > 0))
                logger.LogInformation("Retention: {Rows} of {Kind} deleted", rows, kind);
        }
        catch (System.Data.Common.DbException e)
        {
            logger.LogError(e, "The nightly deletion could not run");
        }
    }

    internal static TimeSpan UntilNight(DateTime now)
    {
        var next = now.Date.AddHours(Hour);
        return next > now ? next - now : next.AddDays(1) - now;
    }
}
