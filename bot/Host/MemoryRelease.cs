namespace Article60.Host;

/// <summary>Loading the knowledge leaves more behind than it keeps. Once, after the start, that memory goes back to the machine.</summary>
internal sealed class MemoryRelease(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Soon, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
