using System.Data.Common;
using Article60.Host.Storage;

namespace Article60.Host.Privacy;

/// <summary>Every hour, what has been kept long enough goes: files after their day, everything else after the days of the settings.</summary>
internal sealed class Deletion(Store store, RetentionSettings keep, TimeProvider clock, ILogger<Deletion> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    /// <summary>Not while the process starts: the first answer matters more.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        while (true)
        {
            await Run(stoppingToken);
            await Task.Delay(Often, clock, stoppingToken);
        }
    }

    /// <summary>One round; what went is logged by kind and number.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            var expired = await store.DeleteExpired(stop);
            if (expired > 0) logger.LogInformation("Deleted: {Rows} files and traces of answered messages", expired);
            foreach (var (kind, rows) in (await store.DeleteOld(keep, stop)).Where(entry => entry.Value > 0))
                logger.LogInformation("Deleted: {Rows} of {Kind}", rows, kind);
        }
        catch (DbException e)
        {
            logger.LogError(e, "The deletion could not run");
        }
    }
}
