using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Article60.Tests.Support;
using static Article60.Tests.Protocol.Channels.FakeChannel;

namespace Article60.Tests.Protocol.Channels;

[Collection(OnChannel.Name)]
public sealed class OutboxTests(BotOnChannel on)
{
    static string New() => BotOnChannel.NewId();

    [Fact, Statement("OUT-01", "OUT-02", "OUT-12")]
    public async Task A_reply_goes_to_its_activity_with_the_accounts_swapped_and_no_field_of_the_channel()
    {
        var message = on.Message(New());

        var reply = (await on.TalkAsync(message))[0];

        Assert.Equal("POST", reply.Method);
        Assert.Equal($"/connector/v3/conversations/{message["conversation"]!["id"]}/activities/{message["id"]}", reply.Target);
        Assert.StartsWith("application/json", reply.ContentType, StringComparison.Ordinal);
        Assert.Equal(message["id"]!.ToString(), reply.Body["replyToId"]!.ToString());
        Assert.Equal(message["conversation"]!.ToJsonString(), reply.Body["conversation"]!.ToJsonString());
        Assert.Equal(message["recipient"]!["id"]!.ToString(), reply.Body["from"]!["id"]!.ToString());
        Assert.Equal(message["from"]!["id"]!.ToString(), reply.Body["recipient"]!["id"]!.ToString());
        Assert.Equal("webchat", reply.Body["channelId"]!.ToString());
        Assert.All(new[] { "id", "timestamp", "serviceUrl", "callerId" }, field => Assert.False(reply.Body.ContainsKey(field), field));
        Assert.Contains(reply.Authorization["Bearer ".Length..], on.Channel.IssuedTokens);
    }

    [Fact, Statement("OUT-03")]
    public async Task The_token_request_is_a_form_of_client_credentials_for_the_tenant()
    {
        await on.AliveAsync();

        var (path, contentType, form) = on.Channel.LoginRequests.First();
        var fields = HttpUtility.ParseQueryString(form, Encoding.UTF8);
        Assert.Equal($"/login/{BotOnChannel.Tenant}/oauth2/v2.0/token", path);
        Assert.StartsWith("application/x-www-form-urlencoded", contentType, StringComparison.Ordinal);
        Assert.Equal("client_credentials", fields["grant_type"]);
        Assert.Equal(BotOnChannel.AppId, fields["client_id"]);
        Assert.Equal(BotOnChannel.Password, fields["client_secret"]);
        Assert.EndsWith("/.default", fields["scope"], StringComparison.Ordinal);
    }

    [Fact, Statement("OUT-04")]
    public async Task The_token_is_kept()
    {
        await on.AliveAsync();
        var before = on.Channel.LoginRequests.Count;

        for (var i = 0; i < 5; i++) await on.AliveAsync();

        Assert.InRange(on.Channel.LoginRequests.Count - before, 0, 1);
    }

    [Theory, Statement("OUT-05", "OUT-13")]
    [InlineData("19:abc@thread.tacv2;messageid=1759999999999", "msteams")]
    [InlineData("a/b?c#d%e+f g", "webchat")]
    [InlineData("a|b/0000001=é", "webchat")]
    [InlineData("%2F..%2F", "webchat")]
    public async Task Ids_are_percent_encoded_in_the_path_and_come_back_unchanged(string id, string channel)
    {
        var message = channel == "msteams" ? on.TeamsMessage(New() + id, "Bonjour", group: true) : on.Message(New() + id);
        message["id"] = New() + id;

        var reply = (await on.TalkAsync(message))[0];

        var expected = $"/connector/v3/conversations/{Uri.EscapeDataString(message["conversation"]!["id"]!.ToString())}/activities/{Uri.EscapeDataString(message["id"]!.ToString())}";
        Assert.Equal(expected, reply.Target);
        Assert.Equal(message["conversation"]!["id"]!.ToString(), reply.Conversation);
    }

    [Theory, Statement("OUT-06")]
    [InlineData("/connector", "/connector/v3/")]
    [InlineData("/connector/some/path", "/connector/some/path/v3/")]
    [InlineData("/connector/some/path/", "/connector/some/path/v3/")]
    public async Task A_service_url_with_a_path_or_without_a_slash_is_respected(string path, string expected)
    {
        var message = on.Message(New());
        message["serviceUrl"] = on.Channel.Url + path;

        var reply = (await on.TalkAsync(message, on.Channel.ChannelKeys.Sign(on.ChannelClaims(on.Channel.Url + path))))[0];

        Assert.StartsWith(expected, reply.Target, StringComparison.Ordinal);
    }

    [Fact, Statement("OUT-07")]
    public async Task A_busy_connector_is_asked_again_when_it_says()
    {
        var conversation = New();
        on.Channel.Script(conversation, Status(429, "1"), Status(503));

        using var posted = await on.PostAsync(on.Message(conversation));
        var said = await on.Channel.WaitAsync(conversation, 3);

        Assert.True(said.Count >= 3);
        Assert.Single(said.Take(3).Select(call => call.Raw).Distinct());
    }

    [Fact, Statement("OUT-08")]
    public async Task A_refused_token_is_renewed_once_and_the_reply_sent_again()
    {
        var conversation = New();
        var before = on.Channel.LoginRequests.Count;
        on.Channel.Script(conversation, Status(401));

        using var posted = await on.PostAsync(on.Message(conversation));
        var said = await on.Channel.WaitAsync(conversation, 2);

        Assert.True(said.Count >= 2);
        Assert.NotEqual(said[0].Authorization, said[1].Authorization);
        Assert.Equal(before + 1, on.Channel.LoginRequests.Count);
    }

    [Theory, Statement("OUT-09")]
    [InlineData(400, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(413, 1)]
    [InlineData(500, 4)]
    [InlineData(307, 1)]
    public async Task A_connector_that_always_refuses_is_left_alone(int status, int mostTries)
    {
        var conversation = New();
        on.Channel.Script(conversation, [.. Enumerable.Repeat(Status(status), 500)]);

        using var posted = await on.PostAsync(on.Message(conversation));
        await Task.Delay(TimeSpan.FromSeconds(mostTries > 1 ? 7 : 2));

        Assert.InRange(on.Channel.Said(conversation).GroupBy(call => call.Raw).Max(same => same.Count()), 1, mostTries);
        await on.AliveAsync();
    }

    [Fact]
    public async Task A_connector_that_never_answers_holds_up_nobody_else()
    {
        for (var i = 0; i < 80; i++)
        {
            var silent = New();
            on.Channel.Script(silent, Slow(TimeSpan.FromMinutes(5)));
            using var posted = await on.PostAsync(on.Message(silent));
        }

        await on.AliveAsync();
    }

    [Fact, Statement("OUT-11")]
    public async Task Typing_is_shown_before_the_answer()
    {
        var message = on.Message(New());
        await on.TalkAsync(message);

        var all = on.Channel.All(message["conversation"]!["id"]!.ToString());
        Assert.Equal("typing", all[0].Type);
        Assert.Single(all, call => call.Type == "typing");
    }

    [Fact]
    public async Task Answers_keep_the_order_of_the_questions()
    {
        var conversation = New();
        var ids = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            var message = on.Message(conversation, i % 2 == 0 ? "Bonjour" : "Aide");
            ids.Add(message["id"]!.ToString());
            using var posted = await on.PostAsync(message);
        }

        var said = await on.Channel.WaitAsync(conversation, 10);
        await Task.Delay(500);

        Assert.Equal(ids, on.Channel.Said(conversation).Select(call => call.Body["replyToId"]!.ToString()).Distinct());
    }
}
