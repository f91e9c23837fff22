using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>Sign-in through an identity provider, from the first click to the end of the session, with everything that must be refused.</summary>
public sealed class OpenIdTests(OpenIdDesk desk) : IClassFixture<OpenIdDesk>, IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly FakeIdentityProvider _provider = desk.Honest();
    private readonly BotProcess _bot = desk.Bot;

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task Role_and_centre_come_from_the_claim_and_signing_out_ends_both_sessions()
    {
        using var staff = new StaffClient(_bot.Url);
        Assert.Equal("/desk/partenaires", await SignIn(staff, "/desk/partenaires"));
        Assert.Contains("camille@cpas.example (agent d'accueil)", await staff.Text("/desk"), StringComparison.Ordinal);
        using (var refused = await staff.Get("/desk/contenu")) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var left = await staff.Post("/desk", "/desk/deconnexion");
        Assert.StartsWith(_provider.Url + "/end", left.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var ended = await _browser.GetAsync(left.Headers.Location);
        using var back = await staff.Get(ended.Headers.Location!.PathAndQuery);
        Assert.EndsWith("/desk/connexion", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(FakeIdentityProvider.ClientId, Assert.Single(_provider.Ended)["client_id"]);
        using var after = await staff.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task An_administrator_of_every_centre_sees_what_administrators_see()
    {
        _provider.Claims = claims => claims["roles"] = new JsonArray("something.else", "article60.reader.liege", "article60.admin.all");
        using var staff = new StaffClient(_bot.Url);
        await SignIn(staff);
        Assert.Contains("administration", await staff.Text("/desk/contenu"), StringComparison.Ordinal);
    }

    public static TheoryData<string> WithoutRole => new("nothing", "no role of ours", "a centre that does not exist", "a king", "no name");

    [Theory, MemberData(nameof(WithoutRole))]
    public async Task Somebody_without_a_role_here_is_told_so(string what)
    {
        _provider.Claims = claims =>
        {
            switch (what)
            {
                case "nothing": claims.Remove("roles"); break;
                case "no role of ours": claims["roles"] = new JsonArray("hr.manager"); break;
                case "a centre that does not exist": claims["roles"] = new JsonArray("article60.worker.nowhere"); break;
                case "a king": claims["roles"] = new JsonArray("article60.king.liege"); break;
                default: claims.Remove("preferred_username"); claims["sub"] = ""; break;
            }
        };
        await Refused("n'a pas de rôle ici");
    }

    public static TheoryData<string> Spoiled => new("nonce", "no nonce", "audience", "issuer", "expired", "key", "algorithm", "unsigned");

    [Theory, MemberData(nameof(Spoiled))]
    public async Task A_token_that_is_not_ours_opens_nothing(string what)
    {
        using var other = RSA.Create(2048);
        _provider.Claims = claims =>
        {
            switch (what)
            {
                case "nonce": claims["nonce"] = "another"; break;
                case "no nonce": claims.Remove("nonce"); break;
                case "audience": claims["aud"] = "another-client"; break;
                case "issuer": claims["iss"] = "https://elsewhere.example"; break;
                case "expired": (claims["nbf"], claims["exp"]) = (1_700_000_000, 1_700_003_600); break;
            }
        };
        _provider.Sign = what switch
        {
            "key" => claims => _provider.Keys.Sign(claims, with: other),
            "algorithm" => _provider.Keys.SignedWithPublicKey,
            "unsigned" => claims => Signer.Forged(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" }, claims, ""),
            _ => null,
        };
        await Refused("pas abouti");
    }

    [Fact]
    public async Task A_code_that_was_not_asked_for_by_this_browser_opens_nothing()
    {
        using var victim = new StaffClient(_bot.Url);
        using var attacker = new StaffClient(_bot.Url);
        var link = await Return(attacker, "/desk");
        using var answer = await victim.Get(link);
        Assert.Contains("/desk/connexion?refus=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var desk = await victim.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, desk.StatusCode);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_away()
    {
        await using var other = new OpenIdDesk();
        await other.InitializeAsync();
        await other.Provider.DisposeAsync();
        using var staff = new StaffClient(other.Bot.Url);
        using var answer = await staff.Post("/desk/connexion", "/desk/connexion?handler=OpenId", ("vers", "/desk"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("ne répond pas", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private async Task Refused(string why)
    {
        using var staff = new StaffClient(_bot.Url);
        var to = await SignIn(staff);
        Assert.StartsWith("/desk/connexion?refus=", to, StringComparison.Ordinal);
        Assert.Contains(why, await staff.Text(to), StringComparison.Ordinal);
        using var desk = await staff.Get("/desk");
        Assert.Equal(HttpStatusCode.Redirect, desk.StatusCode);
        foreach (var secret in (string[])[FakeIdentityProvider.ClientSecret, "camille@cpas.example"]) Assert.DoesNotContain(secret, _bot.Output, StringComparison.Ordinal);
    }

    /// <summary>Where the whole way ends.</summary>
    private async Task<string> SignIn(StaffClient staff, string target = "/desk")
    {
        using var signedIn = await staff.Get(await Return(staff, target));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return signedIn.Headers.Location!.ToString();
    }

    /// <summary>The address with which the provider sends the browser back.</summary>
    private async Task<string> Return(StaffClient staff, string target)
    {
        using var challenge = await staff.Post("/desk/connexion", "/desk/connexion?handler=OpenId", ("vers", target));
        Assert.Equal(HttpStatusCode.Redirect, challenge.StatusCode);
        using var authorized = await _browser.GetAsync(challenge.Headers.Location);
        return authorized.Headers.Location!.PathAndQuery;
    }
}

/// <summary>A bot that knows its staff from a provider in this process.</summary>
public sealed class OpenIdDesk : IAsyncLifetime, IAsyncDisposable
{
    private readonly TestFolder _folder = new();

    public FakeIdentityProvider Provider { get; private set; } = null!;

    public BotProcess Bot { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Provider = await FakeIdentityProvider.Start();
        Bot = await BotProcess.StartAsync(_folder.Path, new Dictionary<string, string>
        {
            ["Desk__OpenId__Authority"] = Provider.Url, ["Desk__OpenId__ClientId"] = FakeIdentityProvider.ClientId, ["Desk__OpenId__ClientSecret"] = FakeIdentityProvider.ClientSecret,
            ["Desk__OpenId__RoleClaim"] = "roles",
        });
    }

    /// <summary>The provider as it is before a test spoils something.</summary>
    public FakeIdentityProvider Honest()
    {
        (Provider.Claims, Provider.Sign) = (_ => { }, null);
        Provider.Ended.Clear();
        return Provider;
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Provider.DisposeAsync();
        _folder.Dispose();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();
}
