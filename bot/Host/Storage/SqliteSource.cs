using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Article60.Host.Storage;

/// <summary>
/// Connections to one SQLite file, set up for a server: a write-ahead log, so that reading never waits, and no flush
/// to disk per turn. A killed process loses nothing; a power cut may lose the last turns, never the file.
/// </summary>
internal sealed class SqliteSource(string connectionString) : DbDataSource
{
    private static readonly ConditionalWeakTable<sqlite3, object?> Prepared = [];

    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            // The connections below are pooled: each needs this once, not with every use.
            if (!Prepared.TryAdd(connection.Handle!, null)) return connection;

            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(OpenDbConnection());
}
