using System.Collections.Immutable;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>Text in; what it means out. Pure: same words, same context, same day, same result.</summary>
public sealed class Understander
{
    private readonly TextNormalizer _normalizer;
    private readonly Classifier _classifier;
    private readonly LanguageGuesser _languages;

    private Understander(Lexicon lexicon, ImmutableArray<Phrasing> phrasings)
    {
        (_normalizer, _classifier) = Training.Run(lexicon, phrasings);
        _languages = new(lexicon, phrasings);
    }

    /// <summary>Reads the phrasings and word lists of the knowledge folder and learns from them; seconds, not minutes.</summary>
    public static Understander Train(KnowledgeFiles files, ProblemList problems) =>
        new(LexiconReader.Read(files, problems), PhrasingReader.Read(files, problems));

    internal static Understander Train(Lexicon lexicon, ImmutableArray<Phrasing> phrasings) => new(lexicon, phrasings);

    /// <param name="text">As the visitor typed it.</param>
    /// <param name="context">What earlier turns add.</param>
    /// <param name="today">Settles "mardi passé".</param>
    public Understood Understand(string text, UnderstandingContext context, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var tokens = Tokenizer.Cut(text);
        var language = _languages.Guess(tokens, context.Language ?? "fr");
        var words = _normalizer.Words(tokens);
        var chances = _classifier.Chances(words, null);
        var best = 0;
        for (var i = 1; i < _classifier.Classes.Length; i++)
            if (chances[i] > chances[best]) best = i;
        var id = _classifier.Classes[best];
        return new(language, KindOf(id), [id], Slots.None, Math.Round(chances[best], 4));
    }

    private static UnderstoodKind KindOf(string id) =>
        id.StartsWith("st-", StringComparison.Ordinal) ? UnderstoodKind.SmallTalk
        : id.StartsWith("oos-", StringComparison.Ordinal) ? UnderstoodKind.OutOfScope
        : id.StartsWith("distress-", StringComparison.Ordinal) ? UnderstoodKind.Distress
        : id.StartsWith("flow-", StringComparison.Ordinal) ? UnderstoodKind.Flow
        : UnderstoodKind.Topic;
}
