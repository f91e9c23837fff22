using System.Globalization;
using System.Text.Json;
using Article60.Rules;

namespace Article60.Host;

/// <summary>Calculator values as JSON: money and percentages as strings with at least two decimals, days as ISO dates.</summary>
internal static class ValueJson
{
    public static void Write(Utf8JsonWriter json, Value value, string momentFormat)
    {
        switch (value)
        {
            case Value.Number number: json.WriteRawValue(number.Amount.ToString("0.############", CultureInfo.InvariantCulture)); break;
            case Value.Euro euro: json.WriteStringValue(euro.Amount.Euros.ToString("0.00##", CultureInfo.InvariantCulture)); break;
            case Value.Percent percent: json.WriteStringValue(percent.Amount.ToString("0.00##", CultureInfo.InvariantCulture)); break;
            case Value.Day day: json.WriteStringValue(day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case Value.Moment moment: json.WriteStringValue(moment.Local.ToString(momentFormat, CultureInfo.InvariantCulture)); break;
            case Value.Word word: json.WriteStringValue(word.Code); break;
            case Value.Flag flag: json.WriteBooleanValue(flag.Yes); break;
            case Value.Nothing: json.WriteNullValue(); break;
            case Value.Many many:
                json.WriteStartArray();
                foreach (var item in many.Items) Write(json, item, momentFormat);
                json.WriteEndArray();
                break;
            case Value.Fields fields:
                json.WriteStartObject();
                foreach (var (name, item) in fields.Items)
                {
                    json.WritePropertyName(name);
                    Write(json, item, momentFormat);
                }
                json.WriteEndObject();
                break;
            default: throw new InvalidOperationException($"No JSON for {value.GetType().Name}.");
        }
    }
}
