using System.Net;
using System.Net.WebSockets;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

[Collection(SharedBots.Name)]
public sealed class StreamTests(DirectLineBots bots)
{
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Statement("DL-40", "DL-97")]
    public async Task DL_40_DL_97_The_stream_carries_echo_typing_and_reply_in_text_frames()
    {
        var open = await _bot.Open();
        await using var stream = await StreamClient.Open(open.StreamUrl);
        var id = (await _bot.Say(open, "Combien je gagne ?"))["id"];

        Assert.True(await stream.Until(s => s.Activities.Any(one => one["replyToId"]?.ToString() == id)));
        var order = stream.All.Select(one => one["id"]?.ToString() == id ? "echo" : one["type"]!.ToString() == "typing" ? "typing" : one["replyToId"]?.ToString() == id ? "reply" : "").ToList();

        Assert.True(order.IndexOf("echo") < order.IndexOf("typing") && order.IndexOf("typing") < order.IndexOf("reply"), string.Join(' ', order));
        Assert.Equal((await _bot.History(open))["watermark"], stream.Watermark);
        Assert.True(stream.OnlyText);
    }

    [Fact, Statement("DL-41")]
    public async Task DL_41_What_was_posted_before_the_socket_opens_is_replayed()
    {
        var open = await _bot.Open();
        var id = (await _bot.Say(open, "avant"))["id"];
        await _bot.Reply(open, id);

        await using var stream = await StreamClient.Open(open.StreamUrl);

        Assert.True(await stream.Until(s => s.Activities.Any(one => one["id"]?.ToString() == id) && s.Activities.Any(one => one["replyToId"]?.ToString() == id)));
    }

    [Fact, Statement("DL-42")]
    public async Task DL_42_Two_sockets_get_everything_once_and_in_the_order_of_the_history()
    {
        var open = await _bot.Open();
        var second = await _bot.Get($"/conversations/{open.Id}?watermark=", open.Token);
        await using var first = await StreamClient.Open(open.StreamUrl);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => _bot.Say(open, $"a{i}")));
        await using var other = await StreamClient.Open(second["streamUrl"]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => _bot.Say(open, $"b{i}")));

        var all = (await _bot.Settled(open)).Select(one => one!["id"]!.ToString()).ToList();
        await first.Until(s => s.Activities.Count >= all.Count);
        await other.Until(s => s.Activities.Count >= all.Count);

        Assert.Equal(all, first.Activities.Select(one => one["id"]!.ToString()));
        Assert.Equal(all, other.Activities.Select(one => one["id"]!.ToString()));
    }

    [Fact, Statement("DL-43", "DL-44")]
    public async Task DL_43_DL_44_A_quiet_stream_is_kept_alive_and_ignores_what_clients_say()
    {
        var open = await _bot.Open();
        await using var stream = await StreamClient.Open(open.StreamUrl);
        foreach (var noise in new[] { "", "{", "bonjour", "{\"type\":\"message\",\"text\":\"x\"}", "" }) await stream.Send(noise);

        Assert.True(await stream.Until(s => s.Messages.Contains(""), DirectLineBots.KeepAliveSeconds + 3));
        var id = (await _bot.Say(open, "encore là ?"))["id"];
        Assert.True(await stream.Until(s => s.Activities.Any(one => one["replyToId"]?.ToString() == id)));
    }

    [Fact, Statement("DL-44")]
    public async Task DL_44_A_client_that_talks_too_much_is_closed_with_1009()
    {
        var open = await _bot.Open();
        await using var stream = await StreamClient.Open(open.StreamUrl);

        await stream.Send(new string('x', 70_000));

        Assert.True(await stream.Until(s => s.CloseStatus is not null));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, stream.CloseStatus);
        Assert.Equal(HttpStatusCode.OK, (await _bot.Say(open, "toujours"))!.Status);
    }

    [Fact, Statement("DL-45")]
    public async Task DL_45_The_stream_needs_its_own_untouched_token()
    {
        var (open, other) = (await _bot.Open(), await _bot.Open());
        var url = new Uri(open.StreamUrl);
        var bare = open.StreamUrl.Split('?')[0];

        Assert.Equal(403, await StreamClient.Refusal(bare));
        Assert.Equal(403, await StreamClient.Refusal(open.StreamUrl[..^3] + "AAA"));
        Assert.Equal(403, await StreamClient.Refusal(open.StreamUrl.Replace(open.Id, other.Id, StringComparison.Ordinal)));
        Assert.Equal(403, await StreamClient.Refusal(bare + "?t=" + open.Token));
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Get($"/conversations/{open.Id}/activities", url.Query[3..])).Status);
    }

    [Fact, Statement("DL-46", "DL-48")]
    public async Task DL_46_DL_48_Reconnecting_replays_exactly_what_came_after_the_watermark()
    {
        var open = await _bot.Open();
        await _bot.Reply(open, (await _bot.Say(open, "un"))["id"]);
        await _bot.Settled(open);
        var mark = (await _bot.History(open))["watermark"];
        await _bot.Reply(open, (await _bot.Say(open, "deux"))["id"]);
        var all = (await _bot.Settled(open)).Select(one => one!["id"]!.ToString()).ToList();
        var later = (await _bot.History(open, mark)).Activities.Select(one => one!["id"]!.ToString()).ToList();

        Assert.Equal(later, await Received($"?watermark={mark}", later.Count));
        Assert.Equal(all, await Received("?watermark=", all.Count));
        Assert.Empty(await Received("", 0));

        async Task<IEnumerable<string>> Received(string query, int expected)
        {
            var again = await _bot.Get($"/conversations/{open.Id}{query}", open.Token);
            await using var stream = await StreamClient.Open(again["streamUrl"]);
            await stream.Until(s => s.Activities.Count >= expected, 5);
            await Task.Delay(300);
            return stream.Activities.Select(one => one["id"]!.ToString());
        }
    }

    [Fact, Statement("DL-47")]
    public async Task DL_47_A_stream_address_expires()
    {
        using var folder = new Support.TestFolder();
        await using var process = await Support.BotProcess.StartAsync(folder.Path, DirectLineBots.Settings(("DirectLine__StreamUrlLifetimeSeconds", "1")));
        var open = await new DirectLineClient(process.Url, DirectLineBots.Secret).Open();

        await Task.Delay(2100);

        Assert.Equal(403, await StreamClient.Refusal(open.StreamUrl));
    }

    [Fact, Statement("DL-93")]
    public async Task DL_93_Another_origin_opens_no_stream()
    {
        var open = await _bot.Open();

        Assert.Equal(403, await StreamClient.Refusal(open.StreamUrl, "https://evil.example"));
        Assert.Null(await StreamClient.Refusal(open.StreamUrl, DirectLineBots.TrustedOrigin));
    }
}
