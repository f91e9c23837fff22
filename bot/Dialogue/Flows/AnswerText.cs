using System.Globalization;
using Article60.Knowledge;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Flows;

/// <summary>Reads what somebody typed or picked as the answer to one question.</summary>
internal static class AnswerText
{
    /// <returns>The answer in the form of <see cref="FlowAnswer"/>, or null when the text holds none.</returns>
    public static string? Read(FlowQuestion question, QuestionWords words, string text, KnowledgeBase knowledge, DateOnly today) => question.Kind switch
    {
        QuestionKind.Choice => Choice(question, words, text),
        QuestionKind.Centre => Centre(text, knowledge),
        QuestionKind.Text or QuestionKind.LongText => text.Trim() is { Length: > 0 } said ? said : null,
        QuestionKind.Day => Day(text),
        _ => null,
    };

    private static string? Choice(FlowQuestion question, QuestionWords words, string text)
    {
        var folded = Phrases.Fold(text);
        foreach (var code in question.Choices)
            if (folded == Phrases.Fold(code) || folded == Phrases.Fold(words.Choices[code]) || words.Typed.GetValueOrDefault(code, []).Any(typed => Phrases.Fold(typed) == folded))
                return code;
        var within = question.Choices.Where(code => words.Typed.GetValueOrDefault(code, []).Any(typed => $" {folded} ".Contains($" {Phrases.Fold(typed)} ", StringComparison.Ordinal))).ToList();
        return within.Count == 1 ? within[0] : null;
    }

    private static string? Centre(string text, KnowledgeBase knowledge)
    {
        var folded = $" {Phrases.Fold(text)} ";
        return knowledge.Centres.Values.FirstOrDefault(centre => centre.Id == text || centre.Communes.Any(name => folded.Contains($" {Phrases.Fold(name)} ", StringComparison.Ordinal)))?.Id;
    }

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FlowAnswer.Of(day) : null;
}
