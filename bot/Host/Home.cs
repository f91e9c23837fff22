namespace Article60.Host;

/// <summary>Where the files are: beside the published program, or in the sources while developing. Never the working directory.</summary>
internal static class Home
{
    private const string Project = "Article60.Host.csproj";

    /// <summary>Holds <c>wwwroot</c> and <c>data</c>.</summary>
    public static string ContentRoot { get; } = Find();

    /// <summary>Beside the program when published; in the sources the real folder, so that authors see their change at once.</summary>
    public static string Knowledge { get; } = Path.GetFullPath(
        IsSource(ContentRoot) ? Path.Combine(ContentRoot, "..", "..", "knowledge") : Path.Combine(ContentRoot, "knowledge"));

    /// <summary>What understanding has learned from the knowledge, kept beside the program so that the next start is quick.</summary>
    public static string Model { get; } = Path.Combine(AppContext.BaseDirectory, "understanding.model");

    private static string Find()
    {
        var program = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        if (Directory.Exists(Path.Combine(program, "wwwroot"))) return program;
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            if (IsSource(folder.FullName)) return folder.FullName;
            var inside = Path.Combine(folder.FullName, "bot", "Host");
            if (IsSource(inside)) return inside;
        }

        return program;
    }

    private static bool IsSource(string folder) => File.Exists(Path.Combine(folder, Project));
}
