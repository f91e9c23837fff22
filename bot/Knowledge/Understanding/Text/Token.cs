namespace Article60.Knowledge.Understanding.Text;

internal enum TokenKind { Word, Number, Sign }

/// <summary>One word, run of digits or sign of a message.</summary>
/// <param name="Text">Folded; an elided word stands without its apostrophe ("l", "qu").</param>
/// <param name="Start">First character in the message.</param>
/// <param name="End">After its last character.</param>
/// <param name="Elided">Stood before an apostrophe.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, bool Elided)
{
    public bool IsWord => Kind == TokenKind.Word;

    public bool IsNumber => Kind == TokenKind.Number;

    public bool IsSign => Kind == TokenKind.Sign;

    /// <summary>A sign that says something, as a word does: 👍 (a pair of half characters), ❤ (one of the signs and dingbats).</summary>
    public bool IsEmoji => IsSign && (Text.Length == 2 || Text[0] is >= '\u2600' and <= '\u27BF');
}
