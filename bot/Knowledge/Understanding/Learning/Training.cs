using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Turns phrasings into a normaliser that knows their words and a classifier that knows their meanings.</summary>
internal static class Training
{
    /// <summary>Styles whose spelling can be trusted: their words repair the others.</summary>
    private static readonly FrozenSet<string> WellSpelt =
        new[] { "plain", "formal", "kw", "story", "voice", "follow", "belg", "multi" }.ToFrozenSet(StringComparer.Ordinal);

    public static (TextNormalizer Normalizer, Classifier Classifier, IReadOnlyDictionary<string, int> Words) Run(Lexicon lexicon, ImmutableArray<Phrasing> phrasings, LearningOptions? options = null, KeptLearning? kept = null)
    {
        var spelling = new Spelling(lexicon);
        var words = kept?.Words ?? KnownWords(lexicon, phrasings, spelling);
        var normalizer = new TextNormalizer(spelling, new Repair(words));
        var extractor = new FeatureExtractor(lexicon);
        if (kept is not null) return (normalizer, Classifier.Restore(extractor, kept.Topics), words);
        var calculators = lexicon["topic-groups"]
            .Where(entry => entry.Words.Length == 1 && entry.Words[0] is "flow-required-workdays" or "flow-resign-notice" or "flow-sick-pay")
            .ToFrozenDictionary(entry => entry.Words[0], entry => entry.Key, StringComparer.Ordinal);
        var firsts = phrasings.Where(phrasing => phrasing.After is null)
            .GroupBy(phrasing => phrasing.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Words(normalizer, group.First().Text), StringComparer.Ordinal);
        var examples = phrasings
            .Select(phrasing => new Example(
                [.. phrasing.Ids.Select(id => calculators.GetValueOrDefault(id, id))],
                Words(normalizer, phrasing.Text),
                phrasing.After is { } after ? new(after, firsts.GetValueOrDefault(after, [])) : null))
            .Where(example => example.Words.Count > 0)
            .ToList();
        return (normalizer, Classifier.Train(extractor, examples, options), words);
    }

    public static List<string> Words(TextNormalizer normalizer, string text) => normalizer.Words(Tokenizer.Cut(text));

    /// <summary>Words of well-spelt phrasings and of the word lists, with how often they stand there.</summary>
    public static Dictionary<string, int> KnownWords(Lexicon lexicon, ImmutableArray<Phrasing> phrasings, Spelling spelling)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var rough = new Dictionary<string, int>(StringComparer.Ordinal);
        var plain = new TextNormalizer(spelling, null);
        foreach (var phrasing in phrasings)
        {
            var counts = WellSpelt.Contains(phrasing.Style) ? known : rough;
            foreach (var word in Words(plain, phrasing.Text))
                if (char.IsLetter(word[0])) counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        // A slip that many people make is a word of its own.
        foreach (var (word, count) in rough)
            if (count >= 6) known[word] = known.GetValueOrDefault(word) + 1;
        foreach (var list in lexicon.Named("synonyms").Append("stopwords"))
            foreach (var entry in lexicon[list])
                foreach (var word in entry.Words.SelectMany(words => Tokenizer.Cut(words)))
                    if (word.IsWord) known[word.Text] = known.GetValueOrDefault(word.Text) + 1;
        return known;
    }
}
