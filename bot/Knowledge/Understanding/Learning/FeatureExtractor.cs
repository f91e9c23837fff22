using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>A feature of a message: hashed, with its group (its weight comes from the vocabulary).</summary>
internal readonly record struct Feature(ulong Hash, FeatureGroup Group, float Value);

internal enum FeatureGroup { Word, Pair, Concept, ConceptPair, Letters, Sound, Context }

/// <summary>Words, pairs of words, concepts, letter runs and sounds of a normalised message.</summary>
internal sealed class FeatureExtractor
{
    private readonly Concepts _concepts;
    private readonly FrozenSet<string> _small;

    public FeatureExtractor(Lexicon lexicon)
    {
        _concepts = new(lexicon);
        _small = lexicon["stopwords"].SelectMany(entry => entry.Words).Select(Fold.Text).ToFrozenSet(StringComparer.Ordinal);
    }

    public bool IsSmall(string word) => _small.Contains(word);

    /// <param name="words">As <see cref="TextNormalizer"/> gives them.</param>
    public List<Feature> Of(List<string> words)
    {
        var features = new List<Feature>(words.Count * 24);
        var stems = Stems(words);
        string before = "^", contentBefore = "^", contentEarlier = "^";
        for (var i = 0; i < words.Count; i++)
        {
            var (word, stem) = (words[i], stems[i]);
            var small = _small.Contains(word);
            Word(word, stem, small, features);
            features.Add(new(Hash.Of('p', before, stem), FeatureGroup.Pair, 1f));
            before = stem;
            if (small) continue;
            if (contentBefore != "^") features.Add(new(Hash.Of('q', contentBefore, stem), FeatureGroup.Pair, 1f));
            if (contentEarlier != "^") features.Add(new(Hash.Of('q', contentEarlier, stem), FeatureGroup.Pair, 0.7f));
            (contentEarlier, contentBefore) = (contentBefore, stem);
            if (!char.IsLetter(word[0])) continue;
            Letters(word, features);
            var sound = Phonetics.Key(word);
            features.Add(new(Hash.Of('s', sound), FeatureGroup.Sound, 1f));
        }

        features.Add(new(Hash.Of('p', before, "$"), FeatureGroup.Pair, 1f));
        var concepts = _concepts.In(words, stems);
        for (var i = 0; i < concepts.Count; i++)
        {
            features.Add(new(Hash.Of('c', concepts[i]), FeatureGroup.Concept, 1f));
            for (var j = i + 1; j < concepts.Count && j <= i + 3; j++)
                if (concepts[i] != concepts[j])
                {
                    var (a, b) = string.CompareOrdinal(concepts[i], concepts[j]) < 0 ? (concepts[i], concepts[j]) : (concepts[j], concepts[i]);
                    features.Add(new(Hash.Of('d', a, b), FeatureGroup.ConceptPair, 1f));
                }
        }

        return features;
    }

    /// <summary>Words and concepts alone: what an earlier turn adds to a message.</summary>
    public List<Feature> OfMeaning(List<string> words)
    {
        var features = new List<Feature>(words.Count * 2);
        var stems = Stems(words);
        for (var i = 0; i < words.Count; i++) Word(words[i], stems[i], _small.Contains(words[i]), features);
        foreach (var concept in _concepts.In(words, stems)) features.Add(new(Hash.Of('c', concept), FeatureGroup.Concept, 1f));
        return features;
    }

    private static List<string> Stems(List<string> words) => words.ConvertAll(word => word[0] == '#' ? "#" : Stemmer.Stem(word));

    private static void Word(string word, string stem, bool small, List<Feature> features)
    {
        features.Add(new(Hash.Of('w', stem), FeatureGroup.Word, small ? 0.5f : 1f));
        if (word[0] == '#' && word.Length > 3) features.Add(new(Hash.Of('n', word), FeatureGroup.Word, 1f));
    }

    private static void Letters(string word, List<Feature> features)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, 30) + 2];
        padded[0] = '_';
        word.AsSpan(0, padded.Length - 2).CopyTo(padded[1..]);
        padded[^1] = '_';
        for (var length = 3; length <= 5; length++)
            for (var i = 0; i + length <= padded.Length; i++)
                features.Add(new(Hash.Of('l', padded.Slice(i, length)), FeatureGroup.Letters, 1f));
    }
}
