using System.Net;
using System.Text.Json.Nodes;

namespace Article60.Tests.Protocol.DirectLine;

[Collection(SharedBots.Name)]
public sealed class ConversationTests(DirectLineBots bots)
{
    private const string Statement = "Statement";
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Trait(Statement, "DL-20"), Trait(Statement, "DL-21")]
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

    [Fact, Trait(Statement, "DL-22")]
    public async Task DL_22_The_secret_starts_a_conversation_and_gets_a_token_for_it_alone()
    {
        var first = await _bot.Post("/conversations", _bot.Secret);
        var second = await _bot.Post("/conversations", _bot.Secret);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.Get($"/conversations/{first["conversationId"]}/activities", first["token"])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Get($"/conversations/{second["conversationId"]}/activities", first["token"])).Status);
    }

    [Fact, Trait(Statement, "DL-23")]
    public async Task DL_23_The_echo_keeps_what_was_sent_and_gains_what_the_server_knows()
    {
        var open = await _bot.Open(null);
        var sent = JsonNode.Parse("""
            {"type":"message","text":"Ça va ? é 😀 \"<b>\"","from":{"id":"alice","name":"A"},"locale":"fr-FR","textFormat":"plain",
             "channelData":{"clientActivityID":"c1","n":1.50,"big":12345678901234567890,"list":[null,{"x":"é"}]},
             "entities":[{"type":"ClientCapabilities","supportsTts":true}],"localTimestamp":"2026-11-22T10:00:00.000+01:00","unknown":{"a":1}}
            """)!.AsObject();

        var id = (await _bot.PostActivity(open, sent))["id"];
        var echo = (await _bot.Settled(open)).Single(one => one!["id"]!.ToString() == id)!;

        Assert.NotEmpty(id);
        foreach (var field in new[] { "text", "locale", "channelData", "entities", "localTimestamp", "unknown" })
            Assert.Equal(sent[field]!.ToJsonString(), echo[field]!.ToJsonString());
        Assert.Equal("alice", echo["from"]!["id"]!.ToString());
        Assert.Equal(open.Id, echo["conversation"]!["id"]!.ToString());
        Assert.Equal("directline", echo["channelId"]!.ToString());
        Assert.EndsWith("Z", echo["timestamp"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait(Statement, "DL-24"), Trait(Statement, "DL-25")]
    public async Task DL_24_DL_25_The_reply_follows_the_echo_and_names_it()
    {
        var open = await _bot.Open();
        var id = (await _bot.Say(open, "Combien je gagne ?"))["id"];

        var reply = await _bot.Reply(open, id);
        var history = (await _bot.History(open)).Activities.Select(one => one!["id"]!.ToString()).ToList();
        var echo = (await _bot.History(open)).Activities.Single(one => one!["id"]!.ToString() == id)!;

        Assert.True(history.IndexOf(reply["id"]!.ToString()) > history.IndexOf(id));
        Assert.NotEqual(echo["from"]!["id"]!.ToString(), reply["from"]!["id"]!.ToString());
        Assert.Equal("bot", reply["from"]!["role"]!.ToString());
        Assert.Equal("user", echo["from"]!["role"]!.ToString());
        Assert.False(reply.ContainsKey("serviceUrl"));
    }

    [Fact, Trait(Statement, "DL-26")]
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

    [Theory, Trait(Statement, "DL-27")]
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

    [Fact, Trait(Statement, "DL-28")]
    public async Task DL_28_What_does_not_exist_is_404_and_a_wrong_method_405()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/conversations/unknown/activities", _bot.Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/conversations/unknown", _bot.Secret)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Get("/no/such/path", _bot.Secret)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _bot.Send(HttpMethod.Delete, "/tokens/generate", _bot.Secret)).Status);
    }

    [Fact, Trait(Statement, "DL-29")]
    public async Task DL_29_Twenty_quick_posts_are_kept_in_order()
    {
        var open = await _bot.Open();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++) ids.Add((await _bot.Say(open, $"message {i}"))["id"]);

        var kept = (await _bot.Settled(open)).Where(one => one!["from"]!["role"]!.ToString() == "user").Select(one => one!["id"]!.ToString());

        Assert.Equal(ids, kept);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact, Trait(Statement, "DL-30")]
    public async Task DL_30_The_same_client_id_twice_is_one_activity()
    {
        var open = await _bot.Open();
        JsonObject Message() => JsonNode.Parse("""{"type":"message","text":"une fois","channelData":{"clientActivityID":"same"}}""")!.AsObject();

        var first = await _bot.PostActivity(open, Message());
        var second = await _bot.PostActivity(open, Message());
        var echoes = (await _bot.Settled(open)).Where(one => one!["from"]!["role"]!.ToString() == "user").ToList();

        Assert.Equal(first["id"], second["id"]);
        Assert.Equal("same", Assert.Single(echoes)!["channelData"]!["clientActivityID"]!.ToString());
    }

    [Fact, Trait(Statement, "DL-31"), Trait(Statement, "DL-32")]
    public async Task DL_31_DL_32_What_only_the_server_may_say_cannot_be_forged()
    {
        var open = await _bot.Open("dl_alice");
        var forged = JsonNode.Parse("""
            {"type":"message","text":"x","id":"mine","timestamp":"2001-01-01T00:00:00Z","channelId":"msteams","serviceUrl":"https://evil.example",
             "conversation":{"id":"other"},"recipient":{"id":"x"},"callerId":"urn:x","from":{"id":"bob","name":"Bob","role":"bot"}}
            """)!.AsObject();

        var id = (await _bot.PostActivity(open, forged))["id"];
        var echo = (await _bot.Settled(open)).Single(one => one!["id"]!.ToString() == id)!.AsObject();

        Assert.Equal("dl_alice", echo["from"]!["id"]!.ToString());
        Assert.Equal("Visiteur", echo["from"]!["name"]!.ToString());
        Assert.Equal("user", echo["from"]!["role"]!.ToString());
        Assert.NotEqual("mine", id);
        Assert.DoesNotContain("2001", echo["timestamp"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("directline", echo["channelId"]!.ToString());
        Assert.Equal(open.Id, echo["conversation"]!["id"]!.ToString());
        Assert.False(echo.ContainsKey("serviceUrl") || echo.ContainsKey("callerId") || echo.ContainsKey("recipient"));
    }

    [Fact, Trait(Statement, "DL-33"), Trait(Statement, "DL-97")]
    public async Task DL_33_DL_97_Typing_is_taken_but_not_kept()
    {
        var open = await _bot.Open();

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostActivity(open, new() { ["type"] = "typing" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostActivity(open, new() { ["type"] = "event", ["name"] = "x" })).Status);
        await _bot.Reply(open, (await _bot.Say(open, "bonjour"))["id"]);
        var types = (await _bot.Settled(open)).Select(one => one!["type"]!.ToString()).ToList();

        Assert.DoesNotContain("typing", types);
        Assert.Contains("event", types);
    }

    [Theory]
    [Trait(Statement, "DL-34"), Trait(Statement, "DL-35")]
    [InlineData("conversationUpdate")]
    [InlineData("invoke")]
    [InlineData("trace")]
    public async Task DL_34_DL_35_A_client_sends_no_activities_of_a_channel(string type)
    {
        var open = await _bot.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostActivity(open, new() { ["type"] = type, ["name"] = "adaptiveCard/action" })).Status);
        Assert.DoesNotContain(type, (await _bot.Settled(open)).Select(one => one!["type"]!.ToString()));
    }

    [Fact, Trait(Statement, "DL-36")]
    public async Task DL_36_After_the_end_the_history_stays_and_posts_are_refused()
    {
        var open = await _bot.Open();

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostActivity(open, new() { ["type"] = "endOfConversation" })).Status);
        var late = await _bot.Say(open, "encore");

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Equal("ConversationEnded", late.ErrorCode);
        Assert.Contains("endOfConversation", (await _bot.History(open)).Activities.Select(one => one!["type"]!.ToString()));
    }

    [Fact, Trait(Statement, "DL-37"), Trait(Statement, "DL-38")]
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

    [Fact, Trait(Statement, "DL-50")]
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

    [Fact, Trait(Statement, "DL-52")]
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

    [Fact, Trait(Statement, "DL-95"), Trait(Statement, "DL-96")]
    public async Task DL_95_DL_96_Every_prompt_is_answered_and_buttons_are_well_formed()
    {
        var open = await _bot.Open();
        string[] prompts = ["Bonjour", "Combien je gagne ?", "j'ai 42 ans, combien de jours dois-je travailler ?", "xyzzy", "?", "😀", "<b>gras</b> **gras**", "merci"];
        foreach (var prompt in prompts)
        {
            var reply = await _bot.Reply(open, (await _bot.Say(open, prompt))["id"]);
            Assert.True(reply["text"] is not null || reply["attachments"] is not null, prompt);
        }

        foreach (var action in (await _bot.Settled(open)).SelectMany(one => one!["suggestedActions"]?["actions"]?.AsArray().ToArray() ?? []))
        {
            Assert.Equal("imBack", action!["type"]!.ToString());
            Assert.NotEmpty(action["title"]!.ToString());
            Assert.NotEmpty(action["value"]!.ToString());
        }
    }

    [Fact]
    public async Task Posts_are_limited_per_token_with_a_time_to_wait()
    {
        var open = await bots.Plain.Open();
        Answered last = null!;
        for (var i = 0; i < 70 && last?.Status != HttpStatusCode.TooManyRequests; i++) last = await bots.Plain.PostActivity(open, new() { ["type"] = "typing" });

        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.True(last.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }
}
