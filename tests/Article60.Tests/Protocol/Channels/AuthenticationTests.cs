using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Article60.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Tests.Protocol.Channels;

[Collection(OnChannel.Name)]
public sealed class AuthenticationTests(BotOnChannel on)
{
    static string New() => BotOnChannel.NewId();

    string Signed(Action<JsonObject> change)
    {
        var claims = on.ChannelClaims();
        change(claims);
        return on.Channel.ChannelKeys.Sign(claims);
    }

    [Fact, Statement("AUTH-01", "OUT-90", "AUTH-90")]
    public async Task A_channel_with_a_valid_token_is_answered_at_its_connector()
    {
        await on.AliveAsync();

        Assert.All(on.Channel.Requests, call => Assert.Contains(call.Authorization["Bearer ".Length..], on.Channel.IssuedTokens));
    }

    [Fact, Statement("AUTH-02")]
    public async Task Nobody_passes_without_a_token()
    {
        using var answer = await on.PostAsync(on.Message(New()).ToJsonString(), null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, Statement("AUTH-03")]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer a.b.c d.e.f")]
    [InlineData("Bearer a.b")]
    [InlineData("Bearer a..c")]
    [InlineData("Bearer a.b.c.d.e")]
    [InlineData("Bearer %%%.###.!!!")]
    [InlineData("Bearer e30.e30.e30")]
    [InlineData("bearer a.b.c")]
    public async Task A_header_of_another_shape_is_refused(string header)
    {
        using var answer = await on.PostAsync(new StringContent(on.Message(New()).ToJsonString()), header);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory, Statement("AUTH-04")]
    [InlineData(null)]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData("http://api.botframework.com")]
    [InlineData("https://api.botframework.com.evil.example")]
    public Task An_issuer_that_only_looks_right_is_refused(string? issuer) =>
        on.RefusedAsync(on.Message(New()), Signed(claims => { claims.Remove("iss"); if (issuer is not null) claims["iss"] = issuer; }));

    [Theory, Statement("AUTH-05")]
    [InlineData(null)]
    [InlineData("99999999-2222-3333-4444-555555555555")]
    [InlineData("11111111-2222-3333-4444-55555555555")]
    public Task A_token_for_another_bot_is_refused(string? audience) =>
        on.RefusedAsync(on.Message(New()), Signed(claims => { claims.Remove("aud"); if (audience is not null) claims["aud"] = audience; }));

