using System.Collections.Immutable;
using System.Globalization;
using Article60.Dialogue.Flows;
using Article60.Knowledge;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue;

/// <summary>A source in words, with its address where it has one.</summary>
public sealed record SourceLine(string Text, Uri? Link);

/// <summary>One line of the working in words.</summary>
public sealed record WorkingLine(string Text, SourceLine? Source);

/// <summary>A date of a result that belongs in a calendar.</summary>
/// <param name="Field">Of the result; names the entry in a stable way.</param>
/// <param name="Title">For people.</param>
/// <param name="Start">A <see cref="Value.Day"/> or a <see cref="Value.Moment"/>.</param>
/// <param name="End">Last day, or moment of the end; null when there is only the start.</param>
public sealed record CalendarDate(string Field, string Title, Value Start, Value? End);

/// <summary>A result said in full, for paper: what the card of the chat shows, and what was put in.</summary>
public sealed record ResultSheet
{
    public required string Title { get; init; }

    /// <summary>One sentence that answers the question.</summary>
    public required string Answer { get; init; }
    public required ImmutableArray<(string Name, string Value)> Inputs { get; init; }
    public required ImmutableArray<(string Name, string Value)> Figures { get; init; }
    public required ImmutableArray<string> Warnings { get; init; }
    public required ImmutableArray<WorkingLine> Working { get; init; }
    public required ImmutableArray<string> MustSay { get; init; }
    public required ImmutableArray<string> NotExamined { get; init; }
    public required ImmutableArray<CalendarDate> Calendar { get; init; }

    /// <param name="knowledge">Its figures must be those the result was computed with.</param>
    /// <param name="result">Which calculation, with what, and when.</param>
    /// <param name="computed">Its outcome.</param>
    /// <param name="language">Two letters.</param>
    /// <returns>Null when the calculator has no words.</returns>
    public static ResultSheet? Of(KnowledgeBase knowledge, ResultRef result, Outcome.Computed computed, string language)
    {
        if (!knowledge.CalculatorWords.TryGetValue(result.Calculator, out var words)) return null;
        var say = new Wording(knowledge, language);
        var centre = (result.Inputs["centre"] as Value.Word)?.Code is { } id ? knowledge.Centres.GetValueOrDefault(id) : null;
        var text = new ResultText(words, say, new TextScene(result.Day, centre));
        return new ResultSheet
        {
            Title = words.Title,
            Answer = text.Answer(computed.Result),
            Inputs = [.. InOrder(result).Select(input => (Name(input.Name, words), Said(input.Value, input.Name, words, text, say, centre)))],
            Figures = [.. computed.Result.Items.Where(field => text.HasName(field.Name) && field.Value is not Value.Nothing)
                .Select(field => (text.FieldName(field.Name), text.Field(field.Name, field.Value)))],
            Warnings = [.. computed.Warnings.Select(key => text.Text(words.Warnings.GetValueOrDefault(key) ?? key, computed.Result))],
            Working = [.. computed.Steps.Select(step => new WorkingLine($"{text.Label(step.Label)} : {text.Step(step)}", Line(step.Source, say)))],
            MustSay = [.. words.MustSay.Select(item => text.Text(item, computed.Result))],
            NotExamined = [.. words.NotExamined.Select(item => text.Text(item, computed.Result))],
            Calendar = [.. words.Calendar.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Date(entry.Key, entry.Value, computed.Result, text)).OfType<CalendarDate>()],
        };
    }

    /// <summary>As the calculator declares them, so that the same inputs always read the same.</summary>
    private static IEnumerable<(string Name, Value Value)> InOrder(ResultRef result) =>
        (Rules.Calculators.AllCalculators.Find(result.Calculator)?.Inputs ?? [])
            .Where(input => result.Inputs[input.Name] is not (null or Value.Nothing))
            .Select(input => (input.Name, result.Inputs[input.Name]!));

    private static string Name(string input, CalculatorWords words) =>
        words.Inputs.TryGetValue(input, out var said) && said.Length > 0 ? char.ToUpperInvariant(said[0]) + said[1..] : input;

    private static string Said(Value value, string input, CalculatorWords words, ResultText text, Wording say, Centre? centre) => value switch
    {
        Value.Word when input == "centre" && centre is not null => centre.Name,
        // Days by length of the period that ends on the asked day.
        Value.Fields byMonths when byMonths.Items.All(item => int.TryParse(item.Name, CultureInfo.InvariantCulture, out _)) =>
            string.Join(" ; ", byMonths.Items.Select(item => say.Say("result.by-months", ("days", text.Said(item.Value, "days")), ("months", text.Said(Whole(item.Name), "months"))))),
        _ => text.Said(value, words.Units.GetValueOrDefault(input)),
    };

    private static Value.Number Whole(string digits) => new(int.Parse(digits, CultureInfo.InvariantCulture));

    private static SourceLine? Line(Citation? citation, Wording say) =>
        citation is null || !say.Knowledge.Sources.TryGetValue(citation.Source, out var source) ? null : new(say.Cite(citation), source.Link);

    /// <summary>"noticeStart" is one entry, "noticeStart..noticeEnd" one that lasts.</summary>
    private static CalendarDate? Date(string key, string title, Value.Fields result, ResultText text)
    {
        var (from, to) = key.Split("..") is [var first, var last] ? (first, last) : (key, null);
        return result[from] is (Value.Day or Value.Moment) and var start
            ? new(key, text.Text(title, result), start, to is null ? null : result[to])
            : null;
    }
}
