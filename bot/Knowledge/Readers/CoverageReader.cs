using System.Globalization;

namespace Article60.Knowledge.Readers;

/// <summary>What the ledger may name as the place where a fact is told.</summary>
internal sealed record Carriers(
    IReadOnlyCollection<string> Answers, IReadOnlyCollection<string> Centres, IReadOnlyCollection<string> LocalTopics,
    IReadOnlyCollection<string> Parameters, IReadOnlyCollection<string> Contradictions);

/// <summary>Reads <c>coverage.yaml</c>: every fact of the source documents is told somewhere, or left out for a stated reason.</summary>
internal static class CoverageReader
{
    /// <summary>How many facts each document holds; ids are PREFIX-001 and on.</summary>
    private static readonly (string Prefix, int Count)[] Documents = [("BIN", 37), ("LIE", 119), ("INF", 48), ("C85", 33), ("ISP", 17)];

    public static void Check(KnowledgeFiles files, Carriers carriers, ProblemList problems)
    {
        if (files.One("coverage.yaml") is not { } file || Yaml.Parse(KnowledgeFiles.Read(file.Path), file.Name, problems) is not { } root) return;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (fact, item) in root.Entries())
        {
            told.Add(fact);
            var places = item.Texts("carried-by");
            var reason = item.Find("left-out")?.AsWord("personal-data", "layout", "superseded", "gap");
            if (reason is not null) item.Text("why");
            else item.OptionalText("why");
            item.NoOtherKeys();
            if (places.Count == 0 == (reason is null)) item.Error("K704", $"{fact} must be carried by something, or left out with a reason, not both.");
            foreach (var place in places)
                if (Dead(place, carriers) is { } why) item.Error("K705", $"{fact}: {why}");
        }

        foreach (var fact in Facts().Where(fact => !told.Contains(fact)))
            root.Error("K706", $"{fact} is neither carried nor left out.");
        foreach (var fact in told.Except(Facts()))
            root.Error("K707", $"{fact} is no fact of the source documents.");
    }

    private static IEnumerable<string> Facts() =>
        Documents.SelectMany(document => Enumerable.Range(1, document.Count).Select(n => $"{document.Prefix}-{n.ToString("000", CultureInfo.InvariantCulture)}"));

    private static string? Dead(string place, Carriers carriers)
    {
        var (kind, name) = place.Split(':', 2) is [var k, var n] ? (k, n) : (place, "");
        var known = kind switch
        {
            "answer" => carriers.Answers,
            "centre" => carriers.Centres,
            "local" => carriers.LocalTopics,
            "parameter" => carriers.Parameters,
            "contradiction" => carriers.Contradictions,
            _ => null,
        };
        if (known is null) return $"\"{kind}\" is not known; known: answer, centre, local, parameter, contradiction.";
        return known.Contains(name) ? null : $"no {kind} \"{name}\".{Nearest.Hint(name, known)}";
    }
}
