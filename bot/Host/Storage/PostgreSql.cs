using System.Data.Common;
using Npgsql;

namespace Article60.Host.Storage;

/// <summary>How the server is spoken to.</summary>
internal static class PostgreSql
{
    /// <summary>Statements kept compiled per connection; about as many as there are.</summary>
    private const int MostStatements = 100;

    /// <summary>What the settings leave open is set here: statements used again are compiled once.</summary>
    public static NpgsqlDataSource Open(string settings)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = settings };
        var all = new NpgsqlConnectionStringBuilder(settings);
        // Named even with 0, it is somebody's choice: a pooler between us and the server may not know of statements.
        if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare")) all.MaxAutoPrepare = MostStatements;
        return NpgsqlDataSource.Create(all);
    }
}
