using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding;

/// <summary>Patterns that always bring emergency numbers, and idioms that never do alone.</summary>
internal sealed class Urgency(Lexicon lexicon)
{
    private readonly WordPatterns _urgent = new(lexicon, "urgency");
    private readonly WordPatterns _calm = new(lexicon, "calm");

    /// <summary>The kind of distress a pattern names, in the words as typed or as mended; or null.</summary>
    public string? Named(List<Token> tokens, List<string> words) => _urgent.First(Plain(tokens)) ?? _urgent.First(words);

    public bool IsIdiom(List<Token> tokens, List<string> words) => _calm.First(Plain(tokens)) is not null || _calm.First(words) is not null;

    private static List<string> Plain(List<Token> tokens) => tokens.FindAll(token => !token.IsSign).ConvertAll(token => token.Text);
}
