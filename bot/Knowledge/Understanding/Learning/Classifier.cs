using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Learning;

/// <summary>A class and its chance.</summary>
internal readonly record struct Guess(string Id, float Chance);

/// <summary>From words to topics: a vocabulary and models that vote, trained from phrasings.</summary>
internal sealed class Classifier
{
    /// <summary>Each model starts from other random values; together they err less than each.</summary>
    private static readonly ImmutableArray<ulong> Seeds = [60_7, 61_7, 62_7, 63_7];

    private readonly FeatureExtractor _extractor;
    private readonly Vocabulary _vocabulary;
    private readonly ImmutableArray<EmbeddedModel> _models;

    private Classifier(FeatureExtractor extractor, Vocabulary vocabulary, ImmutableArray<EmbeddedModel> models, ImmutableArray<string> classes) =>
        (_extractor, _vocabulary, _models, Classes) = (extractor, vocabulary, models, classes);

    public ImmutableArray<string> Classes { get; }

    /// <param name="extractor">Cuts words into features.</param>
    /// <param name="examples">Words as <see cref="TextNormalizer"/> gives them, with the id they mean and the context they follow.</param>
    public static Classifier Train(FeatureExtractor extractor, IReadOnlyList<Example> examples, LearningOptions? options = null)
    {
        options ??= LearningOptions.Usual;
        ImmutableArray<string> classes = [.. examples.SelectMany(example => example.Ids).Distinct().Order(StringComparer.Ordinal)];
        var numbers = classes.Select((id, number) => (id, number)).ToDictionary(pair => pair.id, pair => pair.number, StringComparer.Ordinal);
        var documents = examples.Select(example => After(extractor, extractor.Of(example.Words), example.Words, example.Context)).ToList();
        var vocabulary = new Vocabulary(documents, options);
        var lessons = examples.Select((example, i) => new Lesson(vocabulary.Vector(documents[i]), [.. example.Ids.Select(id => numbers[id])])).ToList();
        var models = new EmbeddedModel[Seeds.Length];
        Parallel.For(0, models.Length, i => models[i] = Teacher.Teach(lessons, vocabulary.Rows, classes.Length, options, Seeds[i]));
        return new(extractor, vocabulary, [.. models], classes);
    }

    /// <summary>A classifier trained earlier; <see cref="ModelFile"/> gives only one whose parts fit together.</summary>
    public static Classifier Restore(FeatureExtractor extractor, TrainedModel kept) => new(
        extractor, new Vocabulary(kept, LearningOptions.Usual),
        [.. kept.Models.Select(model => new EmbeddedModel(model, kept.Features.Length, kept.Classes.Length))], kept.Classes);

    /// <summary>What <see cref="Restore"/> needs.</summary>
    public TrainedModel Trained => new(Classes, _vocabulary.Features, _vocabulary.Rarity, [.. _models.Select(model => model.Kept)]);

    /// <summary>All classes with their chances, in the order of <see cref="Classes"/>.</summary>
    public float[] Chances(Cell[] vector)
    {
        var chances = new float[SparseMath.Columns(Classes.Length)];
        foreach (var model in _models) model.Score(vector, chances);
        for (var i = 0; i < chances.Length; i++) chances[i] /= _models.Length;
        SparseMath.Softmax(chances, Classes.Length);
        return chances;
    }

    /// <summary>What <c>Vector</c> counts in a message.</summary>
    public List<Feature> Features(List<string> words) => _extractor.Of(words);

    public Cell[] Vector(List<Feature> features) => _vocabulary.Vector(features);

    /// <summary>The message after a turn about something.</summary>
    public Cell[] Vector(List<Feature> features, List<string> words, TopicContext context) => Vector(After(_extractor, features, words, context));

    public bool IsSmall(string word) => _extractor.IsSmall(word);

    /// <summary>How many words carry meaning.</summary>
    public int Meaningful(List<string> words) => words.Count(word => char.IsLetter(word[0]) && !_extractor.IsSmall(word));

    /// <summary>Share of the words with meaning that training has met, from 0 to 1; 1 when there are none.</summary>
    public double Familiar(List<string> words)
    {
        int known = 0, all = 0;
        foreach (var word in words)
        {
            if (!char.IsLetter(word[0]) || _extractor.IsSmall(word)) continue;
            all++;
            if (_vocabulary.Knows(Hash.Of('w', Stemmer.Stem(word)))) known++;
        }

        return all == 0 ? 1 : (double)known / all;
    }

    private static List<Feature> After(FeatureExtractor extractor, List<Feature> alone, List<string> words, TopicContext? context)
    {
        if (context is null) return alone;
        var features = new List<Feature>(alone);
        features.Add(new(Hash.Of('x', context.Topic), FeatureGroup.Context, 1f));
        foreach (var word in words)
            features.Add(new(Hash.Of('y', context.Topic, Stemmer.Stem(word)), FeatureGroup.Context, 0.5f));
        foreach (var feature in extractor.OfMeaning(context.Words))
            features.Add(feature with { Hash = unchecked(feature.Hash * 31), Group = FeatureGroup.Context, Value = feature.Value * 0.5f });
        return features;
    }
}

/// <summary>The topic answered last and the words of the turn that led there.</summary>
internal sealed record TopicContext(string Topic, List<string> Words);

/// <summary>One training example.</summary>
/// <param name="Ids">What it means; several for a message that holds several questions.</param>
internal sealed record Example(ImmutableArray<string> Ids, List<string> Words, TopicContext? Context);
