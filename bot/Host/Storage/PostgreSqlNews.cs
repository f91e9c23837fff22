using System.Data.Common;
using Npgsql;

namespace Article60.Host.Storage;

/// <summary>Announcements between hosts, made by the transaction that records and heard once it is saved.</summary>
internal sealed class PostgreSqlNews(NpgsqlDataSource server)
{
    private const string Topic = "article60_direct_line";

    /// <summary>Seconds after which a quiet line is tried: a dead one says nothing by itself.</summary>
    private const int Quiet = 20;

    private readonly string _me = Guid.NewGuid().ToString("N");

    public async Task Announce(DbTransaction tx, string conversation, CancellationToken stop) =>
        await tx.Query("SELECT pg_notify(@topic, @payload)", _ => true, stop, ("topic", Topic), ("payload", $"{_me} {conversation}"));

    /// <summary>A connection of its own that hears every announcement from now on.</summary>
    public async Task<NpgsqlConnection> Listen(CancellationToken stop)
    {
        // What the server's settings show of themselves is without the password; a copy of a connection has it.
        await using var known = server.CreateConnection();
        var connection = known.CloneWith(new NpgsqlConnectionStringBuilder(known.ConnectionString) { KeepAlive = Quiet, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(stop);
            await using var listen = new NpgsqlCommand($"LISTEN {Topic}", connection);
            await listen.ExecuteNonQueryAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The conversation in which another host recorded something, or null for an announcement of our own.</summary>
    public string? FromElsewhere(string payload) =>
        payload.Split(' ', 2) is [var host, var conversation] && host != _me ? conversation : null;
}
