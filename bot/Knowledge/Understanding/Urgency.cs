using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>Patterns that always bring emergency numbers, and idioms that never do alone.</summary>
internal sealed class Urgency(Lexicon lexicon)
{
    private readonly WordPatterns _urgent = new(lexicon, "urgency");
    private readonly WordPatterns _calm = new(lexicon, "calm");

    /// <summary>The kind of distress a pattern names beside any idiom, in the words as typed or as mended, or null; and whether there is an idiom.</summary>
    public (string? Kind, bool Idiom) Read(List<Token> tokens, List<string> words)
    {
        var (typed, idiomTyped) = _calm.Without(tokens.FindAll(token => !token.IsSign).ConvertAll(token => token.Text));
        var (mended, idiomMended) = _calm.Without(words);
        return (_urgent.First(typed) ?? _urgent.First(mended), idiomTyped || idiomMended);
    }
}
