using System.Net;
using System.Net.WebSockets;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

[Collection(SharedBots.Name)]
public sealed class ExpiryTests(DirectLineBots bots)
{
    private static readonly TimeSpan PastExpiry = TimeSpan.FromSeconds(DirectLineBots.ShortLife + 1.2);
    private readonly DirectLineClient _bot = bots.ShortLived;

    [Fact, Statement("DL-70", "DL-73")]
    public async Task DL_70_DL_73_An_expired_token_is_403_everywhere_and_its_stream_is_closed()
    {
        var open = await _bot.Open();
        await using var stream = await StreamClient.Open(open.StreamUrl);

        await Task.Delay(PastExpiry);

        Answered[] answers =
        [
            await _bot.History(open), await _bot.Say(open, "trop tard"), await _bot.Get($"/conversations/{open.Id}", open.Token),
            await _bot.Post("/tokens/refresh", open.Token), await _bot.Post("/conversations", open.Token),
        ];
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (answer.Status, answer.ErrorCode)));
        Assert.True(await stream.Until(s => s.CloseStatus is not null, 3));
        Assert.Equal((WebSocketCloseStatus.PolicyViolation, "TokenExpired"), (stream.CloseStatus, stream.CloseReason));
    }

    [Fact, Statement("DL-71", "DL-74")]
    public async Task DL_71_DL_74_Refreshing_in_time_carries_conversation_and_stream_past_the_expiry()
    {
        var open = await _bot.Open();
        await using var stream = await StreamClient.Open(open.StreamUrl);
        await Task.Delay(3000);
        var token = (await _bot.Post("/tokens/refresh", open.Token))["token"];

        await Task.Delay(3200);
        var said = await _bot.Say(open, "toujours là", token);

        Assert.Equal(HttpStatusCode.OK, said.Status);
        Assert.True(await stream.Until(s => s.Activities.Any(one => one["id"]?.ToString() == said["id"]), 3));
        Assert.Null(stream.CloseStatus);
    }

    [Fact]
    public async Task The_page_exchanges_an_expired_token_for_the_same_conversation_and_nobody_else_does()
    {
        var url = _bot.Url + "/api/webchat/token";
        var page = await _bot.Send(HttpMethod.Post, url, null, null, _bot.Url);
        var server = await _bot.Generate("dl_a");

        await Task.Delay(PastExpiry);
        var renewed = await _bot.Send(HttpMethod.Post, url, null, DirectLineClient.Json($$"""{"renew":"{{page["token"]}}"}"""), _bot.Url);
        var refused = await _bot.Send(HttpMethod.Post, url, null, DirectLineClient.Json($$"""{"renew":"{{server["token"]}}"}"""), _bot.Url);

        Assert.Equal((page["conversationId"], page["userId"]), (renewed["conversationId"], renewed["userId"]));
        Assert.Equal(HttpStatusCode.Created, (await _bot.Post("/conversations", renewed["token"], null, _bot.Url)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }
}
