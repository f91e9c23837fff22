using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

[Collection(SharedBots.Name)]
public sealed class TokenTests(DirectLineBots bots)
{
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Statement("DL-01")]
    public async Task DL_01_The_secret_generates_a_token_without_stream_address()
    {
        var answer = await _bot.Generate("dl_a");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(answer["conversationId"]);
        Assert.NotEmpty(answer["token"]);
        Assert.Equal("1800", answer["expires_in"]);
        Assert.False(answer.Body!.ContainsKey("streamUrl"));
    }

    [Theory, Statement("DL-02")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic abc")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("token")]
    public async Task DL_02_A_missing_or_malformed_authorization_is_401(string? header)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot.Base + "/tokens/generate");
        if (header is not null) request.Headers.TryAddWithoutValidation("Authorization", header);

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact, Statement("DL-03")]
    public async Task DL_03_A_wrong_secret_and_forged_tokens_are_403()
    {
        var parts = (await _bot.Generate("dl_a"))["token"].Split('.');
        var none = Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8);
        string[] wrong =
        [
            new('x', 40), _bot.Secret + "x", $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}.AAAA", $"{none}.{parts[1]}.", "a.b.c", "....",
            $"{parts[0]}.{Base64Url.EncodeToString("""{"typ":"dl","conv":"x","exp":9999999999}"""u8)}.{parts[2]}", "e..e",
        ];

        foreach (var credential in wrong) Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Post("/conversations", credential)).Status);
    }

    [Fact, Statement("DL-04", "DL-53")]
    public async Task DL_04_DL_53_Each_token_has_its_own_conversation_with_an_id_nobody_guesses()
    {
        var ids = new HashSet<string>();
        for (var i = 0; i < 20; i++) ids.Add((await _bot.Generate("dl_a"))["conversationId"]);

        Assert.Equal(20, ids.Count);
        Assert.All(ids, id => Assert.True(id.Length >= 22));
        Assert.Equal(20, ids.Select(id => id[..4]).Distinct().Count());
    }

    [Fact, Statement("DL-05")]
    public async Task DL_05_A_token_generates_no_other_token()
    {
        var token = (await _bot.Generate("dl_a"))["token"];

        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Post("/tokens/generate", token)).Status);
    }

    [Fact, Statement("DL-06")]
    public async Task DL_06_A_user_id_must_begin_with_dl() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.Generate("alice")).Status);

    [Fact, Statement("DL-07")]
    public async Task DL_07_The_token_is_a_jwt_naming_user_and_expiry()
    {
        var claims = Claims((await _bot.Generate("dl_alice"))["token"]);

        Assert.Equal("dl_alice", claims["user"]!.ToString());
        Assert.True(claims["exp"]!.GetValue<long>() > claims["nbf"]!.GetValue<long>());
    }

    [Fact, Statement("DL-08", "DL-09")]
    public async Task DL_08_DL_09_Refreshing_keeps_conversation_and_user_and_both_tokens_work()
    {
        var open = await _bot.Open("dl_alice");

        var refreshed = await _bot.Post("/tokens/refresh", open.Token);

        Assert.Equal(HttpStatusCode.OK, refreshed.Status);
        Assert.Equal(open.Id, refreshed["conversationId"]);
        Assert.NotEqual(open.Token, refreshed["token"]);
        Assert.Equal("dl_alice", Claims(refreshed["token"])["user"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await _bot.History(open)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.History(open, null, refreshed["token"])).Status);
    }

    [Fact, Statement("DL-10")]
    public async Task DL_10_A_secret_cannot_be_refreshed() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Post("/tokens/refresh", _bot.Secret)).Status);

    [Fact, Statement("DL-11")]
    public async Task DL_11_Errors_are_json_with_code_and_message()
    {
        Answered[] errors =
        [
            await _bot.Post("/conversations", null), await _bot.Post("/conversations", "wrong"), await _bot.Get("/nothing/here", _bot.Secret),
            await _bot.Generate("alice"), await _bot.Send(HttpMethod.Delete, "/conversations", _bot.Secret),
        ];

        Assert.All(errors, error =>
        {
            Assert.NotEmpty(error.ErrorCode!);
            Assert.NotEmpty(error.Body!["error"]!["message"]!.ToString());
        });
    }

    [Fact, Statement("DL-12")]
    public async Task DL_12_The_secret_is_refused_from_a_browser() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Post("/tokens/generate", _bot.Secret, null, DirectLineBots.TrustedOrigin)).Status);

    [Fact, Statement("WEB-01")]
    public async Task WEB_01_The_page_gets_a_token_for_an_unguessable_user_and_a_stranger_does_not()
    {
        var url = _bot.Url + "/api/webchat/token";
        var own = await _bot.Send(HttpMethod.Post, url, null, null, _bot.Url);
        var foreign = await _bot.Send(HttpMethod.Post, url, null, null, "https://evil.example");

        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.StartsWith("dl_", own["userId"], StringComparison.Ordinal);
        Assert.Equal(own["userId"], Claims(own["token"])["user"]!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Page_tokens_are_limited_per_address()
    {
        var statuses = new List<HttpStatusCode>();
        Answered last = null!;
        for (var i = 0; i < 65; i++) statuses.Add((last = await bots.Plain.Send(HttpMethod.Post, bots.Plain.Url + "/api/webchat/token")).Status);

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.InRange(statuses.Count(status => status == HttpStatusCode.OK), 60, 63);
        Assert.True(last.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    private static JsonObject Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject();
}
