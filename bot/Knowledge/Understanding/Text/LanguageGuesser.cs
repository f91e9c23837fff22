using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Learning;

namespace Article60.Knowledge.Understanding.Text;

/// <summary>Names the language of a few words from its letters, letter runs and small words.</summary>
internal sealed class LanguageGuesser
{
    private const int MostExamples = 1500;

    /// <summary>How many times likelier than the usual language another must be; a word or two say little.</summary>
    private const float Bias = 6f;
    private const float ShortBias = 12f;

    private readonly LinearModel _model;
    private readonly Vocabulary _vocabulary;
    private readonly ImmutableArray<string> _languages;

    public LanguageGuesser(Lexicon lexicon, ImmutableArray<Phrasing> phrasings)
    {
        var texts = new List<(string Language, string Text)>();
        foreach (var group in phrasings.Where(p => p.Style is not ("nonsense" or "injection") && p.Id is not (KnownIds.Nonsense or KnownIds.Injection)).GroupBy(p => p.Language, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var all = group.ToList();
            var every = Math.Max(1, all.Count / MostExamples);
            texts.AddRange(all.Where((_, i) => i % every == 0).Select(phrasing => (group.Key, phrasing.Text)));
        }

        foreach (var entry in lexicon["languages"])
        {
            texts.AddRange(entry.Words.Select(word => (entry.Key, word)));
            texts.AddRange(entry.Words.Chunk(5).Select(words => (entry.Key, string.Join(' ', words))));
        }

        _languages = [.. texts.Select(text => text.Language).Distinct().Order(StringComparer.Ordinal)];
        var documents = texts.ConvertAll(text => Features(Tokenizer.Cut(text.Text)));
        _vocabulary = new(documents, LearningOptions.Languages);
        _model = new(_vocabulary.Rows, _languages.Length);
        var sizes = texts.GroupBy(text => text.Language, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        _model.Train(
            [.. texts.Select((text, i) => (_vocabulary.Vector(documents[i]), _languages.IndexOf(text.Language), Weight(sizes[text.Language])))], LearningOptions.Languages);
    }

    /// <summary>A guesser trained earlier.</summary>
    public LanguageGuesser(TrainedModel kept) =>
        (_languages, _vocabulary, _model) = (kept.Classes, new(kept, LearningOptions.Languages), new(kept.Models[0], kept.Classes.Length));

    /// <summary>What the other constructor needs.</summary>
    public TrainedModel Trained => new(_languages, _vocabulary.Features, _vocabulary.Rarity, [_model.Kept]);

    /// <summary>ISO 639-1 code; <paramref name="otherwise"/> when there are no words or nothing stands out.</summary>
    public string Guess(IReadOnlyList<Token> tokens, string otherwise)
    {
        if (!tokens.Any(token => token.IsWord)) return otherwise;
        var vector = _vocabulary.Vector(Features(tokens));
        if (vector.Length == 0) return otherwise;
        var chances = _model.Chances(vector);
        var best = 0;
        for (var i = 1; i < _languages.Length; i++)
            if (chances[i] > chances[best]) best = i;
        var usual = _languages.IndexOf(otherwise);
        return usual >= 0 && chances[usual] * (tokens.Count(token => token.IsWord) < 3 ? ShortBias : Bias) >= chances[best] ? otherwise : _languages[best];
    }

    private static float Weight(int size) => size < 300 ? 2f : 1f;

    private static List<Feature> Features(IReadOnlyList<Token> tokens)
    {
        var features = new List<Feature>(tokens.Count * 8);
        foreach (var token in tokens)
        {
            if (!token.IsWord) continue;
            features.Add(new(Hash.Of('W', token.Text), FeatureGroup.Word, 1f));
            var padded = "_" + (token.Text.Length > 30 ? token.Text[..30] : token.Text) + "_";
            for (var length = 1; length <= 4; length++)
                for (var i = 0; i + length <= padded.Length; i++)
                    features.Add(new(Hash.Of('L', padded.AsSpan(i, length)), FeatureGroup.Letters, 1f));
        }

        return features;
    }
}
