using System.Collections.Immutable;
using System.Text.Json;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>The optional body of the calls that make tokens and conversations.</summary>
internal sealed record StartRequest(string? UserId, string? UserName, ImmutableArray<string>? Origins, string? Locale, JsonElement? ChannelData, string? Renew = null)
{
    private const int LongestBody = 16 * 1024;
    private const int LongestText = 200;
    private const int LongestData = 1024;
    private static readonly StartRequest Nothing = new(null, null, null, null, null);

    /// <summary>Ids that a token may bind: clients cannot choose one by themselves.</summary>
    public bool IsBindable => UserId?.StartsWith("dl_", StringComparison.Ordinal) == true;

    /// <summary>An absent body asks for nothing in particular.</summary>
    public static async Task<(StartRequest Asked, Failure? Failure)> Read(HttpContext http)
    {
        if (await RequestBody.Read(http, LongestBody) is not { } body) return (Nothing, Failure.TooLarge);
        if (body.AsSpan().Trim(" \r\n\t"u8).IsEmpty) return (Nothing, null);

        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = ProtocolJson.MaxDepth });
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? (Read(json.RootElement), null)
                : (Nothing, Failure.Bad("The body must be a JSON object."));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return (Nothing, Failure.Bad("The body is not what this call takes."));
        }
    }

    private static StartRequest Read(JsonElement body)
    {
        var user = Field(body, "user", JsonValueKind.Object);
        return new StartRequest(
            user is { } account ? Text(account, "id") : null,
            user is { } named ? Text(named, "name") : null,
            Field(body, "trustedOrigins", JsonValueKind.Array)?.EnumerateArray().Take(20).Select(Checked).ToImmutableArray(),
            Text(body, "locale"),
            Field(body, "channelData", JsonValueKind.Object) is { } data && data.GetRawText().Length <= LongestData ? data.Clone() : null,
            Field(body, "renew", JsonValueKind.String)?.GetString());
    }

    private static JsonElement? Field(JsonElement of, string name, JsonValueKind kind)
    {
        if (!of.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null) return null;
        return field.ValueKind == kind ? field : throw new FormatException();
    }

    private static string? Text(JsonElement of, string name) =>
        Field(of, name, JsonValueKind.String) is { } text ? Checked(text) : null;

    /// <summary>Names and ids are short and printable: they end in tokens, tables and headers.</summary>
    private static string Checked(JsonElement text) =>
        text.GetString() is { Length: <= LongestText } value && !value.Any(char.IsControl) ? value : throw new FormatException();
}
