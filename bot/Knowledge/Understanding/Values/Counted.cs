using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Tells whether a number counts something that the words behind it name: then it is no age, year, day of a month nor minute.</summary>
internal sealed class Counted(Lexicon lexicon, DurationReader durations)
{
    private readonly PhraseTable _things = new(lexicon, "counted-words");

    /// <summary>A unit of time, money, a share, people… stands at this token. "Moi" is as often me as a month.</summary>
    public bool At(List<Token> tokens, int i) =>
        i < tokens.Count && tokens[i].Text != "moi" && (durations.UnitAt(tokens, i, out _) is not null || _things.At(tokens, i) is not null);
}
