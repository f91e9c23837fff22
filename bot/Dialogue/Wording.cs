using System.Globalization;
using System.Text;
using Article60.Knowledge;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue;

/// <summary>Text, money and dates in one language. The only place that formats for people.</summary>
public sealed class Wording(KnowledgeBase knowledge, string language)
{
    private static readonly NumberFormatInfo Belgian = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    };

    private readonly Language _words = knowledge.Languages.GetValueOrDefault(language) ?? knowledge.Languages["fr"];

    public KnowledgeBase Knowledge { get; } = knowledge;

    /// <summary>A general text. A missing key shows itself, so that a test can find it.</summary>
    public string this[string key] => _words.Texts.GetValueOrDefault(key) ?? $"[{key}]";

    /// <summary>A general text with its holes filled.</summary>
    public string Say(string key, params ReadOnlySpan<(string Hole, string Text)> holes) => Fill(this[key], holes);

    /// <summary>Fills <c>{hole}</c> in any text.</summary>
    public static string Fill(string text, params ReadOnlySpan<(string Hole, string Text)> holes)
    {
        var filled = new StringBuilder(text);
        foreach (var (hole, value) in holes) filled.Replace($"{{{hole}}}", value);
        return filled.ToString();
    }

    /// <summary>The parts of a general text that lists buttons.</summary>
    public IEnumerable<Choice> Choices(string key) => this[key].Split('|').Select(text => new Choice(text, text));

    /// <summary>2.233,61 €; whole euros without cents.</summary>
    public static string Euro(Money amount) => Number(amount.Euros, amount.Euros == decimal.Truncate(amount.Euros) ? "N0" : "N2") + " €";

    /// <summary>1er mars 2026.</summary>
    public string Date(DateOnly day) =>
        $"{(day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture))} {_words.Months[day.Month - 1]} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>mardi 24 novembre 2026.</summary>
    public string LongDate(DateOnly day) => $"{Weekday(day.DayOfWeek)} {Date(day)}";

    public string Weekday(DayOfWeek day) => _words.Weekdays[(int)day];

    /// <summary>9 h, or 11 h 30.</summary>
    public static string Time(TimeOnly time) =>
        time.Minute == 0 ? $"{time.Hour.ToString(CultureInfo.InvariantCulture)} h" : $"{time.Hour.ToString(CultureInfo.InvariantCulture)} h {time.Minute.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>A number with decimal comma and no idle zeros.</summary>
    public static string Number(decimal number) => Number(number, "#,##0.##");

    private static string Number(decimal number, string format) => number.ToString(format, Belgian);

    /// <summary>A figure with its unit in words: 312 jours, 13,07 %, 2.233,61 €.</summary>
    public string Figure(decimal value, string unit) => unit switch
    {
        "date" => Date(DateOnly.FromDayNumber((int)value)),
        "percent" => $"{Number(value)} %",
        "number" => Number(value),
        _ when unit.StartsWith("EUR", StringComparison.Ordinal) => Euro(new Money(value)),
        _ => $"{Number(value)} {Unit(unit, value)}",
    };

    /// <summary>jour or jours.</summary>
    public string Unit(string unit, decimal count) =>
        _words.Units.TryGetValue(unit, out var words) ? (Math.Abs(count) < 2 ? words.One : words.Many) : unit;

    /// <summary>août 2022 from 2022-08; as precise as the source.</summary>
    public string SourceDate(Source source) => source.Date.Split('-') switch
    {
        [var year, var month, var day] => Date(new DateOnly(Whole(year), Whole(month), Whole(day))),
        [var year, var month] when int.TryParse(year, out _) => $"{_words.Months[Whole(month) - 1]} {year}",
        [var year] when int.TryParse(year, out _) => year,
        _ => this["undated"],
    };

    /// <summary>Title, article and date of a source.</summary>
    public string Cite(Citation citation)
    {
        var source = Knowledge.Sources[citation.Source];
        var article = citation.Article is null ? "" : $", {citation.Article}";
        return $"{source.Title}{article} ({SourceDate(source)})";
    }

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
