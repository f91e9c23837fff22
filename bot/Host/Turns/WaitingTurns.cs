using System.Data.Common;

namespace Article60.Host.Turns;

/// <summary>Looks now and then for turns that nobody runs: the database did not answer for a moment, or another host ended in the middle.</summary>
internal sealed class WaitingTurns(TurnHandler turns, TimeProvider time, ILogger<WaitingTurns> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await turns.ResumeAsync(stoppingToken);
            }
            catch (DbException failure)
            {
                log.LogError(failure, "The inbox could not be read");
            }
        }
    }
}
