using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>The bot as a process, configured for a fake channel on this machine: a single tenant, a password of odd characters.</summary>
public sealed class BotOnChannel : IAsyncLifetime
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string Caller = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public const string Password = "p&ss=wörd+%é €/?#";
    public const string ChannelIssuer = "https://api.botframework.com";
    public static readonly string IssuerV1 = $"https://sts.windows.net/{Tenant}/";
    public static readonly string IssuerV2 = $"https://login.microsoftonline.com/{Tenant}/v2.0";
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };
    readonly TestFolder _folder = TestFolder.Make();

    public FakeChannel Channel { get; private set; } = null!;
    public BotProcess Bot { get; private set; } = null!;

    public static string NewId(string before = "c") => before + Guid.NewGuid().ToString("N");

    public async Task InitializeAsync()
    {
        Channel = await FakeChannel.StartAsync();
        Bot = await BotProcess.StartAsync(_folder.Path, Settings());
    }

    public async Task RestartAsync() => Bot = await BotProcess.StartAsync(_folder.Path, Settings());

    /// <summary>Conversations of refused activities: nothing may ever be sent to them, also not at the end.</summary>
    public ConcurrentBag<string> RefusedConversations { get; } = [];

    public async Task DisposeAsync()
    {
        Assert.All(RefusedConversations, conversation => Assert.Empty(Channel.All(conversation)));
        Assert.DoesNotContain(Password, Bot.Output, StringComparison.Ordinal);
        await Bot.DisposeAsync();
        await Channel.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Settings of some tests beside those of every bot on the channel.</summary>
    internal Func<FakeChannel, IEnumerable<KeyValuePair<string, string>>> More { get; init; } = _ => [];

    public Dictionary<string, string> Settings() => new(More(Channel))
    {
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = Password,
        ["MicrosoftAppTenantId"] = Tenant,
        ["ToBotFromChannelOpenIdMetadataUrl"] = Channel.Url + "/channel/openid",
        ["ToBotFromEmulatorOpenIdMetadataUrl"] = Channel.Url + "/entra/openid",
        ["ToChannelFromBotLoginUrl"] = Channel.Url + "/login/{0}",
        ["AllowedCallers__0"] = Caller,
        ["AllowInsecureLoopback"] = "true",
        ["DirectLine__KeepAliveSeconds"] = "5",
    };

    static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    public static JsonObject Dates(int notBefore = -60, int expires = 3600) => new() { ["nbf"] = Now + notBefore, ["exp"] = Now + expires };

    public JsonObject ChannelClaims(string? serviceUrl = null, int expires = 3600, int notBefore = -60) => new()
    {
        ["iss"] = ChannelIssuer, ["aud"] = AppId, ["serviceurl"] = serviceUrl ?? Channel.ServiceUrl, ["nbf"] = Now + notBefore, ["exp"] = Now + expires,
    };

    public static JsonObject EntraClaims(string version, string caller, string? issuer = null, string? tenant = Tenant, int expires = 3600)
    {
        var claims = Dates(expires: expires);
        claims["iss"] = issuer ?? (version == "1.0" ? IssuerV1 : IssuerV2);
        claims["aud"] = AppId;
        claims["ver"] = version;
        claims[version == "1.0" ? "appid" : "azp"] = caller;
        if (tenant is not null) claims["tid"] = tenant;
        return claims;
    }

    public string ChannelToken() => Channel.ChannelKeys.Sign(ChannelClaims());

    public JsonObject Message(string conversation, string text = "Bonjour", string channel = "webchat") => new()
    {
        ["type"] = "message",
        ["id"] = NewId("a"),
        ["timestamp"] = "2026-11-22T10:00:00.000Z",
        ["serviceUrl"] = Channel.ServiceUrl,
        ["channelId"] = channel,
        ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "Visiteur" },
        ["recipient"] = new JsonObject { ["id"] = "28:" + AppId, ["name"] = "Article 60" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["text"] = text,
        ["textFormat"] = "plain",
        ["locale"] = "fr-BE",
    };

    public JsonObject TeamsMessage(string conversation, string text, bool group = false)
    {
        var message = Message(conversation, text, "msteams");
        message["conversation"] = new JsonObject
        {
            ["id"] = conversation, ["conversationType"] = group ? "channel" : "personal", ["tenantId"] = Tenant,
        };
        if (group) message["conversation"]!["isGroup"] = true;
        message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } };
        return message;
    }

    /// <summary>What Teams sends when somebody presses a button with a verb.</summary>
    /// <param name="conversation">In a channel with the message whose thread it is.</param>
    /// <param name="verb">Of the button.</param>
    /// <param name="data">Of the button, with the inputs of its card.</param>
    /// <param name="group">In a channel, where others read.</param>
    public JsonObject Pressed(string conversation, string verb, JsonObject data, bool group = false)
    {
        var invoke = TeamsMessage(conversation, "", group);
        invoke.Remove("text");
        (invoke["type"], invoke["name"]) = ("invoke", "adaptiveCard/action");
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() }, ["trigger"] = "manual" };
        return invoke;
    }

    /// <summary>Posts what was pressed and gives what comes in the answer.</summary>
    public async Task<JsonObject> PressAsync(JsonObject pressed)
    {
        using var answer = await PostAsync(pressed);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null) => PostAsync(activity.ToJsonString(), token ?? ChannelToken());

    public Task<HttpResponseMessage> PostAsync(string body, string? token) =>
        PostAsync(new StringContent(body, Encoding.UTF8, "application/json"), token is null ? null : "Bearer " + token);

    public async Task<HttpResponseMessage> PostAsync(HttpContent body, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Bot.Url + "/api/messages") { Content = body };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method) => Http.SendAsync(new HttpRequestMessage(method, Bot.Url + "/api/messages")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", ChannelToken()) },
    });

    /// <summary>Refused, and, after the bot has proved that it still answers others, never called for.</summary>
    public async Task RefusedAsync(JsonObject activity, string token, bool badRequestToo = false)
    {
        using var answer = await PostAsync(activity, token);
        Assert.True(
            answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (badRequestToo && answer.StatusCode == HttpStatusCode.BadRequest),
            $"{(int)answer.StatusCode}");
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        Assert.Empty(Channel.All(activity["conversation"]!["id"]!.ToString()));
        RefusedConversations.Add(activity["conversation"]!["id"]!.ToString());
    }

    /// <summary>Posts, expects 200, and waits for what the bot says.</summary>
    public async Task<IReadOnlyList<ConnectorRequest>> TalkAsync(JsonObject activity, string? token = null, int least = 1)
    {
        using var answer = await PostAsync(activity, token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        var said = await Channel.WaitAsync(activity["conversation"]!["id"]!.ToString(), least);
        Assert.True(said.Count >= least, "no reply reached the connector");
        return said;
    }

    /// <summary>The bot still answers an ordinary message.</summary>
    public async Task AliveAsync() => Assert.NotEmpty(await TalkAsync(Message(NewId())));
}

[CollectionDefinition(Name)]
public sealed class OnChannel : ICollectionFixture<BotOnChannel>
{
    public const string Name = "bot on a fake channel";
}
