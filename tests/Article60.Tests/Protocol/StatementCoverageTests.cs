using System.Reflection;
using System.Text.RegularExpressions;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol;

public sealed partial class StatementCoverageTests
{
    [Fact]
    public void Every_numbered_statement_is_named_by_a_test()
    {
        var stated = Row().Matches(File.ReadAllText(Need.Shared("protocol.md"))).Select(match => match.Groups["id"].Value).ToHashSet();
        var proved = typeof(StatementCoverageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<StatementAttribute>())
            .SelectMany(statement => statement.Numbers)
            .ToHashSet();

        Assert.True(stated.Count > 150, $"only {stated.Count} statements were read");
        Assert.Empty(stated.Except(proved));
        Assert.Empty(proved.Except(stated));
    }

    [GeneratedRegex(@"^\| (?<id>[A-Z]+-\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
