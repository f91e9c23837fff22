using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Benchmarks;

/// <summary>A channel as light as can be: keys, login, and a connector that only looks which conversation was answered.</summary>
internal sealed class LoadChannel : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    readonly WebApplication _app;
    readonly RSA _key = RSA.Create(2048);
    readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();
    string? _token;

    LoadChannel(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<LoadChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var channel = new LoadChannel(builder.Build());
        channel.Map();
        await channel._app.StartAsync();
        return channel;
    }

    /// <summary>Completes when the conversation is next answered with a message.</summary>
    public Task ReplyIn(string conversation) =>
        _waiting.AddOrUpdate(conversation, _ => New(), (_, _) => New()).Task;

    public HttpRequestMessage Message(string botUrl, string conversation, string text)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = Guid.NewGuid().ToString("N"), ["timestamp"] = "2026-11-22T10:00:00Z",
            ["channelId"] = "webchat", ["serviceUrl"] = Url + "/connector/", ["text"] = text, ["textFormat"] = "plain", ["locale"] = "fr-BE",
            ["from"] = new JsonObject { ["id"] = "user" }, ["recipient"] = new JsonObject { ["id"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = conversation },
        };
        return new HttpRequestMessage(HttpMethod.Post, botUrl + "/api/messages")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _token ??= Token()) },
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    void Map()
    {
        var open = _key.ExportParameters(false);
        var jwk = new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", kid = "k", x5t = "k", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent), endorsements = new[] { "webchat" } },
            },
        };
        _app.MapGet("/openid", () => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = Url + "/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }));
        _app.MapGet("/keys", () => Results.Json(jwk));
        _app.MapPost("/login/{tenant}/oauth2/v2.0/token", () => Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = "issued" }));
        _app.MapPost("/connector/v3/conversations/{id}/activities/{activity?}", (RequestDelegate)AnsweredAsync);
    }

    async Task AnsweredAsync(HttpContext http)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        if (body.RootElement.GetProperty("type").ValueEquals("message")
            && _waiting.TryRemove((string)http.Request.RouteValues["id"]!, out var waiting)) waiting.TrySetResult();
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{\"id\":\"1\"}");
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Channels use one token for many activities, too.</summary>
    string Token()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var head = Base64UrlEncoder.Encode("""{"alg":"RS256","typ":"JWT","kid":"k","x5t":"k"}""");
        var claims = new JsonObject { ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = Url + "/connector/", ["nbf"] = now - 60, ["exp"] = now + 7200 };
        var signed = $"{head}.{Base64UrlEncoder.Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64UrlEncoder.Encode(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }
}
