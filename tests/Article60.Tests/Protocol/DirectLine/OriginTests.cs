using System.Net;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

[Collection(SharedBots.Name)]
public sealed class OriginTests(DirectLineBots bots)
{
    private const string Allow = "Access-Control-Allow-Origin";
    private const string Evil = "https://evil.example";
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Statement("DL-90")]
    public async Task DL_90_A_preflight_of_a_trusted_origin_allows_what_the_clients_send()
    {
        var answer = await _bot.Send(HttpMethod.Options, "/conversations", null, null, DirectLineBots.TrustedOrigin);

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Equal(DirectLineBots.TrustedOrigin, answer.Headers.GetValues(Allow).Single());
        var headers = string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers"));
        foreach (var name in new[] { "authorization", "content-type", "x-requested-with", "x-ms-bot-agent" }) Assert.Contains(name, headers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Origin", answer.Headers.Vary);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact, Statement("DL-91")]
    public async Task DL_91_Errors_carry_the_header_too()
    {
        var open = await _bot.Open();
        const string origin = DirectLineBots.TrustedOrigin;
        Answered[] errors =
        [
            await _bot.Post("/conversations", null, null, origin), await _bot.Post("/conversations", "wrong", null, origin),
            await _bot.Get("/no/such/path", open.Token, origin), await _bot.Post($"/conversations/{open.Id}/activities", open.Token, "{", origin),
            await _bot.Send(HttpMethod.Put, "/conversations", open.Token, null, origin),
        ];

        Assert.Equal([401, 403, 404, 400, 405], errors.Select(error => (int)error.Status));
        Assert.All(errors, error => Assert.Equal(origin, error.Headers.GetValues(Allow).Single()));
    }

    [Fact, Statement("DL-92", "DL-93")]
    public async Task DL_92_DL_93_An_untrusted_origin_may_neither_read_nor_act()
    {
        var open = await _bot.Open();

        var preflight = await _bot.Send(HttpMethod.Options, "/conversations", null, null, Evil);
        var read = await _bot.Get($"/conversations/{open.Id}/activities", open.Token, Evil);

        Assert.False(preflight.Headers.Contains(Allow));
        Assert.False(read.Headers.Contains(Allow));
        Assert.Equal(HttpStatusCode.Forbidden, read.Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.Get($"/conversations/{open.Id}/activities", open.Token, DirectLineBots.TrustedOrigin)).Status);
    }

    [Fact]
    public async Task Without_trusted_origins_those_named_with_the_token_count()
    {
        var plain = bots.Plain;
        var bound = await plain.Post("/tokens/generate", plain.Secret, """{"trustedOrigins":["https://a.example"]}""");
        var free = await plain.Post("/tokens/generate", plain.Secret);

        Assert.Equal(HttpStatusCode.Created, (await plain.Post("/conversations", bound["token"], null, "https://a.example")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await plain.Post("/conversations", bound["token"], null, Evil)).Status);
        Assert.Equal(HttpStatusCode.Created, (await plain.Post("/conversations", free["token"], null, Evil)).Status);
    }
}