    [Fact, Statement("AUTH-06")]
    public Task A_token_that_expired_ten_minutes_ago_is_refused() =>
        on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(expires: -600, notBefore: -4200)));

    [Fact, Statement("AUTH-07")]
    public Task A_token_that_begins_in_ten_minutes_is_refused() =>
        on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(notBefore: 600, expires: 4200)));

    [Fact, Statement("AUTH-08")]
    public Task Clocks_may_differ_by_two_minutes() =>
        on.TalkAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(expires: -120, notBefore: -4200)));

    [Fact, Statement("AUTH-09")]
    public async Task Another_key_under_a_known_id_is_refused()
    {
        using var other = RSA.Create(2048);
        await on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(), with: other));
    }

    [Fact, Statement("AUTH-10")]
    public async Task A_key_offered_by_the_token_is_neither_used_nor_fetched()
    {
        using var own = RSA.Create(2048);
        var open = own.ExportParameters(false);
        var offered = new JsonObject
        {
            ["jwk"] = new JsonObject { ["kty"] = "RSA", ["kid"] = "mine", ["n"] = Base64UrlEncoder.Encode(open.Modulus), ["e"] = "AQAB" },
            ["jku"] = on.Channel.Url + "/offered-jku",
            ["x5u"] = on.Channel.Url + "/offered-x5u",
        };

        await on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(), "mine", own, offered));
        await on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(), "unknown-" + New()));
        await on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(), with: own, moreHeader: new JsonObject { ["kid"] = null }));
        Assert.DoesNotContain(on.Channel.Elsewhere, path => path.Contains("offered", StringComparison.Ordinal));
    }

    [Theory, Statement("AUTH-11")]
    [InlineData("none", "")]
    [InlineData("none", "AA")]
    [InlineData("None", "AA")]
    [InlineData("NONE", "AA")]
    public async Task An_unsigned_token_is_refused(string algorithm, string third)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = on.Channel.ChannelKeys.KeyId };
        await on.RefusedAsync(on.Message(New()), Signer.Forged(header, on.ChannelClaims(), third));
    }

    [Fact, Statement("AUTH-12")]
    public Task The_public_key_is_no_secret_to_sign_with() =>
        on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.SignedWithPublicKey(on.ChannelClaims()));

    [Fact, Statement("AUTH-13")]
    public async Task A_payload_changed_after_signing_is_refused()
    {
        var parts = on.ChannelToken().Split('.');
        var changed = on.ChannelClaims(expires: 7200).ToJsonString();
        await on.RefusedAsync(on.Message(New()), $"{parts[0]}.{Base64UrlEncoder.Encode(changed)}.{parts[2]}");
    }

    [Fact, Statement("AUTH-14")]
    public Task A_token_without_service_url_is_refused() => on.RefusedAsync(on.Message(New()), Signed(claims => claims.Remove("serviceurl")));

    [Fact, Statement("AUTH-15")]
    public async Task A_foreign_service_url_is_refused_and_never_called()
    {
        var message = on.Message(New());
        message["serviceUrl"] = on.Channel.Url + "/elsewhere/";

        await on.RefusedAsync(message, on.ChannelToken());
        Assert.DoesNotContain(on.Channel.Elsewhere, path => path.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact, Statement("AUTH-16")]
    public async Task An_activity_without_service_url_is_refused()
    {
        var message = on.Message(New());
        message.Remove("serviceUrl");
        await on.RefusedAsync(message, on.ChannelToken(), badRequestToo: true);
    }

    [Fact, Statement("AUTH-17")]
    public Task A_key_speaks_only_for_the_channels_it_is_endorsed_for() => on.RefusedAsync(on.Message(New(), channel: "facebook"), on.ChannelToken());

    [Fact, Statement("AUTH-18")]
    public async Task A_channel_key_without_endorsements_is_refused()
    {
        using var bare = RSA.Create(2048);
        on.Channel.ChannelKeys.Publish("bare", bare, []);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await on.RefusedAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(), "bare", bare));
    }

    [Fact, Statement("AUTH-19")]
    public async Task The_two_key_sets_are_never_mixed()
    {
        await on.RefusedAsync(on.Message(New()), on.Channel.EntraKeys.Sign(on.ChannelClaims()));
        await on.RefusedAsync(on.Message(New(), channel: "emulator"), on.Channel.ChannelKeys.Sign(BotOnChannel.EntraClaims("2.0", BotOnChannel.AppId)));
    }

    [Theory, Statement("AUTH-20", "AUTH-21")]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public Task The_emulator_with_the_credentials_of_the_bot_is_answered(string version) =>
        on.TalkAsync(on.Message(New(), channel: "emulator"), on.Channel.EntraKeys.Sign(BotOnChannel.EntraClaims(version, BotOnChannel.AppId)));

    [Theory, Statement("AUTH-22")]
    [InlineData("1.0", "https://sts.windows.net/12345678-0000-0000-0000-000000000000/")]
    [InlineData("2.0", "https://login.microsoftonline.com/12345678-0000-0000-0000-000000000000/v2.0")]
    [InlineData("1.0", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    public async Task Another_tenant_is_refused_however_often_it_asks(string version, string issuer)
    {
        var token = on.Channel.EntraKeys.Sign(BotOnChannel.EntraClaims(version, BotOnChannel.AppId, issuer, new Uri(issuer).Segments[1].Trim('/')));
        await on.RefusedAsync(on.Message(New(), channel: "emulator"), token);
        await on.RefusedAsync(on.Message(New(), channel: "emulator"), token);
    }

    [Fact, Statement("AUTH-23")]
    public Task The_tenant_named_must_be_the_one_of_the_issuer() =>
        on.RefusedAsync(on.Message(New()), on.Channel.EntraKeys.Sign(BotOnChannel.EntraClaims("2.0", BotOnChannel.AppId, tenant: "12345678-0000-0000-0000-000000000000")));

    [Fact, Statement("AUTH-24")]
    public Task A_bot_that_is_not_on_the_list_is_refused() =>
        on.RefusedAsync(on.Message(New()), on.Channel.EntraKeys.Sign(BotOnChannel.EntraClaims("2.0", "bbbbbbbb-0000-0000-0000-000000000000")));

    [Fact, Statement("AUTH-25")]
    public async Task A_bot_on_the_list_is_answered_with_a_token_for_itself()
    {
        await on.TalkAsync(on.Message(New()), on.Channel.EntraKeys.Sign(BotOnChannel.EntraClaims("2.0", BotOnChannel.Caller)));
        Assert.Contains(on.Channel.LoginRequests, request => request.Form.Contains(BotOnChannel.Caller + "%2F.default", StringComparison.Ordinal));
    }

    [Theory, Statement("AUTH-26")]
    [InlineData("ver", null)]
    [InlineData("ver", "3.0")]
    [InlineData("azp", null)]
    [InlineData("aud", "99999999-2222-3333-4444-555555555555")]
    [InlineData("exp", "0")]
    public async Task An_incomplete_application_token_is_refused(string claim, string? value)
    {
        var claims = BotOnChannel.EntraClaims("2.0", BotOnChannel.AppId);
        claims.Remove(claim);
        if (claim == "exp") claims = BotOnChannel.EntraClaims("2.0", BotOnChannel.AppId, expires: -600);
        else if (value is not null) claims[claim] = value;
        await on.RefusedAsync(on.Message(New()), on.Channel.EntraKeys.Sign(claims));
    }

    [Fact, Statement("AUTH-27")]
    public async Task A_key_published_later_is_known_at_the_second_try_two_seconds_on()
    {
        using var late = RSA.Create(2048);
        var id = New();
        on.Channel.ChannelKeys.Publish(id, late, ["webchat"]);
        var token = on.Channel.ChannelKeys.Sign(on.ChannelClaims(), id, late);

        using var first = await on.PostAsync(on.Message(New()), token);
        if (first.StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            await on.TalkAsync(on.Message(New()), token);
        }
    }

    [Fact, Statement("AUTH-28")]
    public async Task Thirty_invented_keys_at_once_cause_three_loads_at_most()
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = on.Channel.ChannelKeyLoads;

        var answers = await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(_ => on.PostAsync(on.Message(New()), on.Channel.ChannelKeys.Sign(on.ChannelClaims(), New()))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.InRange(on.Channel.ChannelKeyLoads - before, 1, 3);
    }

    [Fact, Statement("AUTH-29")]
    public Task A_token_without_end_is_refused() => on.RefusedAsync(on.Message(New()), Signed(claims => claims.Remove("exp")));
}
