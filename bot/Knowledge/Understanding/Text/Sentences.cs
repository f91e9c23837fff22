namespace Article60.Knowledge.Understanding.Text;

/// <summary>Where one sentence ends and the next begins.</summary>
internal static class Sentences
{
    /// <summary>A full stop, question mark, exclamation mark or semicolon; not the point of "12.50", "art.60" or "a.s.b.l".</summary>
    public static bool EndsAt(List<Token> tokens, int i) =>
        tokens[i].IsSign && (tokens[i].Text is "?" or "!" or ";" || (tokens[i].Text == "." && !InsideNumber(tokens, i)));

    /// <summary>A sign that touches the pieces on both its sides, the second a number or the first short.</summary>
    public static bool InsideNumber(List<Token> tokens, int i) =>
        i > 0 && i + 1 < tokens.Count && tokens[i - 1].End == tokens[i].Start && tokens[i].End == tokens[i + 1].Start && !tokens[i + 1].IsSign
        && (tokens[i + 1].IsNumber || tokens[i - 1].Text.Length <= 3);
}
