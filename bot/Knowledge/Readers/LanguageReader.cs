using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Model;

namespace Article60.Knowledge.Readers;

/// <summary>Reads <c>languages/LANG.yaml</c>.</summary>
internal static class LanguageReader
{
    public static FrozenDictionary<string, Language> Read(KnowledgeFiles files, ProblemList problems)
    {
        var languages = new Dictionary<string, Language>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("languages", ".yaml"))
            if (Yaml.Parse(KnowledgeFiles.Read(path), name, problems) is { } root)
                languages.Add(Path.GetFileNameWithoutExtension(path), ReadOne(root, Path.GetFileNameWithoutExtension(path)));
        if (!languages.ContainsKey("fr")) problems.Error("knowledge/languages/fr.yaml", 1, "K401", "the default language is missing.");
        return languages.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Language ReadOne(Yaml root, string code)
    {
        var months = root.Texts("months").ToImmutableArray();
        if (months.Length != 12) root.Error("K402", "twelve months are needed.");
        var weekdays = root.Texts("weekdays").ToImmutableArray();
        if (weekdays.Length != 7) root.Error("K402", "seven weekdays are needed, Sunday first.");
        var units = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var (unit, words) in root.Need("units")?.Entries() ?? [])
            if (words.Items().Select(word => word.AsText() ?? "").ToList() is [var one, var many]) units[unit] = (one, many);
            else words.Error("K402", "a unit needs two words, for one and for several.");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in root.Need("texts")?.Entries() ?? [])
            texts[key] = text.AsText() ?? "";
        root.NoOtherKeys();
        return new(code, months, weekdays, units.ToFrozenDictionary(), texts.ToFrozenDictionary());
    }
}
