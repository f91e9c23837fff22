using System.Collections.Frozen;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Finds the entries of a word list at a place in a message, the longest first. Hyphens, apostrophes and full stops do not matter.</summary>
internal sealed class PhraseTable
{
    private readonly FrozenDictionary<string, string> _keys;

    /// <summary>First piece of an entry → the most pieces such an entry has: most words of a message begin none.</summary>
    private readonly FrozenDictionary<string, int> _openings;
    private readonly int _longest;

    public PhraseTable(Lexicon lexicon, string list)
        : this(lexicon[list])
    {
    }

    public PhraseTable(IEnumerable<LexiconEntry> entries)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var openings = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
            foreach (var words in entry.Words)
            {
                var pieces = Tokenizer.Cut(words).Where(token => !Skipped(token)).Select(token => token.Text).ToList();
                if (pieces.Count == 0) continue;
                keys.TryAdd(string.Join(' ', pieces), entry.Key);
                openings[pieces[0]] = Math.Max(openings.GetValueOrDefault(pieces[0]), pieces.Count);
            }

        _keys = keys.ToFrozenDictionary(StringComparer.Ordinal);
        _openings = openings.ToFrozenDictionary(StringComparer.Ordinal);
        _longest = openings.Values.DefaultIfEmpty().Max();
    }

    /// <summary>The key of the longest entry that begins at this token, and the token after it.</summary>
    public (string Key, int Next)? At(List<Token> tokens, int i)
    {
        if (i < 0 || i >= tokens.Count || Skipped(tokens[i]) || !_openings.TryGetValue(tokens[i].Text, out var most)) return null;
        (string, int)? best = null;
        var text = "";
        var pieces = 0;
        for (var at = i; at < tokens.Count && pieces < most; at++)
        {
            if (Skipped(tokens[at])) continue;
            text = pieces == 0 ? tokens[at].Text : text + " " + tokens[at].Text;
            pieces++;
            if (_keys.TryGetValue(text, out var key)) best = (key, at + 1);
        }

        return best;
    }

    /// <summary>The key of the entry that ends just before this token, and where it begins.</summary>
    public (string Key, int Start)? Before(List<Token> tokens, int i)
    {
        for (var start = Math.Max(0, i - _longest - 1); start < i; start++)
            if (At(tokens, start) is { } found && found.Next == i) return (found.Key, start);
        return null;
    }

    /// <summary>The first entry anywhere from this token on.</summary>
    public (string Key, int Start, int Next)? First(List<Token> tokens, int from = 0)
    {
        for (var i = from; i < tokens.Count; i++)
            if (At(tokens, i) is { } found) return (found.Key, i, found.Next);
        return null;
    }

    private static bool Skipped(Token token) => token.IsSign && token.Text is "-" or "'" or ".";
}
