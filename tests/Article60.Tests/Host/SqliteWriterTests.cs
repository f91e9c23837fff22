using Article60.Host.Storage;
using Article60.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Article60.Tests.Host;

/// <summary>Work of many in one transaction: each of it stands or falls alone, and nobody is told before it is saved.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SqliteConnections _file;
    private readonly SqliteWriter _writer;

    public SqliteWriterTests()
    {
        _file = new SqliteConnections(new SqliteConnectionStringBuilder { DataSource = _folder.File("t.db"), Pooling = false }.ToString());
        _writer = new SqliteWriter(_file);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        _file.Dispose();
        _folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    [Fact]
    public async Task Of_a_hundred_at_once_only_those_that_gave_up_or_failed_leave_nothing()
    {
        await Create();
        var all = Enumerable.Range(0, 100).Select(n => Insert(n, n % 10 == 3 ? Ending.GivesUp : n % 10 == 7 ? Ending.Fails : Ending.Keeps)).ToList();
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(Enumerable.Range(0, 100).Where(n => n % 10 is not 3 and not 7).Select(n => (long)n), await Numbers());
        Assert.All(all, (task, n) => Assert.Equal(n % 10 == 7, task.IsFaulted));
        Assert.All(all, (task, n) => { if (!task.IsFaulted) Assert.Equal(n % 10 == 3, task.Result is null); });
    }

    [Fact]
    public async Task What_is_answered_can_be_read_at_once()
    {
        await Create();
        for (var n = 0; n < 50; n++)
        {
            await Insert(n, Ending.Keeps);
            Assert.Contains(n, await Numbers());
        }
    }

    [Fact]
    public async Task Work_whose_caller_has_left_before_it_began_is_not_done()
    {
        await Create();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Insert(1, Ending.Keeps, left.Token));
        Assert.Empty(await Numbers());
    }

    [Fact]
    public async Task The_same_statement_with_its_values_in_another_order_means_the_same()
    {
        await Create();
        const string sql = "INSERT INTO numbers (n, name) VALUES (@n, @name)";
        await _writer.Write<string>(async tx => { await tx.Execute(sql, default, ("n", 1L), ("name", "one")); return ""; }, default);
        await _writer.Write<string>(async tx => { await tx.Execute(sql, default, ("name", "two"), ("n", 2L)); return ""; }, default);

        var names = await _file.Use(connection => connection.Query("SELECT name FROM numbers WHERE n >= @n ORDER BY n", row => row.GetString(0), default, ("n", 1L)));
        Assert.Equal<string>(["one", "two"], names);
    }

    private enum Ending { Keeps, GivesUp, Fails }

    private Task<string?> Create() => _writer.Write<string>(async tx =>
    {
        await tx.Execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY, name TEXT)", default);
        return "";
    }, default);

    private Task<string?> Insert(long number, Ending ending, CancellationToken stop = default) => _writer.Write<string>(async tx =>
    {
        await tx.Execute("INSERT INTO numbers (n, name) VALUES (@n, @name)", stop, ("n", number), ("name", null));
        if (ending == Ending.Fails) throw new InvalidOperationException("on purpose");
        return ending == Ending.Keeps ? "" : null;
    }, stop);

    private async Task<IEnumerable<long>> Numbers() =>
        await _file.Use(connection => connection.Query("SELECT n FROM numbers ORDER BY n", row => row.GetInt64(0), default));
}
