using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Rules;

namespace Article60.Tests;

public sealed class ArchitectureTests
{
    [Theory]
    [InlineData(typeof(Money), new string[0])]
    [InlineData(typeof(Problem), new[] { "Article60.Rules" })]
    [InlineData(typeof(Reply), new[] { "Article60.Knowledge", "Article60.Rules" })]
    public void Arrows_point_only_where_the_house_allows(Type inProject, string[] allowed)
    {
        var ours = inProject.Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Article60.", StringComparison.Ordinal));

        Assert.Subset(allowed.ToHashSet(), ours.ToHashSet());
    }
}
