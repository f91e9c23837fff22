using Article60.Knowledge.Understanding.Text;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Knowledge.Understanding;

/// <summary>Phrases that always bring emergency numbers, and idioms that never do alone.</summary>
internal sealed class Urgency(Lexicon lexicon)
{
    private readonly PhraseTable _urgent = new(lexicon, "urgency");
    private readonly PhraseTable _calm = new(lexicon, "calm");

    /// <summary>The kind of distress a fixed phrase names, or null.</summary>
    public string? Named(List<Token> tokens) => _urgent.First(tokens)?.Key;

    public bool IsIdiom(List<Token> tokens) => _calm.First(tokens) is not null;
}
