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

    /// <summary>Transactions after which the log is copied into the file, beside the writing.</summary>
    private const int CopiedAfter = 100;

    private readonly KeptConnection _connection;
    private readonly KeptConnection _copying;
    private readonly Channel<Job> _waiting = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _running;
    private Task _copied = Task.CompletedTask;
    private int _since;

    public SqliteWriter(SqliteConnections file)
    {
        (_connection, _copying) = (file.Open(SqliteConnections.CacheOfWriter), file.Open(SqliteConnections.CacheOfReader));
        _running = Task.Run(Run);
    }

    /// <summary>Reads what has just been written: its pages are at hand here, and nowhere else.</summary>
    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken stop)
    {
        T result = default!;
        await Take(new Job(async tx =>
        {
            result = await work(tx.Connection!);
            return true;
        }, stop) { OnlyReads = true });
        return result;
    }

    /// <summary>Saved when <paramref name="work"/> returns something, undone when it returns null or throws.</summary>
    public async Task<T?> Write<T>(Func<DbTransaction, Task<T?>> work, CancellationToken stop)
    {
        T? result = default;
        await Take(new Job(async tx => (result = await work(tx)) is not null, stop));
        return result;
    }

    private Task Take(Job job)
    {
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(job), this);
        return job.Saved.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _running;
        await _copied;
        await _copying.DisposeAsync();
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
                if (++_since >= CopiedAfter && _copied.IsCompleted) (_since, _copied) = (0, Task.Factory.StartNew(Copy, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            }
            catch (OutOfMemoryException failure)
            {
                // Nobody could write any more, and nobody would notice.
                Environment.FailFast("The database could not be written to.", failure);
            }
            catch (Exception failure)
            {
                foreach (var job in together) job.End(failure);
            }

            together.Clear();
        }
    }

    /// <summary>Waits for the disk, which neither the writer nor a thread of the pool then need. When it cannot, the next one will, or the writer itself once the log is long.</summary>
    private void Copy()
    {
        try
        {
            using var command = _copying.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException) { }
    }

    private static async Task Do(Job job, SqliteTransaction tx)
    {
        if (job.Stop.IsCancellationRequested)
        {
            job.Failure = new OperationCanceledException(job.Stop);
            return;
        }

        const string before = "before";
        if (!job.OnlyReads) await Mark(tx, "SAVEPOINT before");
        try
        {
            if (await job.Work(tx))
            {
                if (!job.OnlyReads) await Mark(tx, "RELEASE before");
                return;
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            job.Failure = failure;
            if (job.OnlyReads) return;
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

        /// <summary>There is nothing to undo.</summary>
        public bool OnlyReads { get; init; }

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
