namespace Article60.Dialogue;

/// <summary>Short fixed things people type, such as "stop" or "je ne sais pas"; the lists are words of the language file.</summary>
internal static class Phrases
{
    /// <summary>True when the whole text is one of the phrases, whatever its case, accents and punctuation.</summary>
    public static bool Means(Wording say, string key, string text)
    {
        var folded = Fold(text);
        return say[key].Split('|').Any(phrase => folded.Length > 0 ? Fold(phrase) == folded : phrase == text.Trim());
    }

    /// <summary>True when the text begins with one of the phrases of several words: "je ne sais pas du tout".</summary>
    public static bool Begins(Wording say, string key, string text)
    {
        var folded = Fold(text);
        return say[key].Split('|').Select(Fold).Any(phrase => phrase.Contains(' ', StringComparison.Ordinal) && folded.StartsWith(phrase + " ", StringComparison.Ordinal));
    }

    /// <summary>The text with every half character replaced: a cut emoji breaks whatever reads it later.</summary>
    public static string Whole(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;

    /// <summary>Lower case without accents; everything but letters and digits becomes one space.</summary>
    public static string Fold(string text)
    {
        if (!System.Text.Ascii.IsValid(text)) text = Whole(text).Normalize(System.Text.NormalizationForm.FormD);
        var folded = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) folded[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && folded[length - 1] != ' ' && !IsAccent(c)) folded[length++] = ' ';
        }

        return folded[..length].TrimEnd(' ').ToString();
    }

    /// <summary>A mark of the letter before it.</summary>
    private static bool IsAccent(char c) => !char.IsAscii(c) && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
