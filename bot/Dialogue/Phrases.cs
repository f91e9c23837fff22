namespace Article60.Dialogue;

/// <summary>Short fixed things people type, such as "stop" or "je ne sais pas"; the lists are words of the language file.</summary>
internal static class Phrases
{
    /// <summary>True when the whole text is one of the phrases, whatever its case, accents and punctuation.</summary>
    public static bool Means(Wording say, string key, string text)
    {
        var folded = Fold(text);
        return say[key].Split('|').Any(phrase => Fold(phrase) == folded);
    }

    /// <summary>Lower case without accents; everything but letters and digits becomes one space.</summary>
    public static string Fold(string text)
    {
        var letters = text.Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
