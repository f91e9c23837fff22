using Article60.Host;
using Article60.Host.Storage;
using Npgsql;

namespace Article60.Tests.Support;

/// <summary>The two databases that make the same promises.</summary>
public enum DatabaseKind
{
    Sqlite,

    /// <summary>Needs the variable that <c>.ci/run</c> sets.</summary>
    PostgreSql,
}

/// <summary>A database of a test's own with a data folder beside it; both are gone afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string? _server;
    private readonly string _name = $"article60_{Guid.NewGuid():N}";

    private TestDatabase(string? server) => _server = server;

    public string Folder => _folder.Path;

    internal StorageSettings Settings => new(Own, Folder);

    /// <summary>What a bot of its own must be told to use it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment => Own is { } text ? [KeyValuePair.Create("Storage__PostgreSql", text)] : [];

    private string? Own => _server is null ? null : new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ToString();

    public static async Task<TestDatabase> Make(DatabaseKind kind)
    {
        var database = new TestDatabase(kind == DatabaseKind.PostgreSql ? Need.Postgres() : null);
        await database.Run($"CREATE DATABASE {database._name}");
        return database;
    }

    internal Task<Store> Open(TimeProvider? clock = null) => Store.Open(Settings, clock ?? TimeProvider.System, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Run($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private async Task Run(string sql)
    {
        if (_server is null) return;
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
