namespace Article60.Host.Turns;

/// <summary>Looks at once and every minute for what nobody told us of: left by a dead process, by another host, or while the database did not answer.</summary>
internal static class Sweep
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <param name="look">A look that fails is logged, and taken again after the pause.</param>
    /// <param name="time">Measures the pause.</param>
    /// <param name="log">Told of failures.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task Run(Func<CancellationToken, Task> look, TimeProvider time, ILogger log, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await look(stop);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or OutOfMemoryException))
            {
                log.LogError(failure, "What waits in the database could not be read");
            }

            await Task.Delay(Pause, time, stop);
        }
    }
}
