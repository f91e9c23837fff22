using System.Net;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

/// <summary>What a client may post, what becomes of it, and what answers it.</summary>
[Collection(SharedBots.Name)]
public sealed class PostingTests(DirectLineBots bots)
{
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Statement("DL-23")]
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

    [Fact, Statement("DL-24", "DL-25")]
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

    [Fact, Statement("DL-29")]
    public async Task DL_29_Twenty_quick_posts_are_kept_in_order()
    {
        var open = await _bot.Open();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++) ids.Add((await _bot.Say(open, $"message {i}"))["id"]);

        var kept = (await _bot.Settled(open)).Where(one => one!["from"]!["role"]!.ToString() == "user").Select(one => one!["id"]!.ToString());

        Assert.Equal(ids, kept);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact, Statement("DL-30")]
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

    [Fact, Statement("DL-31", "DL-32")]
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

    [Fact, Statement("DL-33", "DL-97")]
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
    [Statement("DL-34", "DL-35")]
    [InlineData("conversationUpdate")]
    [InlineData("invoke")]
    [InlineData("trace")]
    public async Task DL_34_DL_35_A_client_sends_no_activities_of_a_channel(string type)
    {
        var open = await _bot.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.PostActivity(open, new() { ["type"] = type, ["name"] = "adaptiveCard/action" })).Status);
        Assert.DoesNotContain(type, (await _bot.Settled(open)).Select(one => one!["type"]!.ToString()));
    }

    [Fact, Statement("DL-36")]
    public async Task DL_36_After_the_end_the_history_stays_and_posts_are_refused()
    {
        var open = await _bot.Open();

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostActivity(open, new() { ["type"] = "endOfConversation" })).Status);
        var late = await _bot.Say(open, "encore");

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Equal("ConversationEnded", late.ErrorCode);
        Assert.Contains("endOfConversation", (await _bot.History(open)).Activities.Select(one => one!["type"]!.ToString()));
    }

    [Fact, Statement("DL-95", "DL-96")]
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
