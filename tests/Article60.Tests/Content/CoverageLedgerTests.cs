using System.Text.RegularExpressions;
using Article60.Tests.Support;

namespace Article60.Tests.Content;

/// <summary><c>knowledge/coverage.yaml</c>: no fact of the five source documents goes missing in silence.</summary>
public sealed partial class CoverageLedgerTests
{
    private static readonly (string Document, int Facts)[] Documents = [("BIN", 37), ("LIE", 119), ("INF", 48), ("C85", 33), ("ISP", 17)];
    private static readonly string[] Reasons = ["personal-data", "layout", "superseded", "gap"];

    private static readonly Dictionary<string, string> Ledger = File.ReadAllLines(Path.Combine(Repository.Knowledge, "coverage.yaml"))
        .Select(line => Entry().Match(line)).Where(match => match.Success)
        .ToDictionary(match => match.Groups["id"].Value, match => match.Groups["rest"].Value);

    [Fact]
    public void Every_fact_stands_in_the_ledger_once()
    {
        var wanted = Documents.SelectMany(document => Enumerable.Range(1, document.Facts).Select(number => $"{document.Document}-{number:000}")).ToArray();

        Assert.Equal(254, wanted.Length);
        Assert.Equal(wanted.Order(), Ledger.Keys.Order());
    }

    [Fact]
    public void Every_fact_is_carried_by_something_that_exists_or_left_out_for_a_reason() =>
        Assert.Empty(Ledger.SelectMany(fact => Wrong(fact.Value).Select(why => $"{fact.Key}: {why}")));

    private static IEnumerable<string> Wrong(string entry)
    {
        if (LeftOut().Match(entry) is { Success: true } left)
            return Reasons.Contains(left.Groups["reason"].Value) ? [] : [$"reason {left.Groups["reason"].Value}"];
        if (CarriedBy().Match(entry) is not { Success: true } carried) return ["neither carried nor left out"];
        return carried.Groups["list"].Value.Split(", ").Where(carrier => !Exists(carrier)).Select(carrier => $"no {carrier}");
    }

    private static bool Exists(string carrier)
    {
        var knowledge = RealKnowledge.Base;
        var (kind, name) = (carrier.Split(':')[0], carrier[(carrier.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind switch
        {
            "answer" => knowledge.Answers.ContainsKey(name),
            "centre" => knowledge.Centres.ContainsKey(name),
            "parameter" => knowledge.Rules.Parameters.Parameters.ContainsKey(name),
            "contradiction" => knowledge.Contradictions.Any(item => item.Id == name),
            "local" => name.Split('/') is [var centre, var topic] && knowledge.Centres.TryGetValue(centre, out var found) && found.Local.ContainsKey(topic),
            _ => false,
        };
    }

    [GeneratedRegex(@"^(?<id>[A-Z0-9]{3}-\d{3}): (?<rest>\{.*\})$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"carried-by: \[(?<list>[^\]]+)\]")]
    private static partial Regex CarriedBy();

    [GeneratedRegex(@"left-out: (?<reason>[a-z-]+), why: .+")]
    private static partial Regex LeftOut();
}
