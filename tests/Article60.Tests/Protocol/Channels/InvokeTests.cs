using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

[Collection(OnChannel.Name)]
public sealed class InvokeTests(BotOnChannel on)
{
    JsonObject Invoke(string? name, JsonNode? value, string channel = "msteams")
    {
        var invoke = on.TeamsMessage(BotOnChannel.NewId("a:"), "");
        invoke["type"] = "invoke";
        invoke["channelId"] = channel;
        invoke.Remove("text");
        if (name is not null) invoke["name"] = name;
        if (value is not null) invoke["value"] = value;
        return invoke;
    }

    static JsonObject Action(string? verb, JsonObject? data = null, string type = "Action.Execute") => new()
    {
        ["action"] = new JsonObject { ["type"] = type, ["id"] = "1", ["verb"] = verb, ["data"] = data ?? [] },
        ["trigger"] = "manual",
    };

    async Task<(int Status, JsonObject? Body)> AnswerAsync(JsonObject invoke)
    {
        using var answer = await on.PostAsync(invoke);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Empty(on.Channel.All(invoke["conversation"]!["id"]!.ToString()));
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject());
    }

    [Theory, Statement("INV-01", "INV-02")]
    [InlineData("never/heard")]
    [InlineData("composeExtension/query")]
    [InlineData("signin/verifyState")]
    [InlineData("fileConsent/invoke")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_unknown_invoke_is_not_implemented(string? name)
    {
        var (status, _) = await AnswerAsync(Invoke(name, new JsonObject()));
        Assert.Equal(501, status);
    }

    [Theory, Statement("INV-03", "INV-04", "INV-06", "INV-09")]
    [InlineData("help")]
    [InlineData("never-heard-of-this-verb")]
    public async Task A_card_action_is_answered_in_the_response_within_five_seconds(string verb)
    {
        var clock = Stopwatch.StartNew();

        var (status, body) = await AnswerAsync(Invoke("adaptiveCard/action", Action(verb, new JsonObject { ["x"] = "y" })));

        Assert.Equal(200, status);
        Assert.Equal(200, (int)body!["statusCode"]!);
        var type = body["type"]!.ToString();
        Assert.True(type is "application/vnd.microsoft.card.adaptive" or "application/vnd.microsoft.activity.message", type);
        if (type.EndsWith("message", StringComparison.Ordinal)) Assert.NotEmpty(body["value"]!.GetValue<string>());
        else Assert.Equal("AdaptiveCard", body["value"]!["type"]!.ToString());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    public static TheoryData<string> Malformed => new(
        "null", "{}", "[]", "\"x\"", "{\"action\":3}", "{\"action\":{\"type\":\"Action.Submit\",\"data\":{}}}", "{\"action\":{}}");

    [Theory, Statement("INV-05"), MemberData(nameof(Malformed))]
    public async Task A_malformed_card_action_is_a_bad_request(string value)
    {
        var (status, body) = await AnswerAsync(Invoke("adaptiveCard/action", JsonNode.Parse(value)));

        Assert.Equal(200, status);
        Assert.Equal(400, (int)body!["statusCode"]!);
        Assert.Equal("application/vnd.microsoft.error", body["type"]!.ToString());
        Assert.Equal("BadRequest", body["value"]!["code"]!.ToString());
    }

    [Theory, Statement("INV-07")]
    [InlineData("task/fetch", "{\"data\":{\"verb\":\"help\"},\"context\":{\"theme\":\"default\"}}")]
    [InlineData("task/fetch", "{}")]
    [InlineData("task/submit", "{\"data\":{\"verb\":\"help\",\"x\":\"y\"}}")]
    [InlineData("task/submit", "{\"data\":null}")]
    public async Task A_dialog_is_continued_or_ends_with_a_message(string name, string value)
    {
        var (status, body) = await AnswerAsync(Invoke(name, JsonNode.Parse(value)));

        Assert.Equal(200, status);
        var task = body!["task"]!;
        if (task["type"]!.ToString() == "message") Assert.NotEmpty(task["value"]!.GetValue<string>());
        else Assert.Equal("application/vnd.microsoft.card.adaptive", task["value"]!["card"]!["contentType"]!.ToString());
    }

    [Fact]
    public async Task Feedback_is_taken_with_an_empty_object()
    {
        var value = JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"bien\"}"}}""");
        var (status, body) = await AnswerAsync(Invoke("message/submitAction", value));

        Assert.Equal(200, status);
        Assert.Empty(body!);
    }

    [Fact, Statement("INV-08")]
    public async Task An_invoke_with_a_bad_token_is_refused()
    {
        var claims = on.ChannelClaims();
        claims["aud"] = "somebody else";
        await on.RefusedAsync(Invoke("adaptiveCard/action", Action("help")), on.Channel.ChannelKeys.Sign(claims));
    }

    [Fact, Statement("MSG-08")]
    public async Task Expected_replies_come_in_the_response_and_nowhere_else()
    {
        var message = on.Message(BotOnChannel.NewId(), "Bonjour");
        message["deliveryMode"] = "expectReplies";

        using var answer = await on.PostAsync(message);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        await Task.Delay(500);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var first = body["activities"]![0]!;
        Assert.Equal("message", first["type"]!.ToString());
        Assert.Equal(message["id"]!.ToString(), first["replyToId"]!.ToString());
        Assert.Null(first["serviceUrl"]);
        Assert.Empty(on.Channel.All(message["conversation"]!["id"]!.ToString()));
    }
}
