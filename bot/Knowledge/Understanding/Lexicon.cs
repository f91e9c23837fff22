using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>One line of a word list: a key and the words that mean it.</summary>
internal sealed record LexiconEntry(string Key, ImmutableArray<string> Words, int Line);

/// <summary>The word lists of <c>knowledge/lexicon</c>, by file name without ending ("spelling.fr", "months").</summary>
internal sealed class Lexicon(FrozenDictionary<string, ImmutableArray<LexiconEntry>> lists)
{
    /// <summary>The lines of one list in file order; none when the file is absent.</summary>
    public ImmutableArray<LexiconEntry> this[string list] => lists.GetValueOrDefault(list, []);

    /// <summary>The same lists but one.</summary>
    public Lexicon Without(string list) => new(lists.Where(pair => pair.Key != list).ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Names of all lists that begin so, in ordinal order.</summary>
    public IEnumerable<string> Named(string start) =>
        lists.Keys.Where(name => name.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Word to key of one list. The first line that claims a word keeps it.</summary>
    public FrozenDictionary<string, string> Keys(string list)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in this[list])
            foreach (var word in entry.Words) keys.TryAdd(Text.Fold.Text(word), entry.Key);
        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
