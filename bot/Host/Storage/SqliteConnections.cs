using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Article60.Host.Storage;

/// <summary>
/// Connections to one SQLite file that stay open, each with its statements compiled once. Set up for a server: a
/// write-ahead log, so that reading never waits, and no flush to disk per turn. A killed process loses nothing; a power
/// cut may lose the last turns, never the file. The log is copied into the file by <see cref="SqliteWriter"/>, at the latest
/// at 64 MB.
/// </summary>
internal sealed class SqliteConnections(string connectionString) : IDisposable
{
    /// <summary>More than this many read at once only in a rush; each would go on holding its pages in memory.</summary>
    private const int MostFree = 8;

    /// <summary>KiB; for a turn's few rows.</summary>
    public const int CacheOfReader = 256;
    public const int CacheOfWriter = 2000;

    private readonly ConcurrentStack<KeptConnection> _free = [];
    private int _count;
    private volatile bool _closed;

    public async Task<T> Use<T>(Func<DbConnection, Task<T>> work)
    {
        if (_free.TryPop(out var connection)) Interlocked.Decrement(ref _count);
        else connection = Open(CacheOfReader);
        try
        {
            return await work(connection);
        }
        finally
        {
            if (!Keep(connection)) connection.Dispose();
        }
    }

    private bool Keep(KeptConnection connection)
    {
        if (_closed || connection.State != ConnectionState.Open) return false;
        if (Interlocked.Increment(ref _count) > MostFree)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _free.Push(connection);
        return true;
    }

    /// <param name="cache">KiB of pages it may hold. The system holds those of all of them anyway.</param>
    public KeptConnection Open(int cache)
    {
        var connection = new KeptConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A number of ours.
            command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -{cache};";
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_free.TryPop(out var connection)) connection.Dispose();
    }
}

/// <summary>A connection that remembers the statements it has compiled. Used by one piece of work at a time.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>More texts than this are not ours: they would only fill the memory.</summary>
    private const int MostStatements = 256;

    private readonly Dictionary<string, SqliteCommand> _compiled = new(StringComparer.Ordinal);

    /// <summary>The transaction every statement belongs to, if one is open.</summary>
    public SqliteTransaction? Running => Transaction;

    /// <summary>The statement, compiled before if it ever ran here; or null when it is not worth keeping.</summary>
    public SqliteCommand? Compiled(string sql)
    {
        if (_compiled.TryGetValue(sql, out var known)) return known;
        if (_compiled.Count == MostStatements) return null;

        var command = CreateCommand();
#pragma warning disable CA2100 // Every text comes from this folder; what people write comes as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return _compiled[sql] = command;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in _compiled.Values) command.Dispose();
            _compiled.Clear();
        }

        base.Dispose(disposing);
    }
}
