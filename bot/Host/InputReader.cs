using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Article60.Rules;

namespace Article60.Host;

/// <summary>JSON to calculator inputs, by the calculator's own definitions.</summary>
internal static class InputReader
{
    /// <summary>Terms of a fraction beyond this are no share of anything.</summary>
    private const decimal LargestTerm = 1_000_000m;

    private const string Minutes = "yyyy-MM-dd'T'HH:mm";
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <param name="Problem">Why a value cannot be one, e.g. 29 February of an ordinary year.</param>
    /// <param name="Ignored">An input was given that the calculator does not know.</param>
    /// <param name="MomentFormat">Moments go out in the shape in which one came in.</param>
    internal sealed record Result(Inputs Inputs, Outcome.Declined? Problem, bool Ignored, string MomentFormat);

    public static Result Read(JsonElement given, Calculator calculator)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        Outcome.Declined? problem = null;
        var (ignored, format) = (false, Minutes);
        foreach (var property in given.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            if (calculator.Inputs.FirstOrDefault(i => i.Name == property.Name) is not { } definition) { ignored = true; continue; }
            if (ReadOne(property.Value, definition.Kind) is { } value) values[property.Name] = value;
            else problem ??= new(ReasonFor(definition.Kind), property.Name);
            if (definition.Kind == InputKind.Moment && property.Value.ValueKind == JsonValueKind.String
                && property.Value.GetString()!.Count(c => c == ':') > 1) format = Seconds;
        }
        return new(new Inputs(values.ToFrozenDictionary(StringComparer.Ordinal)), problem, ignored, format);
    }

    private static string ReasonFor(InputKind kind) => kind switch
    {
        InputKind.Day or InputKind.DayList => "not-a-day",
        InputKind.Moment => "not-a-moment",
        InputKind.Number or InputKind.Euro or InputKind.NumberList or InputKind.NumberByMonths => "not-a-number",
        _ => "wrong-kind",
    };

    private static Value? ReadOne(JsonElement json, InputKind kind) => kind switch
    {
        InputKind.Day => Day(json),
        InputKind.Moment => Moment(json),
        InputKind.Number => Number(json) is { } number ? new Value.Number(number) : null,
        InputKind.Euro => Number(json) is { } euros ? new Value.Euro(new Money(euros)) : null,
        InputKind.Word => json.ValueKind == JsonValueKind.String ? new Value.Word(json.GetString()!) : null,
        InputKind.Flag => Flag(json),
        InputKind.DayList => Many(json, Day),
        InputKind.NumberList => Many(json, item => Number(item) is { } number ? new Value.Number(number) : null),
        InputKind.NumberByMonths => Named(json),
        InputKind.PeriodList => Many(json, Named),
        _ => null,
    };

    private static Value.Day? Day(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day) : null;

    /// <summary>Belgian local time; an offset is taken as already Belgian, since the contract says so.</summary>
    private static Value.Moment? Moment(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String) return null;
        var text = json.GetString()!;
        var time = text.IndexOf('T', StringComparison.Ordinal);
        if (time > 0 && text.IndexOfAny(['+', '-', 'Z'], time) is > 0 and var offset) text = text[..offset];
        return DateTime.TryParseExact(text, [Minutes, Seconds, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new(local) : null;
    }

    /// <summary>A number, a number in quotation marks, or a fraction such as "1/3".</summary>
    private static decimal? Number(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number) return Parse(json.GetRawText());
        if (json.ValueKind != JsonValueKind.String) return null;
        var text = json.GetString()!;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return Parse(text);
        return Parse(text[..slash]) is { } top and <= LargestTerm and >= -LargestTerm
            && Parse(text[(slash + 1)..]) is { } bottom and >= 1m and <= LargestTerm ? top / bottom : null;
    }

    private static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Value.Flag? Flag(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => new(true),
        JsonValueKind.False => new(false),
        JsonValueKind.String when bool.TryParse(json.GetString(), out var yes) => new(yes),
        _ => null,
    };

    private static Value.Many? Many(JsonElement json, Func<JsonElement, Value?> one)
    {
        if (json.ValueKind != JsonValueKind.Array) return null;
        var items = ImmutableArray.CreateBuilder<Value>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            if (one(item) is not { } value) return null;
            items.Add(value);
        }
        return new(items.ToImmutable());
    }

    private static Value.Fields? Named(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var items = ImmutableArray.CreateBuilder<(string, Value)>();
        foreach (var property in json.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            if (Number(property.Value) is not { } number) return null;
            items.Add((property.Name, number));
        }
        return new(items.ToImmutable());
    }
}
