using System.Collections.Immutable;
using Article60.Knowledge.Readers;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding;

/// <summary>Text in; what it means out. Pure: same words, same context, same day, same result.</summary>
public sealed class Understander
{
    private readonly LanguageGuesser _languages;
    private readonly Judge _judge;
    private readonly SlotReader _slots;
    private readonly Outcome _outcome;

    private Understander(Lexicon lexicon, KeptLearning learned)
    {
        Values = new(lexicon);
        var (normalizer, classifier) = Training.Restore(lexicon, learned);
        _languages = new(learned.Languages);
        _judge = new(lexicon, normalizer, classifier);
        _slots = new(lexicon, Values, learned.Words);
        _outcome = new(lexicon);
        Redactor = new(lexicon);
    }

    /// <summary>The recognisers, for questions that expect a value.</summary>
    public ValueReader Values { get; }

    /// <summary>Takes names and numbers of persons out of a question that is kept.</summary>
    public Redactor Redactor { get; }

    /// <summary>Reads the phrasings and word lists of the knowledge folder and learns from them: seconds, or a moment where a model of the same words is kept.</summary>
    /// <param name="modelFile">Where a trained model is kept between starts, or null to learn each time.</param>
    public static Understander Train(KnowledgeFiles files, ProblemList problems, string? modelFile = null)
    {
        var lexicon = LexiconReader.Read(files, problems);
        var key = modelFile is null ? [] : ModelFile.KeyOf(files);
        if (modelFile is not null && ModelFile.Read(modelFile, key) is { } kept) return new(lexicon, kept);
        var before = problems.Count;
        var phrasings = PhrasingReader.Read(files, problems);
        var learned = Training.Learn(lexicon, phrasings);
        // Kept only where nothing is to be said of the phrasings: the next start then need not read them at all.
        if (modelFile is not null && !phrasings.IsEmpty && problems.Count == before) ModelFile.Write(modelFile, key, learned);
        return new(lexicon, learned);
    }

    internal static Understander Train(Lexicon lexicon, ImmutableArray<Phrasing> phrasings, LearningOptions? options = null) =>
        new(lexicon, Training.Learn(lexicon, phrasings, options));

    /// <param name="text">As the visitor typed it.</param>
    /// <param name="context">What earlier turns add.</param>
    /// <param name="today">Settles "mardi passé".</param>
    public Understood Understand(string text, UnderstandingContext context, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var tokens = Tokenizer.Cut(text);
        var language = _languages.Guess(tokens, context.Language ?? "fr");
        var said = new Said(text, tokens, language, today);
        var verdict = _judge.Decide(said, context);
        if (verdict.Best is KnownIds.Nonsense) language = context.Language ?? "fr";
        var slots = !verdict.InScope ? Slots.None
            : new(verdict.FollowsUp ? _slots.ReadOn(said, context.UserTurns, verdict.Topics) : _slots.Read(said, verdict.Topics, bare: false));
        return _outcome.Of(verdict, slots, language);
    }
}
