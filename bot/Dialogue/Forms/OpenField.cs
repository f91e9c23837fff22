using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Article60.Knowledge;

namespace Article60.Dialogue.Forms;

/// <summary>
/// What stands in an open field of a form: "Les Petits Pas" is a crèche and "SOS Enfants" an association, however much
/// they sound like distress. Whoever asks for help speaks in a sentence, or in words that name nothing.
/// </summary>
internal static class OpenField
{
    private static readonly ConditionalWeakTable<KnowledgeBase, Words> Known = [];

    /// <param name="knowledge">Holds the words, in every language: people do not keep to one.</param>
    /// <param name="text">As typed.</param>
    /// <param name="distress">How sure the understanding is of the distress, from 0 to 1.</param>
    public static bool IsName(KnowledgeBase knowledge, string text, double distress)
    {
        var known = Known.GetValue(knowledge, Words.Of);
        var whole = Phrases.Fold(text);
        var folded = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (folded.Length == 0 || known.Sentence.Any(phrase => $" {whole} ".Contains($" {phrase} ", StringComparison.Ordinal))) return false;
        return known.Name.Contains(folded[0]) || known.Name.Contains(folded[^1]) || HasCapitalInside(text)
            || (folded.Length > 1 && known.Name.Contains(folded[1]) && known.Article.Contains(folded[0]))
            || (distress < Assistant.CertainDistress && known.Article.Contains(folded[0]));
    }

    /// <summary>Telephones write the first letter large by themselves; the others are large in names. Words written large throughout say nothing.</summary>
    private static bool HasCapitalInside(string text) => text.Any(char.IsLower)
        && text.Split([' ', '-', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Skip(1).Any(word => char.IsUpper(word[0]));

    private sealed record Words(FrozenSet<string> Sentence, FrozenSet<string> Name, FrozenSet<string> Article)
    {
        public static Words Of(KnowledgeBase knowledge) => new(All(knowledge, "typed.sentence"), All(knowledge, "typed.name-word"), All(knowledge, "typed.article"));

        private static FrozenSet<string> All(KnowledgeBase knowledge, string key) => knowledge.Languages.Values
            .SelectMany(language => language.Texts.GetValueOrDefault(key, "").Split('|')).Select(Phrases.Fold)
            .Where(word => word.Length > 0).ToFrozenSet(StringComparer.Ordinal);
    }
}
