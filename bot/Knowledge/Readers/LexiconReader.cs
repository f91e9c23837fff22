using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding;

namespace Article60.Knowledge.Readers;

/// <summary>Reads the word lists <c>lexicon/*.txt</c>: one <c>key | word, word, …</c> per line, <c>#</c> for remarks.</summary>
internal static class LexiconReader
{
    public static Lexicon Read(KnowledgeFiles files, ProblemList problems)
    {
        var lists = new Dictionary<string, ImmutableArray<LexiconEntry>>(StringComparer.Ordinal);
        foreach (var (path, name) in files.Below("lexicon", ".txt"))
            lists[Path.GetFileNameWithoutExtension(path)] = ReadList(KnowledgeFiles.Read(path), name, problems);
        return new(lists.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>One list alone; none when the file is absent. Its mistakes are for the reader of all lists to report.</summary>
    public static ImmutableArray<LexiconEntry> ReadOne(KnowledgeFiles files, string list) =>
        files.One($"lexicon/{list}.txt") is { } file ? ReadList(KnowledgeFiles.Read(file.Path), file.Name, new ProblemList()) : [];

    private static ImmutableArray<LexiconEntry> ReadList(string text, string file, ProblemList problems)
    {
        var entries = ImmutableArray.CreateBuilder<LexiconEntry>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var key = bar < 0 ? line : line[..bar].Trim();
            ImmutableArray<string> words = bar < 0 ? [] : [.. line[(bar + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            if (key.Length == 0 || words.IsEmpty)
                problems.Error(file, number, "K601", "a line is \"key | word, word\".");
            else
                entries.Add(new(key, words, number));
        }

        return entries.ToImmutable();
    }
}
