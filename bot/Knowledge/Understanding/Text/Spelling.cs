using System.Collections.Frozen;

namespace Article60.Knowledge.Understanding.Text;

/// <summary>Chat writing and usual slips turned into ordinary words ("cb" into "combien", "c koi" into "c est quoi"), longest piece first.</summary>
internal sealed class Spelling
{
    private readonly FrozenDictionary<string, string[]> _ordinary;

    /// <summary>First word of a slip → the most words such a slip has.</summary>
    private readonly FrozenDictionary<string, int> _openings;

    public Spelling(Lexicon lexicon)
    {
        var ordinary = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var openings = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in lexicon.Named("spelling."))
            foreach (var entry in lexicon[list])
                foreach (var variant in entry.Words)
                {
                    string[] pieces = [.. Pieces(variant)];
                    if (pieces.Length == 0 || !ordinary.TryAdd(string.Join(' ', pieces), [.. Pieces(entry.Key)])) continue;
                    openings[pieces[0]] = Math.Max(openings.GetValueOrDefault(pieces[0]), pieces.Length);
                }

        _ordinary = ordinary.ToFrozenDictionary(StringComparer.Ordinal);
        _openings = openings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Words that only stand in the list of slips.</summary>
    public bool Knows(string word) => _ordinary.ContainsKey(word);

    public void Apply(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!_openings.TryGetValue(words[i], out var most)) continue;
            for (var length = Math.Min(most, words.Count - i); length > 0; length--)
            {
                var piece = length == 1 ? words[i] : string.Join(' ', words.GetRange(i, length));
                if (!_ordinary.TryGetValue(piece, out var ordinary)) continue;
                words.RemoveRange(i, length);
                words.InsertRange(i, ordinary);
                i += ordinary.Length - 1;
                break;
            }
        }
    }

    private static IEnumerable<string> Pieces(string text) =>
        Tokenizer.Cut(text).Where(token => !token.IsSign || token.Text is "§" or "$").Select(token => token.Text);
}
