using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Article60.Host.Storage;

namespace Article60.Host.Desk;

/// <summary>Questions that say nearly the same, with the one that stands for them.</summary>
internal sealed record QuestionGroup(ImmutableArray<UnansweredQuestion> Questions)
{
    public UnansweredQuestion Example => Questions[0];
}

/// <summary>Groups questions by the words they share; the biggest group first.</summary>
internal static class Likeness
{
    /// <summary>Share of common words from which two questions count as the same.</summary>
    private const double Same = 0.5;

    /// <summary>Shorter words (le, de, une) say little; a stem of five letters forgives endings.</summary>
    private const int ShortestWord = 3;
    private const int Stem = 5;

    public static ImmutableArray<QuestionGroup> Group(IEnumerable<UnansweredQuestion> questions)
    {
        var groups = new List<(HashSet<string> Words, List<UnansweredQuestion> Questions)>();
        foreach (var question in questions)
        {
            var words = Words(question.Text);
            var like = groups.Count == 0 ? default : groups.MaxBy(group => Shared(group.Words, words));
            if (like.Questions is not null && Shared(like.Words, words) >= Same) like.Questions.Add(question);
            else groups.Add((words, [question]));
        }

        return [.. groups.OrderByDescending(group => group.Questions.Count).Select(group => new QuestionGroup([.. group.Questions]))];
    }

    public static double Shared(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 && b.Count == 0) return 1;
        var common = a.Count(b.Contains);
        return (double)common / (a.Count + b.Count - common);
    }

    public static HashSet<string> Words(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord)
            .Select(word => word.Length > Stem ? word[..Stem] : word).ToHashSet(StringComparer.Ordinal);
    }
}
