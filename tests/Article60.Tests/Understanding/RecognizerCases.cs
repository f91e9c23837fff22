using System.Globalization;
using System.Text.Json.Nodes;
using Article60.Knowledge.Understanding.Values;

namespace Article60.Tests.Understanding;

/// <summary>Runs the cases of Recognizers-Text in the form of <c>../shared/cases/recognizers-fr.jsonl</c>.</summary>
public static class RecognizerCases
{
    public sealed record Verdict(string Id, string Kind, string Text, bool Right, string Expected, string Got);

    public static IEnumerable<Verdict> Run(ValueReader reader, IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.Trim().Length > 0))
        {
            var item = JsonNode.Parse(line)!;
            var text = item["text"]!.GetValue<string>();
            var kind = item["kind"]!.GetValue<string>();
            var reference = item["reference"]?.GetValue<string>() is { } moment
                ? DateOnly.ParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture) : new DateOnly(2016, 11, 7);
            var expected = Expected(kind, item["expected"]!.AsArray());
            var got = Got(reader, kind, text, reference, item["expected"]!.AsArray());
            yield return new(item["id"]!.GetValue<string>(), kind, text, expected == got, expected, got);
        }
    }

    private static string Expected(string kind, JsonArray expected) => string.Join("; ", expected.Select(entry => kind switch
    {
        "number" => Show(Number(entry!)),
        "age" => $"{Show(Number(entry![0]!))} {entry[1]}",
        "money" => $"{Show(Number(entry![0]!))} {entry[1]}",
        _ => $"{entry![0]} '{entry[1]}' {string.Join(" | ", entry[2]!.AsArray())}",
    }));

    private static string Got(ValueReader reader, string kind, string text, DateOnly reference, JsonArray expected)
    {
        return kind switch
        {
            "number" => string.Join("; ", reader.Numbers(text).Select(number => Show(number.Value))),
            "age" => string.Join("; ", reader.Ages(text).Select(age => $"{Show(age.Value)} {Word(age.Unit)}")),
            "money" => string.Join("; ", reader.Money(text).Select(money => $"{Show(money.Amount)} {money.Currency}")),
            _ => string.Join("; ", DateTimes(reader, text, reference)),
        };
    }

    /// <summary>Dates and durations in the order of the text; a duration inside a date is part of it.</summary>
    private static IEnumerable<string> DateTimes(ValueReader reader, string text, DateOnly reference)
    {
        var dates = reader.Dates(text, reference).Where(date => date.Precision == DatePrecision.Day).ToList();
        var durations = reader.Durations(text).Where(span => !dates.Exists(date => date.Place.Start < span.Place.End && span.Place.Start < date.Place.End));
        return dates.Select(date => (date.Place.Start, Text: $"date '{Span(text, date.Place)}' {Days(date)}"))
            .Concat(durations.Select(span => (span.Place.Start, Text: $"duration '{Span(text, span.Place)}' {Iso(span)}")))
            .OrderBy(found => found.Start).Select(found => found.Text);
    }

    private static string Days(FoundDate date) => date.Candidates.IsEmpty
        ? "not resolved"
        : string.Join(" | ", date.Candidates.Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static string Iso(FoundDuration span)
    {
        var date = Part(span.Years, 'Y') + Part(span.Months, 'M') + Part(span.Weeks, 'W') + Part(span.Days, 'D');
        var time = Part(span.Hours, 'H') + Part(span.Minutes, 'M') + Part(span.Seconds, 'S');
        return "P" + date + (time.Length > 0 ? "T" + time : "");

        static string Part(decimal amount, char unit) => amount == 0 ? "" : Show(amount) + unit;
    }

    private static string Span(string text, Place place) => text[place.Start..place.End].ToLowerInvariant();

    private static string Word(AgeUnit unit) => unit switch { AgeUnit.Years => "Ans", AgeUnit.Months => "Mois", AgeUnit.Weeks => "Semaine", _ => "Jour" };

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString().Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Show(decimal value) => decimal.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);
}
