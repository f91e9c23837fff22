using System.Runtime.CompilerServices;

namespace Article60.Tests.Support;

/// <summary>Folders of the checkout, found from this source file.</summary>
internal static class Folder
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string Knowledge => Path.Combine(Root, "knowledge");

    public static string Cases(string kind) => Path.Combine(Root, "tests", "cases", kind);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
