using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

[Collection(OnChannel.Name)]
public sealed class TeamsTests(BotOnChannel on)
{
    const string Bot = "28:" + BotOnChannel.AppId;

    static JsonObject Mention(string id, string text) => new()
    {
        ["type"] = "mention", ["text"] = text, ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = "Article 60" },
    };

    async Task<JsonObject> AnswerTo(string text, JsonArray? entities, bool group = true)
    {
        var message = on.TeamsMessage(BotOnChannel.NewId("19:") + "@thread.tacv2;messageid=1", text, group);
        if (entities is not null) message["entities"] = entities;
        return (await on.TalkAsync(message))[0].Body;
    }

    static string Content(JsonObject reply) => (reply["text"]?.ToString() ?? "") + (reply["attachments"]?.ToJsonString() ?? "");

    [Fact, Statement("TEAMS-01")]
    public async Task A_mention_of_the_bot_is_not_part_of_the_question()
    {
        var plain = await AnswerTo("Aide", null);
        var mentioned = await AnswerTo("<at>Article 60</at>\u00A0Aide", new JsonArray(Mention(Bot, "<at>Article 60</at>")));
        var otherCase = await AnswerTo("<AT>article 60</AT> Aide", new JsonArray(Mention(Bot, "<at>Article 60</at>")));

        Assert.Equal(Content(plain), Content(mentioned));
        Assert.Equal(Content(plain), Content(otherCase));
        Assert.DoesNotContain("<at>", Content(mentioned), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Statement("TEAMS-02", "TEAMS-04")]
    [InlineData("conversationUpdate", "{\"channelData\":{\"eventType\":\"channelRenamed\",\"team\":{\"id\":\"t\"}}}")]
    [InlineData("conversationUpdate", "{\"membersRemoved\":[{\"id\":\"29:x\"}]}")]
    [InlineData("messageReaction", "{\"reactionsAdded\":[{\"type\":\"like\"}],\"replyToId\":\"1\"}")]
    [InlineData("installationUpdate", "{\"action\":\"remove\"}")]
    [InlineData("typing", "{}")]
    [InlineData("messageUpdate", "{\"channelData\":{\"eventType\":\"editMessage\"}}")]
    [InlineData("messageDelete", "{\"channelData\":{\"eventType\":\"softDeleteMessage\"}}")]
    [InlineData("endOfConversation", "{}")]
    [InlineData("event", "{\"name\":\"application/vnd.microsoft.meetingStart\",\"value\":{}}")]
    public async Task An_event_is_accepted_and_starts_no_talk(string type, string fields)
    {
        var activity = on.TeamsMessage(BotOnChannel.NewId("a:"), "");
        activity["type"] = type;
        activity.Remove("text");
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject()) activity[name] = value?.DeepClone();

        using var answer = await on.PostAsync(activity);
        await Task.Delay(300);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(on.Channel.Said(activity["conversation"]!["id"]!.ToString()));
    }

    [Fact, Statement("TEAMS-02", "TEAMS-03")]
    public async Task Arriving_is_greeted_once()
    {
        var conversation = BotOnChannel.NewId("a:");
        foreach (var (type, fields) in new[]
        {
            ("installationUpdate", "{\"action\":\"add\"}"),
            ("conversationUpdate", $"{{\"membersAdded\":[{{\"id\":\"{Bot}\"}}]}}"),
            ("conversationUpdate", $"{{\"membersAdded\":[{{\"id\":\"{Bot}\"}},{{\"id\":\"29:user\"}}]}}"),
        })
        {
            var activity = on.TeamsMessage(conversation, "");
            activity["type"] = type;
            activity.Remove("text");
            foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject()) activity[name] = value?.DeepClone();
            using var answer = await on.PostAsync(activity);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await on.Channel.WaitAsync(conversation);
        await Task.Delay(700);
        Assert.Single(on.Channel.Said(conversation).Select(call => call.Body["replyToId"]?.ToString()).Distinct());
    }

    [Theory, Statement("TEAMS-05")]
    [InlineData("{\"attachments\":[{\"contentType\":\"text/html\",\"content\":\"<div>Bonjour</div>\"}]}")]
    [InlineData("{\"attachments\":[{\"contentType\":\"application/vnd.microsoft.teams.file.download.info\",\"content\":{\"downloadUrl\":\"https://example.com/x\"},\"name\":\"x.pdf\"}]}")]
    [InlineData("{}")]
    [InlineData("{\"text\":\"\"}")]
    public async Task A_message_without_text_does_no_harm(string fields)
    {
        var message = on.TeamsMessage(BotOnChannel.NewId("a:"), "");
        message.Remove("text");
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject()) message[name] = value?.DeepClone();

        using var answer = await on.PostAsync(message);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await on.AliveAsync();
    }

    [Fact, Statement("TEAMS-06")]
    public async Task A_submitted_card_is_answered()
    {
        var message = on.TeamsMessage(BotOnChannel.NewId("a:"), "");
        message.Remove("text");
        message["value"] = new JsonObject { ["verb"] = "never-heard", ["x"] = "y" };
        message["replyToId"] = "1759999999999";

        Assert.Equal("POST", (await on.TalkAsync(message))[0].Method);
    }

    [Fact]
    public async Task An_answered_card_is_frozen_where_it_stands()
    {
        var conversation = BotOnChannel.NewId("a:");
        var (shown, verb) = await ShowFormAsync(conversation);
        var submit = on.TeamsMessage(conversation, "");
        submit.Remove("text");
        submit["value"] = verb;
        submit["replyToId"] = shown;
        using var posted = await on.PostAsync(submit);

        for (var i = 0; i < 100 && !on.Channel.All(conversation).Any(call => call.Method == "PUT"); i++) await Task.Delay(50);
        var update = Assert.Single(on.Channel.All(conversation), call => call.Method == "PUT");
        Assert.EndsWith($"/activities/{shown}", update.Target, StringComparison.Ordinal);
        var card = update.Body["attachments"]![0]!["content"]!;
        Assert.Null(card["actions"]);
        Assert.DoesNotContain("\"Input.", card.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Gets the bot to show a card with a button that names a verb; gives the card's id at the channel and the button's data.</summary>
    async Task<(string Id, JsonObject Data)> ShowFormAsync(string conversation)
    {
        foreach (var text in new[] { "Calculer mon préavis de démission", "Non, pas de date de fin", "Je ne sais pas" })
        {
            var before = on.Channel.Said(conversation).Count;
            await on.TalkAsync(on.TeamsMessage(conversation, text), least: before + 1);
            await Task.Delay(500);
            foreach (var call in on.Channel.Said(conversation))
            {
                var found = Data(call.Body["attachments"]);
                if (found is not null && on.Channel.IdOf(call) is { } id) return (id, found);
            }
        }

        throw new InvalidOperationException("The bot showed no card with a button.");
    }

    static JsonObject? Data(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(Data).FirstOrDefault(data => data is not null),
        JsonObject button when button["type"]?.ToString() == "Action.Execute" && button["data"] is JsonObject data => data.DeepClone().AsObject(),
        JsonObject block => block.Select(field => Data(field.Value)).FirstOrDefault(data => data is not null),
        _ => null,
    };

    [Fact, Statement("TEAMS-07")]
    public async Task Markup_of_the_visitor_is_not_sent_back()
    {
        var reply = await AnswerTo("<b>gras</b><script>alert(1)</script> <img src=x onerror=alert(1)>", null, group: false);
        Assert.DoesNotContain("<script", Content(reply), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", Content(reply), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", Content(reply), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Statement("OUT-10")]
    [InlineData("Bonjour")]
    [InlineData("Aide")]
    [InlineData("Combien je gagne ?")]
    [InlineData("Je suis malade")]
    [InlineData("Nous voulons devenir partenaire")]
    public async Task Replies_stay_within_the_limits_of_teams(string text)
    {
        foreach (var group in new[] { false, true })
        {
            var message = on.TeamsMessage(BotOnChannel.NewId("a:"), text, group);
            await on.TalkAsync(message);
            await Task.Delay(300);

            foreach (var reply in on.Channel.Said(message["conversation"]!["id"]!.ToString()))
            {
                Assert.InRange(Encoding.Unicode.GetByteCount(reply.Raw), 0, 80_000);
                var suggested = reply.Body["suggestedActions"]?["actions"]?.AsArray() ?? [];
                Assert.InRange(suggested.Count, 0, group || reply.Body.ContainsKey("attachments") ? 0 : 3);
                Assert.All(suggested, action => Assert.Equal("imBack", action!["type"]!.ToString()));
                Assert.False(reply.Body.ContainsKey("attachments") && !string.IsNullOrEmpty(reply.Text), "text and card in one activity");
            }
        }
    }
}
