using System.Runtime.CompilerServices;

namespace Article60.Dialogue;

/// <summary>Short fixed things people type, such as "stop" or "je ne sais pas"; the lists are words of the language file.</summary>
internal static class Phrases
{
    /// <summary>Texts of the knowledge, folded once for as long as their snapshot lives: folding them again for every message cost more than reading it.</summary>
    private static readonly ConditionalWeakTable<string, string> FoldedTexts = [];

    /// <summary>Lists of phrases of the knowledge, cut up and folded once.</summary>
    private static readonly ConditionalWeakTable<string, Phrase[]> FoldedLists = [];

    private sealed record Phrase(string Plain, string Folded);

    /// <summary>True when the whole text is one of the phrases, whatever its case, accents and punctuation.</summary>
    public static bool Means(Wording say, string key, string text)
    {
        var folded = Fold(text);
        return Of(say[key]).Any(phrase => folded.Length > 0 ? phrase.Folded == folded : phrase.Plain == text.Trim());
    }

    /// <summary>True when the text begins with one of the phrases of several words: "je ne sais pas du tout".</summary>
    public static bool Begins(Wording say, string key, string text)
    {
        var folded = Fold(text);
        return Of(say[key]).Any(phrase => phrase.Folded.Contains(' ', StringComparison.Ordinal) && Leads(phrase, folded));
    }

    /// <summary>The first of the phrases that other words follow in a folded text, folded itself; null when none leads it.</summary>
    public static string? Lead(Wording say, string key, string folded) => Of(say[key]).FirstOrDefault(phrase => Leads(phrase, folded))?.Folded;

    /// <summary><see cref="Fold"/> of a text of the knowledge.</summary>
    public static string Known(string text) => FoldedTexts.GetValue(text, Fold);

    private static Phrase[] Of(string list) => FoldedLists.GetValue(list, static phrases => [.. phrases.Split('|').Select(phrase => new Phrase(phrase, Fold(phrase)))]);

    private static bool Leads(Phrase phrase, string folded) =>
        folded.Length > phrase.Folded.Length && folded[phrase.Folded.Length] == ' ' && folded.StartsWith(phrase.Folded, StringComparison.Ordinal);

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
