using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>Learns from phrasings: their words, their meanings and their languages; and makes a normaliser and a classifier of what was learned.</summary>
internal static class Training
{
    /// <summary>Styles whose spelling can be trusted: their words repair the others.</summary>
    private static readonly FrozenSet<string> WellSpelt =
        new[] { "plain", "formal", "kw", "story", "voice", "follow", "belg", "multi" }.ToFrozenSet(StringComparer.Ordinal);

    public static KeptLearning Learn(Lexicon lexicon, ImmutableArray<Phrasing> phrasings, LearningOptions? options = null)
    {
        var spelling = new Spelling(lexicon);
        var words = KnownWords(lexicon, phrasings, spelling);
        var normalizer = new TextNormalizer(spelling, new Repair(words));
        var calculators = new CalculatorFlows(lexicon);
        var firsts = phrasings.Where(phrasing => phrasing.After is null)
            .GroupBy(phrasing => phrasing.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Words(normalizer, group.First().Text), StringComparer.Ordinal);
        var examples = phrasings
            .Select(phrasing => new Example(
                [.. phrasing.Ids.Select(id => calculators.TopicOf(id))],
                Words(normalizer, phrasing.Text),
                phrasing.After is { } after ? new(after, firsts.GetValueOrDefault(after, [])) : null))
            .Where(example => example.Words.Count > 0)
            .ToList();
        return new(Classifier.Train(new FeatureExtractor(lexicon), examples, options).Trained, new LanguageGuesser(lexicon, phrasings).Trained, words);
    }

    public static (TextNormalizer Normalizer, Classifier Classifier) Restore(Lexicon lexicon, KeptLearning learned) =>
        (new(new Spelling(lexicon), new Repair(learned.Words)), Classifier.Restore(new FeatureExtractor(lexicon), learned.Topics));

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
