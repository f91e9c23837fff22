using System.Collections.Immutable;
using System.Data.Common;

namespace Article60.Host.Storage;

/// <summary>Plain ADO.NET in one line each. Parameters are named <c>@name</c> on both databases.</summary>
internal static class Sql
{
    /// <summary>Number of rows changed.</summary>
    public static async Task<int> Execute(this DbTransaction tx, string sql, CancellationToken stop, params (string, object?)[] parameters)
    {
        await using var command = Command(tx.Connection!, tx, sql, parameters);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Every row, for statements that change and return.</summary>
    public static Task<ImmutableArray<T>> Query<T>(
        this DbTransaction tx, string sql, Func<DbDataReader, T> row, CancellationToken stop, params (string, object?)[] parameters) =>
        Query(Command(tx.Connection!, tx, sql, parameters), row, stop);

    /// <summary>Every row.</summary>
    public static Task<ImmutableArray<T>> Query<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken stop, params (string, object?)[] parameters) =>
        Query(Command(connection, null, sql, parameters), row, stop);

    /// <summary>The text in that column, or null.</summary>
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task<ImmutableArray<T>> Query<T>(DbCommand command, Func<DbDataReader, T> row, CancellationToken stop)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(stop);
            var rows = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(stop)) rows.Add(row(reader));
            return rows.ToImmutable();
        }
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? tx, string sql, (string Name, object? Value)[] parameters)
    {
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

        return command;
    }
}
