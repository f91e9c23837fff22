using Article60.Protocol.DirectLine;

namespace Article60.Host;

/// <summary>Where conversations are kept.</summary>
/// <param name="PostgreSql">Connection string, or null for SQLite.</param>
/// <param name="Folder">Of the SQLite file.</param>
internal sealed record StorageSettings(string? PostgreSql, string Folder);

/// <summary>Everything that can be configured, typed and checked before the port opens.</summary>
internal sealed record Settings(StorageSettings Storage, string KnowledgeFolder, DirectLineOptions DirectLine)
{
    /// <summary>Reads the settings; every mistake is added to <paramref name="problems"/>, none is thrown.</summary>
    public static Settings Read(IConfiguration from, string contentRoot, ICollection<string> problems)
    {
        var directLine = DirectLineOptions.Read(from, problems);
        var knowledge = from["Knowledge:Folder"] ?? Path.Combine(contentRoot, "knowledge");
        if (!Directory.Exists(knowledge)) problems.Add($"Knowledge:Folder: there is no folder {knowledge}.");

        return new Settings(
            new StorageSettings(
                from["Storage:PostgreSql"] is { Length: > 0 } text ? text : null,
                from["Storage:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder, contentRoot) : Path.Combine(contentRoot, "data")),
            Path.GetFullPath(knowledge, contentRoot),
            directLine);
    }
}
