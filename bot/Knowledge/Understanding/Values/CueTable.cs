using System.Collections.Frozen;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Word lists of cues; what several lists say of one cue counts together. Unlike in a <see cref="PhraseTable"/>, one word may be a cue of several kinds ("depuis" for a date and for a length of time).</summary>
internal sealed class CueTable(Lexicon lexicon, params string[] lists)
{
    private readonly FrozenDictionary<string, PhraseTable> _cues = lists.SelectMany(list => lexicon[list]).GroupBy(entry => entry.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => new PhraseTable(group), StringComparer.Ordinal);

    /// <summary>The token after the cue that begins here, or null.</summary>
    public int? After(string cue, List<Token> tokens, int i) => _cues.GetValueOrDefault(cue)?.At(tokens, i)?.Next;

    /// <summary>A cue of that kind begins here.</summary>
    public bool At(string cue, List<Token> tokens, int i) => After(cue, tokens, i) is not null;

    /// <summary>A cue of that kind ends just before this token.</summary>
    public bool Before(string cue, List<Token> tokens, int i) => _cues.GetValueOrDefault(cue)?.Before(tokens, i) is not null;
}
