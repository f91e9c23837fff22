using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Article60.Tests.Protocol.Channels;

/// <summary>One call the bot made to the connector.</summary>
/// <param name="Target">Path as it was on the wire, still percent-encoded.</param>
public sealed record ConnectorRequest(string Method, string Target, string Authorization, string ContentType, string Raw)
{
    public JsonObject Body { get; } = Raw.Length == 0 ? [] : JsonNode.Parse(Raw)!.AsObject();
    public string Type => Body["type"]?.ToString() ?? "";
    public string Text => Body["text"]?.ToString() ?? "";
    public string Conversation => Body["conversation"]?["id"]?.ToString() ?? "";
}

/// <summary>A channel of our own on this machine: signing keys, metadata, login service and connector, all observable.</summary>
public sealed class FakeChannel : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentQueue<ConnectorRequest> _requests = new();
    readonly ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task>>> _scripts = new();
    readonly ConcurrentDictionary<ConnectorRequest, string> _given = new(ReferenceEqualityComparer.Instance);
    int _tokens;
    int _ids;

    FakeChannel(WebApplication app) => _app = app;

    public Signer ChannelKeys { get; } = new("channel-1", ["msteams", "webchat", "directline", "emulator", "sms", "test"]);
    public Signer EntraKeys { get; } = new("entra-1", []);
    public string Url => _app.Urls.First();
    public string ServiceUrl => Url + "/connector/";
    public ConcurrentBag<string> IssuedTokens { get; } = [];
    public ConcurrentQueue<(string Path, string ContentType, string Form)> LoginRequests { get; } = new();
    public ConcurrentQueue<string> IdentityRequests { get; } = new();
    public int ChannelKeyLoads { get; private set; }
    public ConcurrentBag<string> Elsewhere { get; } = [];
    public IReadOnlyCollection<ConnectorRequest> Requests => _requests;

    public static async Task<FakeChannel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var channel = new FakeChannel(app);
        channel.Map();
        await app.StartAsync();
        return channel;
    }

    /// <summary>What the connector answers to the next calls of one conversation, in order; afterwards it accepts again.</summary>
    public void Script(string conversation, params Func<HttpContext, Task>[] answers) =>
        _scripts[conversation] = new ConcurrentQueue<Func<HttpContext, Task>>(answers);

    public static Func<HttpContext, Task> Status(int status, string? retryAfter = null) => http =>
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        return http.Response.WriteAsync("""{"error":{"code":"Scripted","message":"as told"}}""");
    };

    public static Func<HttpContext, Task> Slow(TimeSpan wait) => http => Task.Delay(wait, http.RequestAborted);

    /// <summary>What reached the connector for a conversation, typing left out.</summary>
    public IReadOnlyList<ConnectorRequest> Said(string conversation) =>
        [.. _requests.Where(request => request.Conversation == conversation && request.Type != "typing")];

    public IReadOnlyList<ConnectorRequest> All(string conversation) => [.. _requests.Where(request => request.Conversation == conversation)];

    /// <summary>Id the connector gave to what it took, or null.</summary>
    public string? IdOf(ConnectorRequest request) => _given.GetValueOrDefault(request);

    /// <summary>Waits until the conversation has that many messages.</summary>
    public async Task<IReadOnlyList<ConnectorRequest>> WaitAsync(string conversation, int least = 1, double seconds = 15)
    {
        for (var tries = 0; tries < seconds * 20; tries++)
        {
            if (Said(conversation) is { } said && said.Count >= least) return said;
            await Task.Delay(50);
        }

        return Said(conversation);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    void Map()
    {
        _app.MapGet("/channel/openid", () => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = Url + "/channel/keys" }));
        _app.MapGet("/channel/keys", () => { ChannelKeyLoads++; return Results.Text(ChannelKeys.KeySet(), "application/json"); });
        _app.MapGet("/entra/openid", () => Results.Json(new { issuer = "https://sts.windows.net/{tenantid}/", jwks_uri = Url + "/entra/keys" }));
        _app.MapGet("/entra/keys", () => Results.Text(EntraKeys.KeySet(), "application/json"));
        _app.MapPost("/login/{tenant}/oauth2/v2.0/token", (Delegate)LoginAsync);
        _app.MapGet("/identity", (HttpContext http) =>
        {
            IdentityRequests.Enqueue($"{http.Request.QueryString} {http.Request.Headers["X-IDENTITY-HEADER"]}");
            return Results.Json(new { access_token = Issue(), expires_on = "4102444800", resource = "r", token_type = "Bearer" });
        });
        _app.Map("/connector/{**path}", ConnectorAsync);
        _app.Map("/{**path}", (HttpContext http) => { Elsewhere.Add(http.Request.Path); return Results.NotFound(); });
    }

    async Task<IResult> LoginAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        LoginRequests.Enqueue((http.Request.Path, http.Request.ContentType ?? "", await reader.ReadToEndAsync()));
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, ext_expires_in = 3600, access_token = Issue() });
    }

    string Issue()
    {
        var token = $"issued-{Interlocked.Increment(ref _tokens)}";
        IssuedTokens.Add(token);
        return token;
    }

    async Task ConnectorAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var request = new ConnectorRequest(
            http.Request.Method,
            http.Features.Get<IHttpRequestFeature>()!.RawTarget,
            http.Request.Headers.Authorization.ToString(),
            http.Request.ContentType ?? "",
            await reader.ReadToEndAsync());
        _requests.Enqueue(request);

        if (request.Type != "typing" && _scripts.TryGetValue(request.Conversation, out var script) && script.TryDequeue(out var answer))
        {
            await answer(http);
            return;
        }

        var id = $"sent-{Interlocked.Increment(ref _ids)}";
        _given[request] = id;
        await http.Response.WriteAsJsonAsync(new { id });
    }
}
