using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Synonym classes: "paie", "loon" and "wage" are one concept. Entries may be several words; stems are compared.</summary>
internal sealed class Concepts
{
    private const int LongestEntry = 4;
    private readonly Dictionary<ulong, string> _byWords = [];

    public Concepts(Lexicon lexicon)
    {
        foreach (var list in lexicon.Named("synonyms"))
            foreach (var entry in lexicon[list])
                foreach (var words in entry.Words)
                    _byWords.TryAdd(Key([.. Tokenizer.Cut(words).Select(token => Stemmer.Stem(token.Text))], 0, int.MaxValue), entry.Key);
    }

    /// <summary>Concepts in the order they appear; the longest entry at a place wins.</summary>
    public List<string> In(List<string> stems)
    {
        var found = new List<string>();
        for (var i = 0; i < stems.Count; i++)
        {
            for (var length = Math.Min(LongestEntry, stems.Count - i); length > 0; length--)
            {
                if (!_byWords.TryGetValue(Key(stems, i, length), out var concept)) continue;
                found.Add(concept);
                i += length - 1;
                break;
            }
        }

        return found;
    }

    private static ulong Key(List<string> stems, int from, int length)
    {
        var hash = Hash.Start('c');
        for (var i = from; i < stems.Count && i - from < length; i++) hash = Hash.Add(Hash.Add(hash, stems[i]), ' ');
        return hash;
    }
}
