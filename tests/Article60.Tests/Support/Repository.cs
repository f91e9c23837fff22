namespace Article60.Tests.Support;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Article60Bot.sln</c>.</summary>
    public static string Root { get; } = Find();

    public static string Knowledge => Path.Combine(Root, "knowledge");

    /// <summary>Cases kept as data, e.g. <c>conversations</c>.</summary>
    public static string Cases(string kind) => Path.Combine(Root, "tests", "cases", kind);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Article60Bot.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Article60Bot.sln not found above the tests.");
    }
}
