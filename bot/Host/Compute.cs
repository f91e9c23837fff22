using System.Text.Encodings.Web;
using System.Text.Json;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Host;

/// <summary>The calculators on the command line: one JSON object per line in, one out, same order.</summary>
internal static class Compute
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>0 when every line was read, else 2.</returns>
    public static int Run(TextReader input, TextWriter output, RuleBook book)
    {
        var exit = 0;
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (answer, wasRead) = Answer(line, book);
            output.WriteLine(answer);
            if (!wasRead) exit = 2;
        }
        output.Flush();
        return exit;
    }

    private static (string Json, bool WasRead) Answer(string line, RuleBook book)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var id = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var given) ? given.Clone() : default;
            if (root.ValueKind != JsonValueKind.Object) return (Error(id, "not-an-object"), false);
            if (!root.TryGetProperty("calculator", out var name) || name.ValueKind != JsonValueKind.String) return (Error(id, "no-calculator"), false);
            if (AllCalculators.Find(name.GetString()!) is not { } calculator) return (Error(id, "unknown-calculator"), false);
            if (!root.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Object) return (Error(id, "no-inputs"), false);

            var read = InputReader.Read(inputs, calculator);
            var outcome = read.Problem ?? calculator.Run(read.Inputs, book);
            return (Write(id, outcome, read), true);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half a surrogate pair, which JSON allows and .NET strings do not.
            return (Error(IdOf(line), "not-json"), false);
        }
    }

    /// <summary>The id of a line that breaks off later, so that its answer can still be matched.</summary>
    private static JsonElement IdOf(string line)
    {
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(line));
            while (reader.Read())
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("id"u8) && reader.Read())
                    return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            // Broken before its id: answered without one.
        }
        return default;
    }

    private static string Error(JsonElement id, string reason) => Json(json =>
    {
        WriteId(json, id);
        json.WriteString("error", reason);
    });

    private static string Write(JsonElement id, Outcome outcome, InputReader.Result read) => Json(json =>
    {
        WriteId(json, id);
        if (outcome is Outcome.Declined no)
        {
            json.WriteString("outcome", "declined");
            json.WriteString("reason", no.Reason);
            if (no.Input is not null) json.WriteString("input", no.Input);
            json.WriteStartObject("result");
            json.WriteBoolean("declined", true);
            json.WriteString("reason", no.Reason);
            json.WriteEndObject();
            json.WriteStartArray("steps");
            json.WriteEndArray();
            WriteWarnings(json, read.Ignored, []);
            return;
        }

        var done = (Outcome.Computed)outcome;
        json.WriteString("outcome", "computed");
        json.WritePropertyName("result");
        ValueJson.Write(json, done.Result, read.MomentFormat);
        json.WriteStartArray("steps");
        foreach (var step in done.Steps)
        {
            json.WriteStartObject();
            json.WriteString("label", step.Label);
            json.WritePropertyName("value");
            ValueJson.Write(json, step.Value, read.MomentFormat);
            json.WriteString("source", step.Source?.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteWarnings(json, read.Ignored, done.Warnings);
    });

    private static void WriteWarnings(Utf8JsonWriter json, bool ignored, IEnumerable<string> warnings)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in warnings) json.WriteStringValue(warning);
        if (ignored) json.WriteStringValue("input-ignored");
        json.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter json, JsonElement id)
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined) json.WriteNullValue();
        else id.WriteTo(json);
    }

    private static string Json(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
