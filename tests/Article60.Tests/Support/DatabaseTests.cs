namespace Article60.Tests.Support;

/// <summary>Tests of which each has a database of its own.</summary>
public abstract class DatabaseTests(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase? _database;

    public TestDatabase Database => _database!;

    public virtual async Task InitializeAsync() => _database = await TestDatabase.Make(kind);

    public virtual async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}
