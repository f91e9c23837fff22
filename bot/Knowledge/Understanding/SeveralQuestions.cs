using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>One of several questions in a message.</summary>
/// <param name="Lead">Group of its topic.</param>
/// <param name="Best">Its topic.</param>
/// <param name="Part">Chance of the group in its own part of the message.</param>
/// <param name="Whole">Chance of the group in the whole message.</param>
internal readonly record struct Asked(string Lead, string Best, double Part, double Whole);

/// <summary>Finds what the parts of a message ask, and what speaks for answering more than one of them.</summary>
internal sealed class SeveralQuestions(Lexicon lexicon, TextNormalizer normalizer, Classifier classifier)
{
    private readonly Ranking _ranking = new(lexicon, classifier.Classes);
    private readonly QuestionSplitter _splitter = new(lexicon);
    private readonly SeveralScale _scale = SeveralScale.Stored(lexicon);

    /// <summary>The topics of a message that asks several things, the surest first, or none.</summary>
    public ImmutableArray<Asked> Of(Said said, Cell[] whole, List<Ranked> ranked) =>
        Read(said, whole, ranked) is { } read && _scale.Of(read.Signs) >= Tuning.Several
            ? [.. read.Asked.Where(asked => asked.Part >= Tuning.PartCertain)]
            : [];

    /// <summary>What the parts ask and how it looks, or null when they all ask the same.</summary>
    public (SeveralSigns Signs, ImmutableArray<Asked> Asked)? Read(Said said, Cell[] whole, List<Ranked> ranked)
    {
        var parts = _splitter.Questions(said.Tokens, said.Language);
        if (parts.Count < 2) return null;
        var found = new Dictionary<string, Asked>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var words = normalizer.Words(said.Tokens[part.From..part.To]);
            if (classifier.Meaningful(words) == 0) continue;
            var vector = SparseMath.Sum(classifier.Vector(classifier.Features(words)), 1f, whole, Tuning.WholeInPart);
            var best = _ranking.Best(classifier.Chances(vector));
            if (!Families.InScope(best.Best) || (found.TryGetValue(best.Lead, out var known) && known.Part >= best.Chance)) continue;
            found[best.Lead] = new(best.Lead, best.Best, best.Chance, ranked.Find(group => group.Lead == best.Lead).Chance);
        }

        if (found.Count < 2) return null;
        var surest = found.Values.OrderByDescending(asked => asked.Whole + asked.Part).ThenBy(asked => asked.Lead, StringComparer.Ordinal).ToImmutableArray();
        var two = surest[..2];
        var signs = new SeveralSigns(
            two.Min(asked => asked.Part), two.Min(asked => asked.Whole), ranked[0].Chance, ranked[1].Chance,
            parts.Count, parts.Count(part => part.Asks), said.Tokens.Count);
        return (signs, surest);
    }
}
