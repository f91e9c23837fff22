using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Article60.Host.Storage;

/// <summary>
/// SQLite has one writer at a time. What comes while a transaction is being written goes into the next one, together
/// with everything else that waits: each piece of work is still all or nothing, and is answered only once it is saved.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    /// <summary>Pieces of work in one transaction: enough to share its cost, few enough to keep it short.</summary>
    private const int Most = 64;

    private readonly KeptConnection _connection;
    private readonly Channel<Job> _waiting = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _running;

    public SqliteWriter(KeptConnection connection)
    {
        _connection = connection;
        _running = Task.Run(Run);
    }

    /// <summary>Saved when <paramref name="work"/> returns something, undone when it returns null or throws.</summary>
    public async Task<T?> Write<T>(Func<DbTransaction, Task<T?>> work, CancellationToken stop)
    {
        T? result = default;
        var job = new Job(async tx => (result = await work(tx)) is not null, stop);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(job), this);
        await job.Saved.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
        await _connection.DisposeAsync();
    }

    private async Task Run()
    {
        var together = new List<Job>(Most);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (together.Count < Most && _waiting.Reader.TryRead(out var job)) together.Add(job);
            try
            {
                await using (var tx = (SqliteTransaction)await _connection.BeginTransactionAsync())
                {
                    foreach (var job in together) await Do(job, tx);
                    await tx.CommitAsync();
                }

                foreach (var job in together) job.End(null);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                foreach (var job in together) job.End(failure);
            }

            together.Clear();
        }
    }

    private static async Task Do(Job job, SqliteTransaction tx)
    {
        if (job.Stop.IsCancellationRequested)
        {
            job.Failure = new OperationCanceledException(job.Stop);
            return;
        }

        const string before = "before";
        await Mark(tx, "SAVEPOINT before");
        try
        {
            if (await job.Work(tx))
            {
                await Mark(tx, "RELEASE before");
                return;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            job.Failure = failure;
        }

        await tx.RollbackAsync(before);
        await Mark(tx, "RELEASE before");
    }

    private static async Task Mark(SqliteTransaction tx, string sql)
    {
        var command = ((KeptConnection)tx.Connection!).Compiled(sql)!;
        command.Transaction = tx;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Job(Func<DbTransaction, Task<bool>> work, CancellationToken stop)
    {
        public Func<DbTransaction, Task<bool>> Work => work;

        public CancellationToken Stop => stop;

        public TaskCompletionSource Saved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Why this one alone was undone.</summary>
        public Exception? Failure { get; set; }

        public void End(Exception? failure)
        {
            if ((Failure ?? failure) is { } why) Saved.TrySetException(why);
            else Saved.TrySetResult();
        }
    }
}
