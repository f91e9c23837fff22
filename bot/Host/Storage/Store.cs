using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Article60.Host.Storage;

/// <summary>
/// The database: SQLite in a folder, or PostgreSQL. The statements are the same on both; only opening differs.
/// </summary>
internal sealed partial class Store : IAsyncDisposable
{
    private readonly TimeProvider _clock;

    /// <summary>One of the two databases: the file, or the server.</summary>
    private readonly SqliteConnections? _file;
    private readonly SqliteWriter? _writer;
    private readonly NpgsqlDataSource? _server;

    private Store(string folder, TimeProvider clock)
    {
        _clock = clock;
        _file = OpenFile(folder);
        _writer = new SqliteWriter(_file);
    }

    private Store(NpgsqlDataSource server, TimeProvider clock) => (_server, _clock, News) = (server, clock, new PostgreSqlNews(server));

    /// <summary>What other hosts on the same database are told; null where there can be no other.</summary>
    public PostgreSqlNews? News { get; }

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Opens the database and brings its tables up to date.</summary>
    public static async Task<Store> Open(StorageSettings settings, TimeProvider clock, CancellationToken stop)
    {
        var store = settings.PostgreSql is { } text ? new Store(PostgreSql.Open(text), clock) : new Store(settings.Folder, clock);
        await Migrator.Run(store, stop);
        return store;
    }

    /// <summary>Reads; sees nothing of what is being written.</summary>
    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken stop)
    {
        if (_file is not null) return await _file.Use(work);

        await using var connection = await _server!.OpenConnectionAsync(stop);
        return await work(connection);
    }

    /// <summary>Reads what a turn has written a moment ago.</summary>
    private Task<T> ReadFresh<T>(Func<DbConnection, Task<T>> work, CancellationToken stop) =>
        _writer is not null ? _writer.Read(work, stop) : Read(work, stop);

    /// <summary>All or nothing: saved when <paramref name="work"/> returns something, undone when it returns null or throws.</summary>
    public async Task<T?> Write<T>(Func<DbTransaction, Task<T?>> work, CancellationToken stop)
    {
        if (_writer is not null) return await _writer.Write(work, stop);

        await using var connection = await _server!.OpenConnectionAsync(stop);
        await using var tx = await connection.BeginTransactionAsync(stop);
        var result = await work(tx);
        // Whoever gives up now could not know whether it was saved.
        if (result is not null) await tx.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>The value kept under that name; the first one offered wins, also between two hosts.</summary>
    public async Task<string> KeyOnce(string name, Func<string> make, CancellationToken stop) => (await Write(async tx =>
    {
        await tx.Execute("INSERT INTO keys (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING",
            stop, ("name", name), ("value", make()));
        var values = await tx.Query("SELECT value FROM keys WHERE name = @name", row => row.GetString(0), stop, ("name", name));
        return values[0];
    }, stop))!;

    /// <summary>The value kept under that name, or null.</summary>
    public async Task<string?> FindKey(string name, CancellationToken stop)
    {
        var found = await Read(connection => connection.Query("SELECT value FROM keys WHERE name = @name", row => row.GetString(0), stop, ("name", name)), stop);
        return found.IsEmpty ? null : found[0];
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync();
        _file?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    private static SqliteConnections OpenFile(string folder)
    {
        Directory.CreateDirectory(folder);
        return new SqliteConnections(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "article60.db"),
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = 15,
            Pooling = false, // we keep them ourselves
        }.ToString());
    }
}
