using Article60.Host.Storage;

namespace Article60.Host.Turns;

/// <summary>Collects what is done with while the database is busy, and settles it together. Whoever adds waits until it is saved.</summary>
internal sealed class OutboxSettler(Store store)
{
    readonly Lock _gate = new();
    List<Settled> _collected = [];
    Task _writing = Task.CompletedTask;
    Task? _next;

    public Task SettleAsync(Settled settled)
    {
        lock (_gate)
        {
            _collected.Add(settled);
            return _next ??= AfterAsync(_writing);
        }
    }

    async Task AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        List<Settled> mine;
        lock (_gate)
        {
            (mine, _collected) = (_collected, []);
            (_writing, _next) = (_next!, null);
        }

        await store.Settle(mine, CancellationToken.None);
    }
}
