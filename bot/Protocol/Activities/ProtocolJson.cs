using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Article60.Protocol.Activities;

/// <summary>The one way activities are written and read: camelCase, nulls left out, é and emoji readable.</summary>
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivityHead))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(string))]
public sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>Deeper JSON is refused.</summary>
    public const int MaxDepth = 64;

    /// <summary>Ready to use; the attribute form of the options cannot name an encoder.</summary>
    public static ProtocolJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new ReadableEncoder(),
        MaxDepth = MaxDepth,
    });

    private static readonly JsonSerializerOptions Nodes = new() { Encoder = new ReadableEncoder(), MaxDepth = MaxDepth };

    /// <summary>A built card or other node as a field of an activity.</summary>
    public static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node, Nodes);

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Wire.Activity);

    /// <summary>What <see cref="Write"/> wrote. Throws on anything else.</summary>
    public static Activity Read(string json) => JsonSerializer.Deserialize(json, Wire.Activity)!;

    /// <summary>The same, in UTF-8.</summary>
    public static Activity Read(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Wire.Activity)!;

    /// <summary>False when the bytes are not one JSON object of the right field types, in UTF-8, at most 64 deep.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Activity? activity)
    {
        try
        {
            activity = Utf8.IsValid(utf8) ? JsonSerializer.Deserialize(utf8, Wire.Activity) : null;
            // Half a surrogate pair passes the reader when it hides as \uD83D in an opaque field, but can never be written again.
            if (activity is not null && utf8.IndexOf("\\u"u8) >= 0) JsonSerializer.SerializeToUtf8Bytes(activity, Wire.Activity);
            return activity is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            activity = null;
            return false;
        }
    }
}
