using System.Globalization;
using System.Text.RegularExpressions;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue.Flows;

/// <summary>Says the values of a result in words.</summary>
/// <param name="words">How this calculator is said.</param>
internal sealed partial class ResultText(CalculatorWords words, Wording say, TextScene scene)
{
    /// <summary>The one-sentence answer: the first sentence whose condition the result meets.</summary>
    public string Answer(Value.Fields result) =>
        words.Answers.FirstOrDefault(sentence => sentence.When.All(condition => Code(result[condition.Key]) == condition.Value)) is { } match
            ? Text(match.Say, result)
            : words.Title;

    /// <summary>Fills <c>{field}</c>, <c>{field:unit}</c> and the dated figures of a text.</summary>
    public string Text(string text, Value.Fields? result, params (string Hole, string Text)[] extra)
    {
        var filled = ResultHole().Replace(text, match =>
        {
            var name = match.Groups["name"].Value;
            foreach (var (hole, value) in extra)
                if (hole == name) return value;
            return result?[name] is { } found ? Said(found, match.Groups["unit"] is { Success: true } unit ? unit.Value : words.Units.GetValueOrDefault(name)) : match.Value;
        });
        return TemplateText.Render(Template.Parse(filled), say, scene);
    }

    public string Label(string key) => Text(words.Labels.GetValueOrDefault(key) ?? key, null);

    /// <summary>A step of several values is said by its line, where it has one.</summary>
    public string Step(Step step) => step.Value is Value.Fields parts && words.Labels.TryGetValue(step.Label + ".line", out var line)
        ? Text(line, parts)
        : Said(step.Value, words.Units.GetValueOrDefault(step.Label));

    public string Field(string name, Value value) => Said(value, words.Units.GetValueOrDefault(name));

    public string Said(Value value, string? unit) => value switch
    {
        Value.Number number => unit is null ? Wording.Number(number.Amount) : $"{Wording.Number(number.Amount)} {say.Unit(unit, number.Amount)}",
        Value.Euro euro => Wording.Euro(euro.Amount),
        Value.Percent percent => $"{Wording.Number(percent.Amount)} %",
        Value.Day day => say.Date(day.Date),
        Value.Moment moment => $"{say.LongDate(DateOnly.FromDateTime(moment.Local))}, {Wording.Time(TimeOnly.FromDateTime(moment.Local))}",
        Value.Word word => words.Codes.TryGetValue(word.Code, out var said) ? Text(said, null) : word.Code,
        Value.Flag flag => say[flag.Yes ? "yes" : "no"],
        Value.Many many => string.Join(", ", many.Items.Select(item => Said(item, unit))),
        Value.Fields fields => string.Join(" ; ", fields.Items.Select(item => $"{FieldName(item.Name)} : {Field(item.Name, item.Value)}")),
        _ => say["nothing"],
    };

    public string FieldName(string name) => Text(words.Fields.GetValueOrDefault(name) ?? name, null);

    public bool HasName(string field) => words.Fields.ContainsKey(field);

    /// <summary>The form that conditions of the word files compare with.</summary>
    public static string Code(Value? value) => value switch
    {
        Value.Word word => word.Code,
        Value.Flag flag => flag.Yes ? "true" : "false",
        Value.Number number => number.Amount.ToString("0.####", CultureInfo.InvariantCulture),
        Value.Euro euro => euro.Amount.Euros.ToString("0.00", CultureInfo.InvariantCulture),
        Value.Day day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "none",
    };

    [GeneratedRegex(@"(?<!\{)\{(?<name>[A-Za-z][A-Za-z0-9-]*)(?::(?<unit>[a-z-]+))?\}(?!\})")]
    private static partial Regex ResultHole();
}
