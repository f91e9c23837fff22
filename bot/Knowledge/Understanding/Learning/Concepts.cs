using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Synonym classes: "paie", "loon" and "wage" are one concept. Entries may be several words; stems are compared, numbers as they are, and <c>#</c> is any number.</summary>
internal sealed class Concepts
{
    private readonly int _longest;
    private readonly Dictionary<ulong, string> _byWords = [];

    public Concepts(Lexicon lexicon)
    {
        // Written as messages are when they are compared: "d'année" stands as "d ans" there.
        var normalizer = new TextNormalizer(new Spelling(lexicon), null);
        foreach (var list in lexicon.Named("synonyms"))
            foreach (var entry in lexicon[list])
                foreach (var words in entry.Words)
                {
                    var pieces = words == TextNormalizer.AnyNumber ? [words] : normalizer.Words(Tokenizer.Cut(words)).ConvertAll(word => word[0] == '#' ? word : Stemmer.Stem(word));
                    if (pieces.Count == 0) continue;
                    _byWords.TryAdd(Key(pieces, 0, pieces.Count), entry.Key);
                    _longest = Math.Max(_longest, pieces.Count);
                }
    }

    /// <summary>Concepts in the order they appear; the longest entry at a place wins.</summary>
    /// <param name="words">As <see cref="TextNormalizer"/> gives them.</param>
    /// <param name="stems">Their stems, every number <c>#</c>.</param>
    public List<string> In(List<string> words, List<string> stems)
    {
        // A number itself goes before any number.
        List<string> exact = stems.Contains(TextNormalizer.AnyNumber) ? [.. stems.Select((stem, i) => stem == TextNormalizer.AnyNumber ? words[i] : stem)] : stems;
        var found = new List<string>();
        for (var i = 0; i < stems.Count; i++)
        {
            for (var length = Math.Min(_longest, stems.Count - i); length > 0; length--)
            {
                if (!_byWords.TryGetValue(Key(exact, i, length), out var concept) && (ReferenceEquals(exact, stems) || !_byWords.TryGetValue(Key(stems, i, length), out concept))) continue;
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
        for (var i = from; i < from + length; i++) hash = Hash.Add(Hash.Add(hash, stems[i]), ' ');
        return hash;
    }
}
