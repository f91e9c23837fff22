using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>No application id: the bot for a web page, or for the Emulator on a developer's machine.</summary>
public sealed class OpenEndpointTests
{
    static JsonObject Message(string serviceUrl) => new()
    {
        ["type"] = "message", ["id"] = BotOnChannel.NewId(), ["channelId"] = "emulator", ["serviceUrl"] = serviceUrl, ["text"] = "Bonjour",
        ["from"] = new JsonObject { ["id"] = "u" }, ["recipient"] = new JsonObject { ["id"] = "b" }, ["conversation"] = new JsonObject { ["id"] = BotOnChannel.NewId() },
    };

    static async Task<HttpStatusCode> PostAsync(BotProcess bot, JsonObject message, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Url + "/api/messages") { Content = JsonContent.Create(message) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Outside_production_only_tools_on_this_machine_are_served()
    {
        await using var channel = await FakeChannel.StartAsync();
        using var folder = new TestFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        var message = Message(channel.ServiceUrl);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot, message));
        Assert.NotEmpty(await channel.WaitAsync(message["conversation"]!["id"]!.ToString()));
        Assert.All(channel.Requests, call => Assert.Empty(call.Authorization));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Message(channel.ServiceUrl), ("X-Forwarded-For", "203.0.113.7")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Message(channel.ServiceUrl), ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Message(channel.ServiceUrl), ("Host", "evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(bot, Message("https://evil.example/")));
    }

    [Fact]
    public async Task In_production_nobody_is_served()
    {
        await using var channel = await FakeChannel.StartAsync();
        using var folder = new TestFolder();
        await using var bot = await BotProcess.StartAsync(folder.Path, new Dictionary<string, string>());

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Message(channel.ServiceUrl)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot, Message(channel.ServiceUrl), ("Authorization", "Bearer a.b.c")));
        Assert.Empty(channel.Requests);
    }

    [Fact]
    public async Task A_wrong_setting_refuses_the_start_and_names_the_key()
    {
        using var folder = new TestFolder();
        var (exitCode, output) = await BotProcess.RefuseAsync(folder.Path, new Dictionary<string, string>
        {
            ["MicrosoftAppType"] = "SingleTenant", ["MicrosoftAppId"] = BotOnChannel.AppId, ["ChannelService"] = "https://evil.example",
        });

        Assert.Equal(1, exitCode);
        Assert.Contains("MicrosoftAppPassword: required", output, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppTenantId: required", output, StringComparison.Ordinal);
        Assert.Contains("ChannelService:", output, StringComparison.Ordinal);
    }
}
