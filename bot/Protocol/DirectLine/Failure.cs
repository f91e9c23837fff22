using System.Text.Json;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>A refusal, as the protocol words it: <c>{"error":{"code","message"}}</c>.</summary>
internal sealed record Failure(int Status, string Code, string Message)
{
    /// <summary>The clients react to exactly this code.</summary>
    public static readonly Failure TokenExpired = new(403, "TokenExpired", "The token has expired.");

    public static readonly Failure NotFound = new(404, "NotFound", "There is nothing here.");
    public static readonly Failure TooLarge = new(413, "TooLarge", "The request is too large.");
    public static readonly Failure Ended = new(400, "ConversationEnded", "The conversation has ended.");

    public static Failure Bad(string message) => new(400, "BadArgument", message);

    public Task Write(HttpContext http) => Answer.Json(http, Status, json =>
    {
        json.WriteStartObject("error");
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        json.WriteEndObject();
    });
}

/// <summary>Writes the small JSON objects of the protocol.</summary>
internal static class Answer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = ProtocolJson.Wire.Options.Encoder };

    public static async Task Json(HttpContext http, int status, Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }

    public static Task Id(HttpContext http, string id) => Json(http, 200, json => json.WriteString("id", id));
}
