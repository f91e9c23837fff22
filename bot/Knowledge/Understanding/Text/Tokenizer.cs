using System.Globalization;
using System.Text;

namespace Article60.Knowledge.Understanding.Text;

/// <summary>Cuts a message into words, digits and signs. "28j" is a number and a word, "l'art60" three pieces.</summary>
internal static class Tokenizer
{
    /// <summary>Longer messages are cut: nobody asks a question after this many characters.</summary>
    public const int LongestMessage = 4000;

    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 4 + 4);
        var end = Math.Min(text.Length, LongestMessage);
        var word = new StringBuilder(16);
        var at = 0;
        while (at < end)
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter) || IsMark(letter)) { at++; continue; }
            var start = at;
            if (IsDigit(letter))
            {
                while (at < end && IsDigit(text[at])) at++;
                tokens.Add(new(TokenKind.Number, Digits(text, start, at), start, at, false));
                continue;
            }

            if (!char.IsLetter(letter))
            {
                at += char.IsSurrogatePair(text, at) ? 2 : 1;
                tokens.Add(new(TokenKind.Sign, at - start == 2 ? text[start..at] : Sign(letter), start, at, false));
                continue;
            }

            word.Clear();
            while (at < end && (char.IsLetter(text[at]) || IsMark(text[at])))
            {
                if (!IsMark(text[at])) word.Append(Fold.Letter(text[at]));
                at++;
            }

            var elided = at < end && IsApostrophe(text[at]) && at + 1 < end && char.IsLetterOrDigit(text[at + 1]);
            tokens.Add(new(TokenKind.Word, word.ToString(), start, at, elided));
            if (elided) at++;
        }

        return tokens;
    }

    public static bool IsApostrophe(char letter) => letter is '\'' or '’' or '‘' or 'ʼ' or '´' or '`';

    private static bool IsDigit(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.DecimalDigitNumber;

    private static bool IsMark(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static string Digits(string text, int start, int end)
    {
        var ascii = true;
        for (var i = start; i < end; i++) ascii &= char.IsAsciiDigit(text[i]);
        return ascii
            ? text[start..end]
            : string.Concat(text[start..end].Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit).ToString(CultureInfo.InvariantCulture)));
    }

    private static string Sign(char letter) => letter switch
    {
        '«' or '»' or '“' or '”' or '„' => "\"",
        '–' or '—' or '‑' or '−' => "-",
        '…' => ".",
        '’' or '‘' or '´' or '`' => "'",
        _ => letter.ToString(),
    };
}
