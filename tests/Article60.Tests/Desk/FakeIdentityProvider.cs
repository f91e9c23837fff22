using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Article60.Tests.Protocol.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Tests.Desk;

/// <summary>An OpenID Connect provider in the test's own process: discovery, keys, authorisation by one click, code exchange with PKCE, end of session.</summary>
public sealed class FakeIdentityProvider : IAsyncDisposable
{
    public const string ClientId = "article60-desk";
    public const string ClientSecret = "a client's secret: é&=%";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = new();

    private FakeIdentityProvider(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public Signer Keys { get; } = new("provider-1", []);

    /// <summary>Who signs in next, as the provider would write it; a test spoils what it likes.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>Another way to sign the token, or null for the right one.</summary>
    public Func<JsonObject, string>? Sign { get; set; }

    /// <summary>Queries of those who ended their session here.</summary>
    public ConcurrentQueue<IQueryCollection> Ended { get; } = new();

    public static async Task<FakeIdentityProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new FakeIdentityProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Url, authorization_endpoint = Url + "/authorize", token_endpoint = Url + "/token", jwks_uri = Url + "/keys", end_session_endpoint = Url + "/end",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () => Results.Text(Keys.KeySet(), "application/json"));
        _app.MapGet("/authorize", (HttpContext http) => Authorize(http.Request.Query));
        _app.MapPost("/token", (Delegate)Exchange);
        _app.MapGet("/end", (HttpContext http) =>
        {
            Ended.Enqueue(http.Request.Query);
            return Results.Redirect($"{http.Request.Query["post_logout_redirect_uri"]}?state={Uri.EscapeDataString(http.Request.Query["state"].ToString())}");
        });
    }

    private IResult Authorize(IQueryCollection asked)
    {
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || !asked["scope"].ToString().Contains("openid", StringComparison.Ordinal))
            return Results.BadRequest();

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (asked["nonce"].ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked["state"].ToString())}");
    }

    private async Task<IResult> Exchange(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var code) || code.Challenge != challenge || code.Redirect != form["redirect_uri"]
            || form["client_id"] != ClientId || form["client_secret"] != ClientSecret || form["grant_type"] != "authorization_code")
            return Results.BadRequest(new { error = "invalid_grant" });

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Url, ["aud"] = ClientId, ["sub"] = "person-1", ["preferred_username"] = "camille@cpas.example", ["nonce"] = code.Nonce,
            ["iat"] = now, ["nbf"] = now - 60, ["exp"] = now + 3600, ["roles"] = new JsonArray("article60.worker.liege"),
        };
        Claims(claims);
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 3600, id_token = Sign?.Invoke(claims) ?? Keys.Sign(claims) });
    }
}
