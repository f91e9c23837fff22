namespace Article60.Knowledge;

/// <summary>Where the loader finds things, and how a file is called in a problem.</summary>
public sealed record KnowledgeFiles(string Folder)
{
    /// <summary>The one file of that name, or null when it is missing.</summary>
    public (string Path, string Name)? One(string relative)
    {
        var path = Path.Combine(Folder, relative);
        return File.Exists(path) ? (path, NameOf(path)) : null;
    }

    /// <summary>Files below a sub-folder by ending, in ordinal order so that every machine reports the same list.</summary>
    public IEnumerable<(string Path, string Name)> Below(string subfolder, string ending)
    {
        var start = Path.Combine(Folder, subfolder);
        if (!Directory.Exists(start)) return [];
        return Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(ending, StringComparison.Ordinal))
            .Select(path => (path, NameOf(path)))
            .OrderBy(file => file.Item2, StringComparer.Ordinal);
    }

    public static string Read(string path) => File.ReadAllText(path);

    private string NameOf(string path) => "knowledge/" + Path.GetRelativePath(Folder, path).Replace('\\', '/');
}
