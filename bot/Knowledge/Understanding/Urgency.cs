using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>Patterns that always bring emergency numbers, and idioms that never do alone.</summary>
internal sealed class Urgency(Lexicon lexicon, TextNormalizer normalizer)
{
    private readonly WordPatterns _urgent = new(lexicon, "urgency");
    private readonly WordPatterns _calm = new(lexicon, "calm");

    /// <summary>The kind of distress a pattern names beside any idiom, in the words as typed or as mended, or null; and whether there is an idiom.</summary>
    /// <param name="tokens">The message.</param>
    /// <param name="words">All of it as <see cref="TextNormalizer"/> gives it.</param>
    public (string? Kind, bool Idiom) Read(List<Token> tokens, List<string> words)
    {
        string? kind = null;
        var idiom = false;
        var sentences = Cut(tokens);
        foreach (var sentence in sentences)
        {
            var typed = sentence.FindAll(token => !token.IsSign).ConvertAll(token => token.Text);
            Look(typed);
            var mended = sentences.Count == 1 ? words : normalizer.Words(sentence);
            if (!Same(typed, mended)) Look(mended);
        }

        return (kind, idiom);

        void Look(List<string> said)
        {
            var (kept, any) = _calm.Without(said);
            kind ??= _urgent.First(kept);
            idiom |= any;
        }
    }

    /// <summary>Nothing was mended: the same words, but for question marks behind them.</summary>
    private static bool Same(List<string> typed, List<string> mended)
    {
        if (typed.Count > mended.Count) return false;
        for (var i = 0; i < mended.Count; i++)
            if (i < typed.Count ? typed[i] != mended[i] : mended[i] != "?") return false;
        return true;
    }

    /// <summary>The sentences; signs in a row ("…") are a pause, not an end.</summary>
    private static List<List<Token>> Cut(List<Token> tokens)
    {
        var found = new List<List<Token>>(2);
        var from = 0;
        for (var i = 0; i <= tokens.Count; i++)
        {
            var ends = i == tokens.Count || (Sentences.EndsAt(tokens, i) && !(i > 0 && tokens[i - 1].IsSign) && !(i + 1 < tokens.Count && tokens[i + 1].IsSign));
            if (!ends) continue;
            if (i > from) found.Add(tokens[from..i]);
            from = i + 1;
        }

        return found;
    }
}
