using System.Net;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

/// <summary>Conversations: started once, read by watermark, each for its own people.</summary>
[Collection(SharedBots.Name)]
public sealed class ConversationTests(DirectLineBots bots)
{
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Statement("DL-20", "DL-21")]
    public async Task DL_20_DL_21_Starting_creates_the_conversation_once()
    {
        var generated = await _bot.Generate("dl_a");

        var first = await _bot.Post("/conversations", generated["token"]);
        var second = await _bot.Post("/conversations", generated["token"]);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.All([first, second], answer => Assert.Equal(generated["conversationId"], answer["conversationId"]));
        Assert.NotEmpty(first["token"]);
        Assert.NotEmpty(first["expires_in"]);
        Assert.StartsWith("ws://", first["streamUrl"], StringComparison.Ordinal);
    }

    [Fact, Statement("DL-22")]
    public async Task DL_22_The_secret_starts_a_conversation_and_gets_a_token_for_it_alone()
    {
        var first = await _bot.Post("/conversations", _bot.Secret);
        var second = await _bot.Post("/conversations", _bot.Secret);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.Get($"/conversations/{first["conversationId"]}/activities", first["token"])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Get($"/conversations/{second["conversationId"]}/activities", first["token"])).Status);
    }

    [Fact, Statement("DL-26")]
    public async Task DL_26_A_watermark_gives_what_came_after_it_every_time()
    {
        var open = await _bot.Open();
        await _bot.Reply(open, (await _bot.Say(open, "un"))["id"]);
        await _bot.Settled(open);
        var before = (await _bot.History(open))["watermark"];
        Assert.Empty((await _bot.History(open, before)).Activities);

        var id = (await _bot.Say(open, "deux"))["id"];
        await _bot.Reply(open, id);
        await _bot.Settled(open);
        var after = await _bot.History(open, before);
        var again = await _bot.History(open, before);

        Assert.Equal(id, after.Activities[0]!["id"]!.ToString());
        Assert.Equal(after.Text, again.Text);
    }

    [Theory, Statement("DL-27")]
    [InlineData("", 200)]
    [InlineData("mot", 400)]
    [InlineData("-1", 400)]
    [InlineData("1.5", 400)]
    [InlineData("999999999", 200)]
    [InlineData("99999999999999999999999999999", 200)]
    [InlineData("é\u0001", 400)]
    public async Task DL_27_An_odd_watermark_is_understood_or_refused(string watermark, int status)
    {
        var open = await _bot.Open();

        Assert.Equal(status, (int)(await _bot.History(open, watermark)).Status);
        Assert.Equal(status, (int)(await _bot.Get($"/conversations/{open.Id}?watermark={Uri.EscapeDataString(watermark)}", open.Token)).Status);
    }

    [Fact, Statement("DL-28")]
    public async Task DL_28_What_does_not_exist_is_404_and_a_wrong_method_405()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/conversations/unknown/activities", _bot.Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/conversations/unknown", _bot.Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/no/such/path", _bot.Secret)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _bot.Send(HttpMethod.Delete, "/tokens/generate", _bot.Secret)).Status);
    }

    [Fact, Statement("DL-37", "DL-38")]
    public async Task DL_37_DL_38_Time_never_goes_back_and_replies_name_what_the_client_has()
    {
        var open = await _bot.Open();
        for (var i = 0; i < 5; i++) await _bot.Say(open, $"question {i}");

        var history = await _bot.Settled(open);
        var times = history.Select(one => one!["timestamp"]!.ToString()).ToList();
        var ids = history.Select(one => one!["id"]!.ToString()).ToHashSet();

        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.All(history.Where(one => one!["replyToId"] is not null), one => Assert.Contains(one!["replyToId"]!.ToString(), ids));
    }

    [Fact, Statement("DL-50")]
    public async Task DL_50_A_token_opens_no_other_conversation()
    {
        var (mine, other) = (await _bot.Open("dl_a"), await _bot.Open("dl_b"));
        var before = (await _bot.Settled(other)).Count;
        var path = $"/conversations/{other.Id}";

        Answered[] answers =
        [
            await _bot.Get(path, mine.Token), await _bot.Get(path + "/activities", mine.Token), await _bot.Say(other, "intrus", mine.Token),
            await _bot.Post(path + "/upload?userId=x", mine.Token, "{}"),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.Status));
        Assert.Equal(before, (await _bot.Settled(other)).Count);
    }

    [Fact, Statement("DL-52")]
    public async Task DL_52_Ten_conversations_at_once_lose_and_cross_nothing()
    {
        var conversations = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => _bot.Open($"dl_user{i}")));
        await Task.WhenAll(conversations.SelectMany((open, i) => Enumerable.Range(0, 3).Select(n => _bot.Say(open, $"conv {i} message {n}"))));

        for (var i = 0; i < 10; i++)
        {
            var said = (await _bot.Settled(conversations[i])).Where(one => one!["from"]!["role"]!.ToString() == "user").ToList();
            Assert.Equal(3, said.Count);
            Assert.All(said, one => Assert.StartsWith($"conv {i} ", one!["text"]!.ToString(), StringComparison.Ordinal));
        }
    }
}
