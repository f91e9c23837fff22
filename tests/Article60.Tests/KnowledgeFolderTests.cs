using Article60.Knowledge;
using Article60.Tests.Support;

namespace Article60.Tests;

public sealed class KnowledgeFolderTests
{
    [Fact]
    public void The_real_folder_has_no_error()
    {
        var errors = RealKnowledge.Result.Problems.Where(problem => problem.Severity == Severity.Error);

        Assert.Empty(errors.Select(problem => problem.ToString()));
    }
}
