namespace Article60.Knowledge.Understanding.Text;

/// <summary>Where question words and words stand in a message, counted in one pass, so that every stretch of it is judged at once.</summary>
internal sealed class Asking
{
    /// <summary>For each token the nearest end of a question word that begins there or later.</summary>
    private readonly int[] _ends;

    /// <summary>For each token how many words and numbers stand before it.</summary>
    private readonly int[] _words;

    public Asking(Values.PhraseTable asking, List<Token> tokens)
    {
        (_ends, _words) = (new int[tokens.Count + 1], new int[tokens.Count + 1]);
        _ends[^1] = int.MaxValue;
        for (var i = tokens.Count - 1; i >= 0; i--) _ends[i] = Math.Min(_ends[i + 1], asking.At(tokens, i)?.Next ?? int.MaxValue);
        for (var i = 0; i < tokens.Count; i++) _words[i + 1] = _words[i] + (tokens[i].IsSign ? 0 : 1);
    }

    /// <summary>A question word stands whole in the stretch.</summary>
    public bool Within(int from, int to) => _ends[from] <= to;

    /// <summary>Words and numbers of the stretch.</summary>
    public int Words(int from, int to) => _words[to] - _words[from];
}
