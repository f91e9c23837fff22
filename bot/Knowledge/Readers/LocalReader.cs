using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Knowledge.Readers;

/// <summary>Reads what a centre says in its own words, one section a topic.</summary>
internal static class LocalReader
{
    public static FrozenDictionary<string, LocalWords> Read(string path, string yamlName, TemplateScope scope, ProblemList problems)
    {
        if (!File.Exists(path)) return FrozenDictionary<string, LocalWords>.Empty;
        var file = Path.ChangeExtension(yamlName, ".fr.md");
        if (FrontMatter.Parse(KnowledgeFiles.Read(path), file, problems) is not { } parsed) return FrozenDictionary<string, LocalWords>.Empty;

        var sources = parsed.Head.Texts("sources").Select(Citation.Parse).ToImmutableArray();
        foreach (var citation in sources) Cite.Check(parsed.Head, citation, scope.Sources);
        var check = parsed.Head.Day("checked") ?? DateOnly.MinValue;
        parsed.Head.NoOtherKeys();

        var local = new Dictionary<string, LocalWords>(StringComparer.Ordinal);
        foreach (var section in parsed.Sections)
            if (section.Heading is null)
                problems.Error(file, section.Line, "K210", "text before the first \"## topic\" belongs to no topic.");
            else if (!local.TryAdd(section.Heading, new(TemplateReader.Read(section.Text, file, section.Line, scope, problems), sources, check)))
                problems.Error(file, section.Line, "K211", $"topic \"{section.Heading}\" stands twice.");
        return local.ToFrozenDictionary();
    }
}
