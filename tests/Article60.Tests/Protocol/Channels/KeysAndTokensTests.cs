using Article60.Protocol.Channels;
using Article60.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Article60.Tests.Protocol.Channels;

/// <summary>What depends on time or on the platform, without waiting for either.</summary>
public sealed class KeysAndTokensTests : IAsyncLifetime
{
    readonly SteppedClock _time = new();
    readonly HttpClient _http = ChannelHttp.Create();
    FakeChannel _channel = null!;

    public async Task InitializeAsync() => _channel = await FakeChannel.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _channel.DisposeAsync();
    }

    OpenIdKeys Keys(string path = "/channel/openid", bool insecure = true) =>
        new(_channel.Url + path, insecure, _http, _time, NullLogger<OpenIdKeys>.Instance);

    BotTokens Tokens(ChannelSettings settings) => new(settings, _http, _time, NullLogger<BotTokens>.Instance);

    [Fact]
    public async Task Keys_are_loaded_when_first_needed_and_again_after_a_day()
    {
        var keys = Keys();
        Assert.Equal(0, _channel.ChannelKeyLoads);

        for (var i = 0; i < 10; i++) Assert.IsType<KeySearch.Found>(await keys.FindAsync("channel-1", default));
        Assert.Equal(1, _channel.ChannelKeyLoads);

        _time.Step(TimeSpan.FromSeconds(24 * 3600 + 1));
        Assert.IsType<KeySearch.Found>(await keys.FindAsync("channel-1", default));
        Assert.Equal(2, _channel.ChannelKeyLoads);
    }

    [Fact, Statement("AUTH-27", "AUTH-28")]
    public async Task A_flood_of_invented_keys_is_loaded_for_ever_more_slowly()
    {
        var keys = Keys();
        for (var second = 0; second < 600; second += 2)
        {
            Assert.IsType<KeySearch.Unknown>(await keys.FindAsync($"invented-{second}", default));
            _time.Step(TimeSpan.FromSeconds(2));
        }

        Assert.InRange(_channel.ChannelKeyLoads, 20, 42); // twenty at once, then one every half minute
    }

    [Fact]
    public async Task Without_any_key_set_nobody_is_believed()
    {
        Assert.IsType<KeySearch.Unavailable>(await Keys("/nowhere").FindAsync("channel-1", default));
        Assert.IsType<KeySearch.Unavailable>(await Keys(insecure: false).FindAsync("channel-1", default));
    }

    [Fact, Statement("OUT-04")]
    public async Task A_token_is_fetched_once_for_all_who_wait_and_renewed_five_minutes_early()
    {
        var settings = new ChannelSettings { AppId = "id", AppPassword = "p", LoginUrl = _channel.Url + "/login/{0}" };
        var tokens = Tokens(settings);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tokens.GetAsync("scope", default)));
        Assert.Single(all.Distinct());
        Assert.Single(_channel.LoginRequests);

        _time.Step(TimeSpan.FromSeconds(3600 - 301));
        Assert.Equal(all[0], await tokens.GetAsync("scope", default));
        _time.Step(TimeSpan.FromSeconds(2));
        Assert.NotEqual(all[0], await tokens.GetAsync("scope", default));
        Assert.StartsWith("/login/botframework.com/", _channel.LoginRequests.First().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_refused_by_the_connector_is_dropped_only_while_it_is_the_current_one()
    {
        var tokens = Tokens(new ChannelSettings { AppId = "id", AppPassword = "p", LoginUrl = _channel.Url + "/login/{0}" });
        var first = await tokens.GetAsync("scope", default);

        tokens.Drop("scope", first!);
        var second = await tokens.GetAsync("scope", default);
        tokens.Drop("scope", first!);

        Assert.NotEqual(first, second);
        Assert.Equal(second, await tokens.GetAsync("scope", default));
    }

    [Fact]
    public async Task A_managed_identity_asks_the_platform_and_needs_no_secret()
    {
        var tokens = Tokens(new ChannelSettings
        {
            Identity = BotIdentity.UserAssignedMSI, AppId = "client", TenantId = "t",
            IdentityEndpoint = _channel.Url + "/identity", IdentityHeader = "proof",
        });

        Assert.StartsWith("issued-", await tokens.GetAsync("https://api.botframework.com", default), StringComparison.Ordinal);
        await tokens.GetAsync("https://api.botframework.com", default);

        var request = Assert.Single(_channel.IdentityRequests);
        Assert.Contains("resource=https%3A%2F%2Fapi.botframework.com", request, StringComparison.Ordinal);
        Assert.Contains("client_id=client", request, StringComparison.Ordinal);
        Assert.Contains("api-version=2019-08-01", request, StringComparison.Ordinal);
        Assert.EndsWith(" proof", request, StringComparison.Ordinal);
        Assert.Empty(_channel.LoginRequests);
    }
}
