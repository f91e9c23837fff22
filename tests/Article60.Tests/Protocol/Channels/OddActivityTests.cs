using System.Net;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>What a channel of another maker may send: none of it stops a conversation or the process.</summary>
[Collection(OnChannel.Name)]
public sealed class OddActivityTests(BotOnChannel on)
{
    [Theory, Statement("MSG-03")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[null,{"id":"user-1"}]}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{},{"id":""},{"id":"user-1","name":null}]}""")]
    [InlineData("""{"attachments":[null],"text":""}""")]
    [InlineData("""{"attachments":[{"content":null,"contentType":null}],"text":""}""")]
    [InlineData("""{"entities":[null,3,"x",{"type":7},{"type":"mention","mentioned":4}]}""")]
    [InlineData("""{"value":{"verb":{"x":1}},"text":""}""")]
    [InlineData("""{"value":{"verb":"open","id":[]},"text":""}""")]
    [InlineData("""{"locale":"x😀","type":"installationUpdate","action":"add"}""")]
    [InlineData("""{"channelData":"text","value":"text"}""")]
    public async Task A_conversation_goes_on_after_an_odd_activity(string changes)
    {
        var conversation = BotOnChannel.NewId();
        var odd = on.Message(conversation);
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject()) odd[name] = value?.DeepClone();
        using var answer = await on.PostAsync(odd);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var next = on.Message(conversation);
        using var posted = await on.PostAsync(next);
        var said = await on.Channel.WaitAsync(conversation);
        for (var tries = 0; tries < 200 && !said.Any(Answers); tries++)
        {
            await Task.Delay(50);
            said = on.Channel.Said(conversation);
        }

        Assert.Contains(said, Answers);

        bool Answers(ConnectorRequest call) => call.Body["replyToId"]?.ToString() == next["id"]!.ToString();
    }

    public static TheoryData<string, string> Unkeepable => new()
    {
        { "id", "a\u0000b" }, { "id", new string('x', 5000) }, { "conversation", "c\u0000" }, { "conversation", new string('é', 3000) },
    };

    [Theory, Statement("MSG-03"), MemberData(nameof(Unkeepable))]
    public async Task An_id_that_no_table_could_keep_is_refused(string field, string id)
    {
        var message = on.Message(BotOnChannel.NewId());
        if (field == "conversation") message["conversation"]!["id"] = id;
        else message[field] = id;

        using var answer = await on.PostAsync(message);

        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
        await on.AliveAsync();
    }

    /// <summary>The id of a channel that nobody endorsed is refused before it is looked at.</summary>
    [Theory, Statement("MSG-03")]
    [InlineData("webchat", true)]
    [InlineData("web\u0007chat", false)]
    [InlineData("web\u0000", false)]
    public void Every_id_of_an_activity_is_looked_at(string id, bool safe)
    {
        Activity[] each = [new() { Type = "message", Id = id }, new() { Type = "message", ChannelId = id }, new() { Type = "message", Conversation = new() { Id = id } }, new() { Type = "message", ReplyToId = id }];

        Assert.All(each, activity => Assert.Equal(safe, Ids.AreSafe(activity)));
    }

    [Theory, Statement("MSG-08")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("neverHeard")]
    public async Task Whoever_expects_replies_to_something_without_gets_an_empty_list(string type)
    {
        var activity = on.Message(BotOnChannel.NewId());
        (activity["type"], activity["deliveryMode"]) = (type, "expectReplies");

        using var answer = await on.PostAsync(activity);

        Assert.Equal("""{"activities":[]}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_button_of_another_maker_is_read_by_its_text_and_not_by_its_data()
    {
        var plain = await on.TalkAsync(on.Message(BotOnChannel.NewId(), "Combien je gagne ?"));
        var button = on.Message(BotOnChannel.NewId(), "Combien je gagne ?");
        button["value"] = new JsonObject { ["button"] = 7 };

        Assert.Equal(plain[0].Text, (await on.TalkAsync(button))[0].Text);
    }
}
