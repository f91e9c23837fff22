using System.Collections.Immutable;
using System.Globalization;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue.Flows;

/// <summary>Takes the values already in a sentence as answers of a flow.</summary>
internal static class FlowSlots
{
    /// <returns>The progress with the values, and the questions whose earlier answer they replace.</returns>
    public static (FlowProgress Progress, ImmutableArray<string> Changed) Fill(
        FlowDefinition flow, FlowProgress progress, Slots slots, Wording say, DateOnly today)
    {
        var changed = ImmutableArray.CreateBuilder<string>();
        foreach (var question in flow.Questions)
            if (Answer(question, flow.Words.Questions[question.Name], slots, say, today) is { } answer)
            {
                if (progress.Answers.TryGetValue(question.Name, out var before) && before != answer) changed.Add(Changed(question, flow.Words.Questions[question.Name], answer, say));
                progress = progress.With(question.Name, answer);
            }

        return (progress, changed.ToImmutable());
    }

    /// <summary>True when the sentence holds a value that the flow can use.</summary>
    public static bool AnyFor(FlowDefinition flow, Slots slots) => flow.Questions.Any(question => question.Slots.Any(slots.Has));

    /// <summary>The question and, where it has a name, the answer it has now.</summary>
    private static string Changed(FlowQuestion question, QuestionWords words, string answer, Wording say)
    {
        var asked = words.Ask.TrimEnd('?', ' ', '\u00a0');
        var named = question.Kind == QuestionKind.Centre ? say.Knowledge.Centres.GetValueOrDefault(answer)?.Name : words.Choices.GetValueOrDefault(answer);
        return named is null ? asked : $"{asked}\u00a0: {named}";
    }

    private static string? Answer(FlowQuestion question, QuestionWords words, Slots slots, Wording say, DateOnly today)
    {
        foreach (var slot in question.Slots)
            if (slots[slot] is { } value && Read(question, words, slot, value, slots, say, today) is { } answer)
                return answer;
        return null;
    }

    private static string? Read(FlowQuestion question, QuestionWords words, string slot, object value, Slots slots, Wording say, DateOnly today) => slot switch
    {
        "seniority_weeks" => FlowAnswer.Duration(Number(value), "weeks"),
        "seniority_months" or "contract_months" => FlowAnswer.Duration(Number(value), "months"),
        "months" when question.Kind == QuestionKind.Duration => FlowAnswer.Duration(Number(value), "months"),
        "seniority_years" => FlowAnswer.Duration(Number(value), "years"),
        "sick_days" => FlowAnswer.Duration(Number(value), "days"),
        "birth_year" when slots["birth_month"] is { } month => $"{Text(value)}-{Number(month):00}",
        "age_group" => $"group:{Text(value)}",
        "ages" => value is ImmutableArray<int> { IsEmpty: false } ages ? Text(ages[0]) : null,
        _ when value is string text => AnswerText.Read(question, words, text, say.Knowledge, today) ?? text,
        _ => Text(value),
    };

    private static decimal Number(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
