using System.Globalization;
using System.Text.Json;
using Article60.Host;

namespace Article60.Tests.Rules;

/// <summary>Worked cases, one JSON object per line, run through the compute command and compared field by field.</summary>
internal static class CaseFile
{
    /// <returns>One line per case that is wrong; empty when all are right.</returns>
    public static List<string> Differences(string path)
    {
        var cases = File.ReadAllLines(path).Where(line => line.Length > 0).ToArray();
        var output = new StringWriter();
        Compute.Run(new StringReader(string.Join('\n', cases)), output, RealRules.Book);
        var actual = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.NotEmpty(cases);
        Assert.Equal(cases.Length, actual.Length);

        var wrong = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            using var wanted = JsonDocument.Parse(cases[i]);
            using var got = JsonDocument.Parse(actual[i]);
            var id = wanted.RootElement.GetProperty("id").ToString();
            if (id != got.RootElement.GetProperty("id").ToString()) wrong.Add($"{id}: another id came back");
            else if (wanted.RootElement.TryGetProperty("declined", out var reason)) Refused(id, reason, got.RootElement, wrong);
            else if (!got.RootElement.TryGetProperty("result", out var result)) wrong.Add($"{id}: {actual[i]}");
            else Compare(id, wanted.RootElement.GetProperty("expected"), result, wrong);
            if (wanted.RootElement.TryGetProperty("warns", out var warnings))
                foreach (var warning in warnings.EnumerateArray().Where(w => !got.RootElement.GetProperty("warnings").EnumerateArray().Any(g => g.GetString() == w.GetString())))
                    wrong.Add($"{id}: no warning {warning}");
        }
        return wrong;
    }

    private static void Refused(string id, JsonElement reason, JsonElement got, List<string> wrong)
    {
        if (!got.TryGetProperty("reason", out var given) || given.GetString() != reason.GetString()) wrong.Add($"{id}: wanted {reason}, got {got}");
    }

    private static void Compare(string at, JsonElement wanted, JsonElement got, List<string> wrong)
    {
        if (wanted.ValueKind == JsonValueKind.Object && got.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in wanted.EnumerateObject())
                if (got.TryGetProperty(field.Name, out var found)) Compare($"{at}.{field.Name}", field.Value, found, wrong);
                else if (field.Value.ValueKind != JsonValueKind.Null) wrong.Add($"{at}.{field.Name}: missing, wanted {field.Value}");
        }
        else if (wanted.ValueKind == JsonValueKind.Array && got.ValueKind == JsonValueKind.Array && wanted.GetArrayLength() == got.GetArrayLength())
        {
            foreach (var (a, b) in wanted.EnumerateArray().Zip(got.EnumerateArray())) Compare(at, a, b, wrong);
        }
        else if (!Same(wanted, got)) wrong.Add($"{at}: wanted {wanted}, got {got}");
    }

    private static bool Same(JsonElement wanted, JsonElement got) =>
        Number(wanted) is { } a && Number(got) is { } b ? Math.Abs(a - b) < 0.005m : wanted.ToString() == got.ToString();

    private static decimal? Number(JsonElement json) =>
        json.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(json.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
