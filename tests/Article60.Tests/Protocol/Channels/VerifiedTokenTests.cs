using System.Security.Cryptography;
using Article60.Protocol.Channels;
using Article60.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Article60.Tests.Protocol.Channels;

/// <summary>A channel sends one token with many activities: what is remembered of it opens no door that was shut.</summary>
public sealed class VerifiedTokenTests : IAsyncLifetime
{
    readonly SteppedClock _time = new();
    readonly HttpClient _http = ChannelHttp.Create();
    FakeChannel _channel = null!;
    ChannelTokens _tokens = null!;

    public async Task InitializeAsync()
    {
        _channel = await FakeChannel.StartAsync();
        _tokens = new ChannelTokens(new ChannelSettings { AppId = BotOnChannel.AppId, AppPassword = "p" }, Keys("/channel/openid"), Keys("/entra/openid"), _time);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _channel.DisposeAsync();
    }

    OpenIdKeys Keys(string path) => new(_channel.Url + path, true, _http, _time, NullLogger<OpenIdKeys>.Instance);

    string Token(int seconds = 3600)
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        return _channel.ChannelKeys.Sign(new()
        {
            ["iss"] = BotOnChannel.ChannelIssuer, ["aud"] = BotOnChannel.AppId, ["serviceurl"] = "https://channel.example/", ["nbf"] = now - 60, ["exp"] = now + seconds,
        });
    }

    async Task<bool> Passes(string token, string channel = "webchat", string serviceUrl = "https://channel.example/") =>
        await _tokens.CheckAsync(token, channel, serviceUrl, default) is TokenVerdict.Accepted;

    [Fact, Statement("AUTH-15", "AUTH-16", "AUTH-17")]
    public async Task A_known_token_serves_only_the_address_and_the_channels_it_was_signed_for()
    {
        var token = Token();
        Assert.True(await Passes(token));

        Assert.False(await Passes(token, serviceUrl: "https://elsewhere.example/"));
        Assert.False(await Passes(token, serviceUrl: ""));
        Assert.False(await Passes(token, channel: "not-endorsed"));
        Assert.True(await Passes(token, channel: "msteams"));
    }

    [Fact, Statement("AUTH-06")]
    public async Task A_known_token_ends_when_it_ends()
    {
        var token = Token(seconds: 600);
        Assert.True(await Passes(token));

        _time.Step(TimeSpan.FromSeconds(600 + 299));
        Assert.True(await Passes(token));
        _time.Step(TimeSpan.FromSeconds(2));
        Assert.False(await Passes(token));
    }

    [Fact, Statement("AUTH-09")]
    public async Task A_known_token_falls_with_the_key_that_signed_it()
    {
        var token = Token(seconds: 200_000);
        Assert.True(await Passes(token));

        using var other = RSA.Create(2048);
        _channel.ChannelKeys.Publish("channel-1", other, ["webchat"]);
        _time.Step(TimeSpan.FromSeconds(24 * 3600 + 1));
        Assert.False(await Passes(token));
    }

    [Fact, Statement("AUTH-13")]
    public async Task A_token_that_differs_from_a_known_one_in_a_single_letter_is_not_known()
    {
        var token = Token();
        Assert.True(await Passes(token));

        for (var at = 0; at < token.Length; at += 7)
        {
            var changed = token.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            Assert.False(await Passes(new string(changed)), $"letter {at}");
        }

        Assert.True(await Passes(token));
    }

    [Fact]
    public async Task However_many_tokens_come_the_current_ones_pass()
    {
        for (var i = 0; i < VerifiedTokens.Most + 10; i++) Assert.True(await Passes(Token(seconds: 3600 + i)));
    }

    [Fact]
    public void However_many_tokens_come_few_are_remembered()
    {
        var remembered = new VerifiedTokens();
        var all = Enumerable.Range(0, VerifiedTokens.Most * 2 + 10).Select(i => Token(seconds: 3600 + i)).ToList();
        foreach (var token in all) remembered.Keep(new(new JsonWebToken(token), null));

        Assert.InRange(all.Count(token => remembered.Find(token) is not null), 1, VerifiedTokens.Most);
        Assert.NotNull(remembered.Find(all[^1]));
    }
}
