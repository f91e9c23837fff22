using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding;

namespace Article60.Knowledge.Readers;

/// <summary>
/// Reads <c>phrasings/**/&lt;id&gt;.&lt;lang&gt;[.more].txt</c>: one <c>style | text</c> per line; <c>several.&lt;lang&gt;.txt</c>, where the
/// topics stand after the style; and <c>not-distress.&lt;lang&gt;.txt</c>, strong words that are no emergency, each after what it means.
/// </summary>
internal static class PhrasingReader
{
    private static readonly FrozenSet<string> Styles = new[]
    {
        "plain", "formal", "kw", "sms", "typo", "phon", "nonnative", "belg", "voice", "story", "mixed", "translit",
        "arabizi", "follow", "multi", "nonsense", "injection", "other-lang",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static ImmutableArray<Phrasing> Read(KnowledgeFiles files, ProblemList problems)
    {
        var found = ImmutableArray.CreateBuilder<Phrasing>();
        var seen = new Dictionary<(string, string?, string), string>();
        foreach (var (path, name) in files.Below("phrasings", ".txt"))
        {
            var parts = Path.GetFileName(path).Split('.');
            if (parts.Length < 3 || parts[1].Length is not (2 or 3))
            {
                problems.Error(name, 1, "K611", "a file of phrasings is called \"<topic>.<language>.txt\".");
                continue;
            }

            var number = 0;
            foreach (var raw in KnowledgeFiles.Read(path).Split('\n'))
            {
                number++;
                var line = raw.Trim();
                if (line.Length == 0 || line[0] == '#') continue;
                if (ReadLine(line, parts[0], parts[1], out var mistake) is not { } phrasing)
                {
                    problems.Error(name, number, "K612", mistake!);
                    continue;
                }

                if (seen.TryGetValue((phrasing.Text, phrasing.After, phrasing.Language), out var other) && other != phrasing.Id)
                    problems.Warn(name, number, "K613", $"the same words also stand for \"{other}\".");
                else if (seen.TryAdd((phrasing.Text, phrasing.After, phrasing.Language), phrasing.Id))
                    found.Add(phrasing);
            }
        }

        return found.ToImmutable();
    }

    private static Phrasing? ReadLine(string line, string id, string language, out string? mistake)
    {
        mistake = null;
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var head = bar < 0 ? [] : line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = bar < 0 ? "" : line[(bar + 1)..].Trim();
        if (head.Length == 0 || text.Length == 0) mistake = "a line is \"style | text\".";
        else if (id == "not-distress") return new(head[0], language, "plain", text, null);
        else if (!Styles.Contains(head[0])) mistake = $"\"{head[0]}\" is no style.{Nearest.Hint(head[0], Styles)}";
        else if (head[0] == "follow" && head.Length != 2) mistake = "a follow-up is \"follow <topic before> | text\".";
        else if (head[0] == "multi" && head.Length < 2) mistake = "several questions are \"multi <topic> + <topic> | text\".";
        if (mistake is not null) return null;
        return head[0] switch
        {
            "follow" => new(id, language, "follow", text, head[1]),
            "multi" => new(string.Join(' ', head[1..]), language, "multi", text, null),
            _ => new(id, language, head[0], text, null),
        };
    }
}
