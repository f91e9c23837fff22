using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Article60.Dialogue.Flows;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Forms;

/// <summary>Reads the answer to one question of a form, and says it again.</summary>
internal static class FieldText
{
    /// <summary>Characters kept of a short answer.</summary>
    public const int LongestText = 200;

    /// <summary>Characters kept of a long answer.</summary>
    public const int LongestLongText = 1500;

    private const decimal MostWorkers = 200m;

    /// <returns>The answer as the draft keeps it, or null when the text holds none.</returns>
    public static string? Read(Wording say, FlowQuestion question, QuestionWords words, string typed, DateOnly today)
    {
        var text = Clean(typed);
        if (text.Length == 0) return null;
        return question.Kind switch
        {
            QuestionKind.Phone => BelgianPhone.Read(text),
            QuestionKind.Mail => MailAddress.Read(text),
            QuestionKind.EnterpriseNumber => EnterpriseNumber.Read(text),
            QuestionKind.Consent => Consent(say, text),
            QuestionKind.Number => Number(text),
            QuestionKind.Choice when question.Many => Many(say, question, words, text, today),
            QuestionKind.Choice => One(say, question, words, text, today),
            QuestionKind.Text => Cut(text, LongestText),
            QuestionKind.LongText => Cut(text, LongestLongText),
            _ => AnswerText.Read(question, words, text, say.Knowledge, today),
        };
    }

    /// <summary>The answer in words.</summary>
    public static string Show(Wording say, FlowQuestion question, QuestionWords words, string answer) => question.Kind switch
    {
        QuestionKind.Phone => BelgianPhone.Show(answer),
        QuestionKind.Consent => say["yes"],
        QuestionKind.Centre => say.Knowledge.Centres.GetValueOrDefault(answer)?.Name ?? answer,
        QuestionKind.Choice => string.Join(", ", answer.Split(',').Select(code => words.Choices.GetValueOrDefault(code, code))),
        QuestionKind.Day when FlowAnswer.Day(answer) is { } day => say.Date(day),
        _ => answer,
    };

    /// <summary>Without control characters but line ends, and without half characters, which no database takes.</summary>
    public static string Clean(string typed) => string.Concat(typed.EnumerateRunes()
        .Where(rune => rune.Value == '\n' || !Rune.IsControl(rune)).Select(rune => rune == Rune.ReplacementChar ? " " : rune.ToString())).Trim();

    private static string? Consent(Wording say, string text) =>
        text == "true" || Phrases.Means(say, "typed.yes", text) || Phrases.Means(say, "form.agree", text) ? "yes" : null;

    private static string? Number(string text) =>
        decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1m and <= MostWorkers ? FlowAnswer.Of(number) : null;

    private static string? One(Wording say, FlowQuestion question, QuestionWords words, string text, DateOnly today)
    {
        if (AnswerText.Read(question, words, text, say.Knowledge, today) is { } code) return code;
        if (question.Choices.Contains("yes") && Phrases.Means(say, "typed.yes", text)) return "yes";
        return question.Choices.Contains("no") && Phrases.Means(say, "typed.no", text) ? "no" : null;
    }

    /// <summary>Every part must be one of the choices; "none" wins over nothing and loses to anything.</summary>
    private static string? Many(Wording say, FlowQuestion question, QuestionWords words, string text, DateOnly today)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split([",", ";", " et ", " + "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (One(say, question, words, part, today) is { } code) codes.Add(code);
            else return One(say, question, words, text, today);
        if (codes.Count > 1) codes.Remove("none");
        return codes.Count == 0 ? null : string.Join(',', question.Choices.Where(codes.Contains));
    }

    /// <summary>The beginning, never half a character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end];
    }
}
