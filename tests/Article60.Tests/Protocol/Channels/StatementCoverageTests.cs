using System.Reflection;
using System.Text.RegularExpressions;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

public sealed partial class StatementCoverageTests
{
    [Fact]
    public void Every_statement_about_channels_and_cards_is_named_by_a_test()
    {
        var stated = Row().Matches(File.ReadAllText(Need.Shared("protocol.md"))).Select(match => match.Groups["id"].Value).ToHashSet();
        var proved = typeof(StatementCoverageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<StatementAttribute>())
            .SelectMany(statement => statement.Numbers)
            .ToHashSet();

        Assert.NotEmpty(stated);
        Assert.Empty(stated.Except(proved));
    }

    [GeneratedRegex(@"^\| (?<id>(AUTH|INV|MSG|OUT|TEAMS|CARD)-\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
