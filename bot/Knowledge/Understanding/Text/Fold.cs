using System.Globalization;
using System.Text;

namespace Article60.Knowledge.Understanding.Text;

/// <summary>Lower case without accents: "Été" and "ete" become one. Letters of other scripts stay as they are.</summary>
internal static class Fold
{
    private static readonly string[] Table = [.. Enumerable.Range(0, 0x250).Select(code => Of((char)code))];

    /// <summary>The folded letter; two letters for œ, æ and ß.</summary>
    public static string Letter(char letter) =>
        letter < Table.Length ? Table[letter] : char.ToLowerInvariant(letter).ToString();

    public static string Text(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark && letter < 0x370) continue;
            folded.Append(Letter(letter));
        }

        return folded.ToString();
    }

    private static string Of(char letter)
    {
        if (letter is 'œ' or 'Œ') return "oe";
        if (letter is 'æ' or 'Æ') return "ae";
        if (letter is 'ß') return "ss";
        if (letter is 'ø' or 'Ø') return "o";
        if (letter is 'ı' or 'İ') return "i";
        if (letter is 'ł' or 'Ł') return "l";
        var plain = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.ToLowerInvariant(plain).ToString();
    }
}
