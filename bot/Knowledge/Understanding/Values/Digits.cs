using System.Text;
using Article60.Knowledge.Understanding.Text;

namespace Article60.Knowledge.Understanding.Values;

/// <summary>Digits with thousands and decimals as French writes them: "1.994,18", "1 234 567", "2,33", "180.25".</summary>
internal static class Digits
{
    /// <summary>More digits than this are a list or an account number; what lies beyond would overflow every sum.</summary>
    private const int LongestRun = 12;

    /// <summary>Invariant digits and the token after them. The token at <paramref name="i"/> is a number.</summary>
    public static (string Text, int Next) Grouped(List<Token> tokens, int i)
    {
        var text = new StringBuilder(tokens[i].Text);
        var next = i + 1;
        var first = tokens[i].Text.Length <= 3;
        char? by = null;
        while (first && text.Length < LongestRun && Separator(tokens, next) is { } separator && tokens[next + (separator == ' ' ? 0 : 1)].Text.Length == 3
            && (by is null ? separator != ',' || HasMore(tokens, next + 2, ',') : by == separator))
        {
            var at = next + (separator == ' ' ? 0 : 1);
            // "06 123 456" is no thousand; nor is "2009 123".
            if (separator == ' ' && (tokens[i].Text[0] == '0' || HasMore(tokens, at + 1, '/'))) break;
            text.Append(tokens[at].Text);
            by = separator;
            next = at + 1;
        }

        if (Separator(tokens, next) is '.' or ',' && tokens[next].Text[0] != by && tokens[next + 1].Text.Length <= 10
            && !(Separator(tokens, next + 2) is '.' && tokens[next].Text == "."))
        {
            text.Append('.').Append(tokens[next + 1].Text);
            next += 2;
        }

        return (text.ToString(), next);
    }

    /// <summary>The sign between two runs of digits that touch it, or a single space between them.</summary>
    private static char? Separator(List<Token> tokens, int at)
    {
        if (at >= tokens.Count) return null;
        if (tokens[at].IsNumber) return tokens[at].Start - tokens[at - 1].End == 1 ? ' ' : null;
        return tokens[at].IsSign && tokens[at].Text is "." or "," && at + 1 < tokens.Count && tokens[at + 1].IsNumber
            && tokens[at - 1].End == tokens[at].Start && tokens[at].End == tokens[at + 1].Start
            ? tokens[at].Text[0] : null;
    }

    private static bool HasMore(List<Token> tokens, int at, char sign) => at < tokens.Count && tokens[at].Text[0] == sign;
}
