using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>Patterns that always bring emergency numbers, and idioms that never do alone.</summary>
internal sealed class Urgency(Lexicon lexicon, TextNormalizer normalizer)
{
    private readonly WordPatterns _urgent = new(lexicon, "urgency");
    private readonly WordPatterns _calm = new(lexicon, "calm");

    /// <summary>The kind of distress a pattern names beside any idiom, in the words as typed or as mended, or null; and whether there is an idiom.</summary>
    public (string? Kind, bool Idiom) Read(List<Token> tokens)
    {
        string? kind = null;
        var idiom = false;
        foreach (var sentence in Sentences(tokens))
        {
            var (typed, idiomTyped) = _calm.Without(sentence.FindAll(token => !token.IsSign).ConvertAll(token => token.Text));
            var (mended, idiomMended) = _calm.Without(normalizer.Words(sentence));
            kind ??= _urgent.First(typed) ?? _urgent.First(mended);
            idiom |= idiomTyped || idiomMended;
        }

        return (kind, idiom);
    }

    /// <summary>Pieces between full stops, question and exclamation marks; dots in a row are a pause, not an end.</summary>
    private static IEnumerable<List<Token>> Sentences(List<Token> tokens)
    {
        var from = 0;
        for (var i = 0; i <= tokens.Count; i++)
        {
            var ends = i == tokens.Count
                || (tokens[i] is { IsSign: true, Text: "." or "?" or "!" or ";" } && !(i > 0 && tokens[i - 1].IsSign) && !(i + 1 < tokens.Count && tokens[i + 1].IsSign));
            if (!ends) continue;
            if (i > from) yield return tokens[from..i];
            from = i + 1;
        }
    }
}
