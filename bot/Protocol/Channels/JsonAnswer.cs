using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.Channels;

/// <summary>A status with a JSON body, written like activities are; without body when there is none.</summary>
internal sealed class JsonAnswer(int status, JsonNode? body) : IResult
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Status => status;
    public JsonNode? Body => body;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (body is null) return;

        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await httpContext.Response.WriteAsync(body.ToJsonString(Readable), Encoding.UTF8, httpContext.RequestAborted);
    }
}
