using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Article60.Dialogue;
using Article60.Rules;
using Article60.Rules.Calculators;

namespace Article60.Host.Pages;

/// <summary>What a receipt's link holds: the server keeps none of it.</summary>
/// <param name="Rules">Id of the figures it was computed with.</param>
/// <param name="Checksum">Of inputs and result, when it was issued.</param>
internal sealed record ReceiptClaim(ResultRef Result, string Rules, string Checksum);

/// <summary>Links that carry a calculation: packed, and signed so that nobody can hand out figures in our name.</summary>
internal sealed class ReceiptTokens(ImmutableArray<byte> key)
{
    private const byte Version = 1;
    private const int MacBytes = 16;
    private const int LongestToken = 6000;
    private const int LongestText = 64 * 1024;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write(ReceiptClaim claim)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(Version);
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(Text(claim));
        var body = packed.ToArray();
        return Base64Url.EncodeToString([.. body, .. Mac(body)]);
    }

    /// <summary>Null for whatever we did not sign exactly so.</summary>
    public ReceiptClaim? Read(string token)
    {
        if (token.Length is 0 or > LongestToken || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= MacBytes + 1 || Base64Url.EncodeToString(bytes) != token) return null;
        var body = bytes.AsSpan(0, bytes.Length - MacBytes);
        if (!CryptographicOperations.FixedTimeEquals(Mac(body), bytes.AsSpan(body.Length)) || body[0] != Version) return null;
        using var deflate = new DeflateStream(new MemoryStream(bytes, 1, body.Length - 1), CompressionMode.Decompress);
        using var text = new MemoryStream();
        deflate.CopyTo(text);
        return text.Length > LongestText ? null : Parse(text.ToArray());
    }

    /// <summary>The inputs as the command line writes them, in the order in which the calculator declares them.</summary>
    public static string InputsJson(Calculator calculator, Inputs inputs)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed)) WriteInputs(json, calculator, inputs);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static byte[] Text(ReceiptClaim claim)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Relaxed))
        {
            json.WriteStartArray();
            json.WriteStringValue(claim.Result.Calculator);
            json.WriteStringValue(claim.Result.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStringValue(claim.Rules);
            json.WriteStringValue(claim.Checksum);
            WriteInputs(json, AllCalculators.Find(claim.Result.Calculator)!, claim.Result.Inputs);
            json.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void WriteInputs(Utf8JsonWriter json, Calculator calculator, Inputs inputs)
    {
        json.WriteStartObject();
        foreach (var input in calculator.Inputs)
        {
            if (inputs[input.Name] is null or Value.Nothing) continue;
            json.WritePropertyName(input.Name);
            ValueJson.Write(json, inputs[input.Name]!, "yyyy-MM-dd'T'HH:mm:ss");
        }
        json.WriteEndObject();
    }

    /// <summary>Signed texts of an older version may name a calculator or an input that is gone: null again.</summary>
    private static ReceiptClaim? Parse(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement is not { ValueKind: JsonValueKind.Array } root || root.GetArrayLength() != 5) return null;
        var day = DateOnly.TryParseExact(root[1].GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        if (day is null || AllCalculators.Find(root[0].GetString()!) is not { } calculator) return null;
        var inputs = InputReader.Read(root[4], calculator);
        return inputs is { Problem: null, Ignored: false }
            ? new(new ResultRef(calculator.Name, inputs.Inputs, day.Value), root[2].GetString()!, root[3].GetString()!)
            : null;
    }

    private byte[] Mac(ReadOnlySpan<byte> body) => HMACSHA256.HashData(key.AsSpan(), body)[..MacBytes];
}
