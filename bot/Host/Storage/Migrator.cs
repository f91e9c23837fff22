using System.Globalization;
using System.Reflection;

namespace Article60.Host.Storage;

/// <summary>Applies the numbered files of <c>Migrations</c>, each once, each all or nothing.</summary>
internal static class Migrator
{
    private const string Folder = "Migrations.";

    public static async Task Run(Store store, CancellationToken stop)
    {
        await store.Write(async tx =>
        {
            await tx.Execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)", stop);
            return "";
        }, stop);
        var done = await store.Read(connection =>
            connection.Query("SELECT number FROM migrations", row => row.GetInt32(0), stop), stop);

        foreach (var (number, sql) in Files().Where(file => !done.Contains(file.Number)))
        {
            await store.Write(async tx =>
            {
                // Of two hosts starting at once the second waits here, and then finds the number taken.
                var mine = await tx.Execute(
                    "INSERT INTO migrations (number) VALUES (@number) ON CONFLICT (number) DO NOTHING", stop, ("number", number));
                if (mine == 1) await tx.Execute(sql, stop);
                return "";
            }, stop);
        }
    }

    private static IEnumerable<(int Number, string Sql)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return from name in assembly.GetManifestResourceNames()
               where name.StartsWith(Folder, StringComparison.Ordinal)
               let number = int.Parse(name.AsSpan(Folder.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture)
               orderby number
               select (number, Text(assembly, name));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
