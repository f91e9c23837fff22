using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Knowledge.Understanding.Learning;
using Article60.Knowledge.Understanding.Slotting;
using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding;

/// <summary>Decides what a message means. The order is meaning: distress first, then follow-ups, several questions, one question.</summary>
internal sealed class Judge(Lexicon lexicon, TextNormalizer normalizer, Classifier classifier)
{
    private readonly Ranking _ranking = new(lexicon, classifier.Classes);
    private readonly SeveralQuestions _several = new(lexicon, normalizer, classifier);
    private readonly Urgency _urgency = new(lexicon, normalizer);
    private readonly Follow _follow = new(lexicon, classifier);
    private readonly Calibration _calibration = Calibration.Stored(lexicon);
    private readonly PhraseTable _scope = new(lexicon, "scope-words");
    private readonly FrozenSet<string> _spoken = lexicon["languages-answered"].Select(entry => entry.Key).ToFrozenSet(StringComparer.Ordinal);
    private readonly PhraseTable _calculate = new(lexicon, "calculate-words");

    /// <summary>Places of the classes of distress.</summary>
    private readonly ImmutableArray<int> _distress = [.. Enumerable.Range(0, classifier.Classes.Length).Where(i => Families.KindOf(classifier.Classes[i]) == UnderstoodKind.Distress)];

    public Verdict Decide(Said said, UnderstandingContext context)
    {
        var tokens = said.Tokens;
        if (tokens.Count == 0) return new(UnderstoodKind.Unknown, [], 0, false, false);
        if (tokens.TrueForAll(token => token.IsSign && !token.IsEmoji)) return new(UnderstoodKind.OutOfScope, [KnownIds.Nonsense], Tuning.Plain, false, false);
        var words = normalizer.Words(tokens);
        var asksToCalculate = _calculate.First(tokens) is not null;
        var features = classifier.Features(words);
        var whole = classifier.Vector(features);
        var chances = classifier.Chances(whole);
        if (Distress(tokens, words, chances) is { } distress) return distress;

        if (Markup(tokens)) return new(UnderstoodKind.OutOfScope, [KnownIds.Injection], Tuning.Plain, false, false);
        if (!_spoken.Contains(said.Language) && Foreign(said, chances) is { } foreign) return foreign;
        var follows = false;
        if (context.LastTopic is { } last)
        {
            if (_follow.OnlyValues(said, last)) return new(UnderstoodKind.Topic, [_follow.Stays(last, said)], Tuning.ValuesFollow, true, asksToCalculate);
            follows = _follow.Needs(tokens, words);
            var scene = new TopicContext(_ranking.Lead(last), normalizer.Words(Tokenizer.Cut(context.UserTurns.LastOrDefault() ?? "")));
            Blend(chances, classifier.Chances(classifier.Vector(features, words, scene)), follows ? Tuning.ContextInFollowUp : Tuning.ContextInQuestion);
        }

        var ranked = _ranking.Order(chances);
        if (!follows && _several.Of(said, whole, ranked) is { Length: > 1 } asked)
            return new(UnderstoodKind.Several, [.. asked.Select(one => one.Best)], Math.Round(_calibration.Of(asked.Min(one => one.Part)), 4), false, asksToCalculate);
        return One(ranked, follows, asksToCalculate);
    }

    private static void Blend(float[] chances, float[] inContext, float share)
    {
        for (var i = 0; i < chances.Length; i++) chances[i] = ((1 - share) * chances[i]) + (share * inContext[i]);
    }

    /// <summary>A language we do not answer in: about our subject or not? Words of the subject decide, then the classifier.</summary>
    private Verdict? Foreign(Said said, float[] chances)
    {
        var ours = ChanceOf(chances, KnownIds.LanguageUnsupported);
        var best = _ranking.Best(chances);
        if (Families.KindOf(best.Best) == UnderstoodKind.SmallTalk && best.Chance > 0.5) return null;
        var named = _scope.First(said.Tokens) is not null || said.Tokens.Exists(token => token.Text is "60");
        var inScope = named ? ChanceOf(chances, KnownIds.OtherLanguage) < 0.97 : ours > 0.97;
        var confidence = Math.Round(Math.Max(0.6, named || !inScope ? 0.9 : ours), 4);
        return inScope
            ? new(UnderstoodKind.Topic, [KnownIds.LanguageUnsupported], confidence, false, false)
            : new(UnderstoodKind.OutOfScope, [KnownIds.OtherLanguage], confidence, false, false);
    }

    /// <summary>A tag of a page: nobody types one to ask about his contract.</summary>
    private static bool Markup(List<Token> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
            if (tokens[i].Text == "<" && (tokens[i + 1].IsWord || tokens[i + 1].Text is "/" or "!") && tokens.FindIndex(i + 1, token => token.Text == ">") > 0) return true;
        return false;
    }

    private float ChanceOf(float[] chances, string id) => classifier.Classes.IndexOf(id) is >= 0 and var at ? chances[at] : 0f;

    private Verdict? Distress(List<Token> tokens, List<string> words, float[] chances)
    {
        double sum = 0;
        var best = -1;
        foreach (var i in _distress)
        {
            sum += chances[i];
            if (best < 0 || chances[i] > chances[best]) best = i;
        }

        var (named, idiom) = _urgency.Read(tokens, words);
        if (named is not null)
            return new(UnderstoodKind.Distress, [sum >= 0.5 ? classifier.Classes[best] : named], Math.Max(0.9, Math.Round(sum, 4)), false, false);
        return !idiom && sum >= Tuning.DistressAlone
            ? new(UnderstoodKind.Distress, [classifier.Classes[best]], Math.Round(sum, 4), false, false)
            : null;
    }

    private Verdict One(List<Ranked> ranked, bool follows, bool asksToCalculate)
    {
        var best = ranked[0];
        var sure = _calibration.Of(best.Chance);
        var confidence = Math.Round(sure, 4);
        var kind = Families.KindOf(best.Best);
        if (kind is (UnderstoodKind.SmallTalk or UnderstoodKind.OutOfScope) && sure >= Tuning.OutOfScope)
            return new(kind, [best.Best], confidence, false, false);
        if (Families.InScope(best.Best) && sure >= Tuning.Certain)
            return new(UnderstoodKind.Topic, [best.Best], confidence, follows, asksToCalculate);
        var offered = ranked.Where(group => Families.InScope(group.Best) && group.Chance >= Tuning.WorthOffering).Take(3).ToList();
        return offered.Count == 0
            ? new(UnderstoodKind.Unknown, [], confidence, false, false)
            : new(UnderstoodKind.Unsure, [.. offered.Select(group => group.Best)], confidence, follows, asksToCalculate);
    }
}
