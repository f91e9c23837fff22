using Article60.Tests.Support;

namespace Article60.Tests.Pages;

/// <summary>The real knowledge in a folder of its own, to be changed as an author would.</summary>
internal static class KnowledgeCopy
{
    public static void Into(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Knowledge, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Repository.Knowledge, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
