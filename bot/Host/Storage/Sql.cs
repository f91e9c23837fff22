using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Article60.Host.Storage;

/// <summary>Plain ADO.NET in one line each. Parameters are named <c>@name</c> on both databases.</summary>
internal static class Sql
{
    /// <summary>Number of rows changed.</summary>
    public static async Task<int> Execute(this DbTransaction tx, string sql, CancellationToken stop, params (string, object?)[] parameters)
    {
        await using var statement = Prepare(tx.Connection!, tx, sql, parameters);
        return await statement.Command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Every row, for statements that change and return.</summary>
    public static Task<ImmutableArray<T>> Query<T>(
        this DbTransaction tx, string sql, Func<DbDataReader, T> row, CancellationToken stop, params (string, object?)[] parameters) =>
        Query(Prepare(tx.Connection!, tx, sql, parameters), row, stop);

    /// <summary>Every row.</summary>
    public static Task<ImmutableArray<T>> Query<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken stop, params (string, object?)[] parameters) =>
        Query(Prepare(connection, null, sql, parameters), row, stop);

    /// <summary>The text in that column, or null.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task<ImmutableArray<T>> Query<T>(Statement statement, Func<DbDataReader, T> row, CancellationToken stop)
    {
        await using (statement)
        {
            await using var reader = await statement.Command.ExecuteReaderAsync(stop);
            var rows = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(stop)) rows.Add(row(reader));
            return rows.ToImmutable();
        }
    }

    /// <summary>Statements with parameters come again and are kept compiled; those without are rare.</summary>
    private static Statement Prepare(DbConnection connection, DbTransaction? tx, string sql, (string Name, object? Value)[] parameters)
    {
        if (parameters.Length > 0 && connection is KeptConnection kept && kept.Compiled(sql) is { } compiled)
        {
            compiled.Transaction = kept.Running;
            Fill(compiled.Parameters, parameters);
            return new Statement(compiled, Kept: true);
        }

        var command = connection.CreateCommand();
        command.Transaction = tx;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            // PostgreSQL must know the type of a null.
            if (value is null) parameter.DbType = System.Data.DbType.String;
            command.Parameters.Add(parameter);
        }

        return new Statement(command, Kept: false);
    }

    private static void Fill(SqliteParameterCollection known, (string Name, object? Value)[] given)
    {
        if (known.Count == 0) foreach (var (name, _) in given) known.Add(new SqliteParameter { ParameterName = "@" + name });
        for (var i = 0; i < given.Length; i++)
        {
            // The same text may be called with its values in another order elsewhere.
            var parameter = known[i].ParameterName.AsSpan(1).SequenceEqual(given[i].Name) ? known[i] : known["@" + given[i].Name];
            parameter.Value = given[i].Value ?? DBNull.Value;
        }
    }

    /// <summary>One use of a command. A kept one lets go of its values, which may be files.</summary>
    private readonly record struct Statement(DbCommand Command, bool Kept) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            if (!Kept) return Command.DisposeAsync();

            foreach (DbParameter parameter in Command.Parameters) parameter.Value = DBNull.Value;
            return ValueTask.CompletedTask;
        }
    }
}
