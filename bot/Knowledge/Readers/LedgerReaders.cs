using System.Collections.Frozen;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>emergency.yaml</c>.</summary>
internal static class EmergencyReader
{
    public static FrozenDictionary<string, HelpNumber> Read(KnowledgeFiles files, IReadOnlyDictionary<string, Source> sources, ProblemList problems)
    {
        var numbers = new Dictionary<string, HelpNumber>(StringComparer.Ordinal);
        if (files.One("emergency.yaml") is { } file && Yaml.Parse(KnowledgeFiles.Read(file.Path), file.Name, problems) is { } root)
            foreach (var (key, item) in root.Entries())
            {
                var (number, name, when) = (item.Text("number"), item.Text("name"), item.OptionalText("when") ?? "");
                if (item.Text("source") is { } source) Cite.Check(item, Citation.Parse(source), sources);
                item.Need("confidence")?.AsWord("low", "medium", "high");
                item.Texts("languages");
                item.NoOtherKeys();
                if (number is not null && name is not null) numbers.TryAdd(key, new(key, number, name, when));
            }

        return numbers.ToFrozenDictionary();
    }
}

/// <summary>Reads <c>contradictions.yaml</c>: each known conflict of the sources, once.</summary>
internal static class ContradictionReader
{
    public static List<(Contradiction Item, Yaml Place)> Read(KnowledgeFiles files, TemplateScope scope, ProblemList problems)
    {
        var read = new List<(Contradiction, Yaml)>();
        if (files.One("contradictions.yaml") is not { } file || Yaml.Parse(KnowledgeFiles.Read(file.Path), file.Name, problems) is not { } root) return read;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in root.Items())
        {
            var (id, subject, topics) = (item.Text("id"), item.Text("subject"), item.Texts("topics"));
            var status = item.Need("status")?.AsWord("superseded", "local-choice", "slip", "open");
            var explained = item.Need("explained");
            var text = explained?.AsText();
            var statements = 0;
            foreach (var statement in item.Need("statements")?.Items() ?? [])
            {
                statement.Text("says");
                if (statement.Text("source") is { } source) Cite.Check(statement, Citation.Parse(source), scope.Sources);
                statement.OptionalText("date");
                statement.NoOtherKeys();
                statements++;
            }

            item.NoOtherKeys();
            if (statements < 2) item.Error("K701", "a contradiction needs at least two statements.");
            if (id is null || subject is null || status is null || text is null) continue;
            if (!seen.Add(id)) item.Error("K702", $"contradiction \"{id}\" stands twice.");
            read.Add((new(id, subject, [.. topics], status, TemplateReader.Read(text, file.Name, explained!.Line, scope, problems)), item));
        }

        return read;
    }
}
