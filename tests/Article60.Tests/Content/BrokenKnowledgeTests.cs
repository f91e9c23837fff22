using Article60.Knowledge;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary>Each folder of <c>tests/cases/broken-knowledge</c> lays one mistake over the real knowledge and names the problem it must cause.</summary>
public sealed class BrokenKnowledgeTests
{
    private const string Expected = "expected.txt";

    public static TheoryData<string> Mistakes() =>
        [.. Directory.GetDirectories(Repository.Cases("broken-knowledge")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Mistakes))]
    public void Mistake_is_reported_with_its_file_line_and_code_and_nothing_else_is(string mistake)
    {
        var overlay = Path.Combine(Repository.Cases("broken-knowledge"), mistake);
        using var folder = new TestFolder();
        // The phrasings have nothing to do with these mistakes, and learning from them takes seconds.
        Copy(Repository.Knowledge, folder.Path, except: "phrasings");
        Copy(overlay, folder.Path, except: Expected);

        var result = KnowledgeLoader.Load(folder.Path, RealKnowledge.Today);

        Assert.Null(result.Knowledge);
        var error = Assert.Single(result.Problems, problem => problem.Severity == Severity.Error && !problem.Code.StartsWith("K6", StringComparison.Ordinal));
        Assert.StartsWith(File.ReadAllText(Path.Combine(overlay, Expected)).Trim(), error.ToString(), StringComparison.Ordinal);
    }

    private static void Copy(string from, string to, string except)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, path);
            if (relative == except || relative.StartsWith(except + Path.DirectorySeparatorChar, StringComparison.Ordinal)) continue;
            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target, overwrite: true);
        }
    }
}
