namespace Article60.Tests.Support;

/// <summary>
/// What some tests need from the machine. Absent: the test is skipped with the reason, and fails instead when
/// ARTICLE60_NO_SKIP=1 (continuous integration, where everything is there).
/// </summary>
internal static class Need
{
    private static readonly Lazy<string?> NodePath = new(() => OnPath("node"));
    private static readonly Lazy<string?> ChromiumPath =
        new(() => OnPath("chromium") ?? OnPath("chromium-browser") ?? OnPath("google-chrome"));

    /// <summary>Path of a Chromium.</summary>
    public static string Chromium() => ChromiumPath.Value ?? throw Missing("Chromium is not installed.");

    /// <summary>Path of Node 20 or later, with npm beside it.</summary>
    public static string Node() =>
        NodePath.Value is { } node && OnPath("npm") is not null ? node : throw Missing("Node with npm is not installed.");

    /// <summary>Path inside the folder <c>shared</c> that stands beside the repository.</summary>
    public static string Shared(string inside)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", inside);
        return Path.Exists(path) ? Path.GetFullPath(path) : throw Missing($"../shared/{inside} is absent.");
    }

    /// <summary>Connection string of a PostgreSQL to test the storage on.</summary>
    public static string Postgres() =>
        Environment.GetEnvironmentVariable("ARTICLE60_POSTGRES") is { Length: > 0 } text
            ? text
            : throw Missing("ARTICLE60_POSTGRES holds no connection string.");

    /// <summary>The exception that skips the test, or fails it where nothing may be skipped.</summary>
    public static Exception Missing(string reason) =>
        Environment.GetEnvironmentVariable("ARTICLE60_NO_SKIP") == "1"
            ? new InvalidOperationException($"Nothing may be skipped here: {reason}")
            : new InvalidOperationException($"$XunitDynamicSkip${reason}");

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
