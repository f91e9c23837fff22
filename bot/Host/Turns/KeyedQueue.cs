namespace Article60.Host.Turns;

/// <summary>Work with the same key runs one after the other, in the order it came; work with different keys at once.</summary>
internal sealed class KeyedQueue
{
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>The result of this work, once everything before it is done.</summary>
    public Task<T> Run<T>(string key, Func<Task<T>> work)
    {
        lock (_last)
        {
            var task = After(_last.GetValueOrDefault(key, Task.CompletedTask), work);
            _last[key] = task;
            _ = task.ContinueWith((done, _) => Forget(key, done), null, TaskScheduler.Default);
            return task;
        }
    }

    public Task Run(string key, Func<Task> work) => Run(key, async () =>
    {
        await work();
        return true;
    });

    private static async Task<T> After<T>(Task before, Func<Task<T>> work)
    {
        // Never on the caller's thread, and whatever happened to the work before.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        return await work();
    }

    private void Forget(string key, Task done)
    {
        lock (_last)
        {
            if (_last.GetValueOrDefault(key) == done) _last.Remove(key);
        }
    }
}
