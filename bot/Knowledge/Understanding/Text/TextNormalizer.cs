using System.Collections.Frozen;

namespace Article60.Knowledge.Understanding.Text;

/// <summary>A message as plain words: folded, chat writing spelt out, slips mended, every form of "article 60" one word.</summary>
internal sealed class TextNormalizer(Spelling spelling, Repair? repair)
{
    /// <summary>Stands for any number but 60 and 61 after "article".</summary>
    public const string AnyNumber = "#";

    private static readonly FrozenSet<string> Article =
        new[] { "article", "art", "artikel", "contrat", "contract", "vertrag" }.ToFrozenSet(StringComparer.Ordinal);

    public List<string> Words(IReadOnlyList<Token> tokens)
    {
        var words = new List<string>(tokens.Count + 8);
        foreach (var token in tokens)
            if (!token.IsSign || token.IsEmoji || token.Text is "?" or "§" or "$" or "€" or "%" or "<" or ">" or "{" or "}" or "=" or "[") words.Add(token.Text);
        spelling.Apply(words);
        if (repair is not null && MendAll(words)) spelling.Apply(words);
        JoinArticles(words);
        for (var i = 0; i < words.Count; i++)
            if (char.IsAsciiDigit(words[i][0])) words[i] = AnyNumber + words[i];
        return words;
    }

    private bool MendAll(List<string> words)
    {
        var mended = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (!char.IsLetter(words[i][0])) continue;
            var meant = repair!.Mend(words[i]);
            if (meant.Length == 1 && meant[0] == words[i]) continue;
            words.RemoveAt(i);
            words.InsertRange(i, meant);
            i += meant.Length - 1;
            mended = true;
        }

        return mended;
    }

    /// <summary>"article 60 § 7", "art 60", "60 § 7" become art60; "60/61" becomes art60 art61.</summary>
    private static void JoinArticles(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is not ("60" or "61")) continue;
            var named = i > 0 && (Article.Contains(words[i - 1]) || words[i - 1] is "art60" or "art61" || (words[i - 1] is "un" or "le" or "en" or "a" && !Unit(words, i + 1)));
            var paragraph = i + 2 < words.Count && words[i + 1] is "§" or "$" or "paragraphe" or "par" or "paragraf";
            paragraph = paragraph && words[i + 2] == "7";
            if (!named && !paragraph) continue;
            words[i] = words[i] == "60" ? "art60" : "art61";
            if (paragraph) words.RemoveRange(i + 1, 2);
            if (i > 0 && words[i - 1] is "article" or "art" or "artikel" or "a") words.RemoveAt(--i);
        }
    }

    private static bool Unit(List<string> words, int i) =>
        i < words.Count && words[i] is "ans" or "an" or "jours" or "jour" or "mois" or "heures" or "h" or "euros" or "€" or "%" or "km" or "j";
}
