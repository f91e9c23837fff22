using Article60.Host.Storage;

namespace Article60.Host.Privacy;

/// <summary>Deletes what is no longer needed, on schedule.</summary>
internal sealed class Retention(Store store, TimeProvider clock, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    /// <summary>Not while the process starts: the first answer matters more.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        while (true)
        {
            try
            {
                var deleted = await store.DeleteExpired(stoppingToken);
                if (deleted > 0) logger.LogInformation("Retention: {Rows} rows deleted", deleted);
            }
            catch (System.Data.Common.DbException e)
            {
                logger.LogError(e, "Retention could not run");
            }

            await Task.Delay(Often, clock, stoppingToken);
        }
    }
}
