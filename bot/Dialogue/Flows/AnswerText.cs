using System.Collections.Immutable;
using Article60.Knowledge;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Dialogue.Flows;

/// <summary>Reads what somebody typed or picked as the answer to one question.</summary>
internal static class AnswerText
{
    /// <returns>The answer in the form of <see cref="FlowAnswer"/>, or null when the text holds none.</returns>
    public static string? Read(FlowQuestion question, QuestionWords words, string text, KnowledgeBase knowledge, DateOnly today)
    {
        var values = knowledge.Values;
        return question.Kind switch
        {
            QuestionKind.Choice => Choice(question, words, text),
            QuestionKind.Centre => Centre(text, knowledge),
            QuestionKind.Text or QuestionKind.LongText => text.Trim() is { Length: > 0 } said ? said : null,
            QuestionKind.Day => Day(values.Dates(text, today), today),
            QuestionKind.DayOrDuration => Duration(values.Durations(text)) ?? Past(values.Dates(text, today), today),
            QuestionKind.Duration => Duration(values.Durations(text)) ?? Number(text, values),
            QuestionKind.Age => Age(text, values, today),
            QuestionKind.Hours => values.WorkingTimes(text).Select(time => time.HoursPerWeek).FirstOrDefault(hours => hours is not null) is { } perWeek ? FlowAnswer.Of(perWeek) : Number(text, values),
            QuestionKind.Euro => values.Money(text).FirstOrDefault() is { } money ? FlowAnswer.Of(money.Amount) : Number(text, values),
            QuestionKind.Number => values.WorkingTimes(text).FirstOrDefault()?.Share is { } share ? FlowAnswer.Of(share) : Number(text, values),
            _ => null,
        };
    }

    private static string? Choice(FlowQuestion question, QuestionWords words, string text)
    {
        var folded = Phrases.Fold(text);
        foreach (var code in question.Choices)
            if (folded == Phrases.Known(code) || folded == Phrases.Known(words.Choices[code]) || Typed(words, code).Any(typed => Phrases.Known(typed) == folded))
                return code;
        var apart = $" {folded} ";
        var within = question.Choices.Where(code => Typed(words, code).Any(typed => apart.Contains($" {Phrases.Known(typed)} ", StringComparison.Ordinal))).ToList();
        return within.Count == 1 ? within[0] : null;
    }

    private static ImmutableArray<string> Typed(QuestionWords words, string code) => words.Typed.GetValueOrDefault(code, []);

    private static string? Centre(string text, KnowledgeBase knowledge) =>
        knowledge.Centres.ContainsKey(text) ? text : CentreNames.Of(knowledge).Within(Phrases.Fold(text))?.Id;

    private static string? Number(string text, ValueReader values) =>
        values.Numbers(text) is [var only] ? FlowAnswer.Of(only.Value) : null;

    /// <summary>An age in years, or a date, month or year of birth.</summary>
    private static string? Age(string text, ValueReader values, DateOnly today)
    {
        if (values.Ages(text).FirstOrDefault(age => age.Unit == AgeUnit.Years) is { } age) return FlowAnswer.Of(decimal.Truncate(age.Value));
        if (values.Dates(text, today).FirstOrDefault(date => !date.Candidates.IsEmpty) is { } birth) return Written(birth, birth.Candidates[0]);
        return Number(text, values) is { } number && FlowAnswer.Number(number) is { } years
            ? years >= 1900 ? number : decimal.Truncate(years) == years ? number : null
            : null;
    }

    /// <summary>A settled day; of several possible ones the nearest to today.</summary>
    private static string? Day(ImmutableArray<FoundDate> dates, DateOnly today) =>
        dates.FirstOrDefault(date => !date.Candidates.IsEmpty) is { } found
            ? Written(found, found.Candidates.MinBy(day => Math.Abs(day.DayNumber - today.DayNumber)))
            : null;

    private static string? Past(ImmutableArray<FoundDate> dates, DateOnly today) =>
        dates.FirstOrDefault(date => !date.Candidates.IsEmpty) is { } found && found.OnOrBefore(today) is { } day ? Written(found, day) : null;

    private static string Written(FoundDate found, DateOnly day) => found.Precision switch
    {
        DatePrecision.Year => FlowAnswer.Of(day)[..4],
        DatePrecision.Month => FlowAnswer.Of(day)[..7],
        _ => FlowAnswer.Of(day),
    };

    private static string? Duration(ImmutableArray<FoundDuration> durations) => durations.FirstOrDefault() switch
    {
        null => null,
        { Years: var years, Months: var months } when years > 0 || months > 0 => FlowAnswer.Duration((years * 12) + months, "months"),
        { Weeks: > 0 } found => FlowAnswer.Duration((found.Weeks * 7) + found.Days, "days"),
        { Days: > 0 } found => FlowAnswer.Duration(found.Days, "days"),
        _ => null,
    };
}
