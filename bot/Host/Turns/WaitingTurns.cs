namespace Article60.Host.Turns;

/// <summary>Runs the turns that nobody runs: their process ended, or the database did not answer for a moment.</summary>
internal sealed class WaitingTurns(TurnHandler turns, TimeProvider time, ILogger<WaitingTurns> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Sweep.Run(turns.ResumeAsync, time, log, stoppingToken);
}
