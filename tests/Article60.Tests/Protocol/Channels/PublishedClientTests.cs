using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>Microsoft's own package on the calling side, and its published schema and renderer for what we send.</summary>
[Collection(OnChannel.Name)]
public sealed class PublishedClientTests(BotOnChannel on)
{
    const int MostRequests = 120;

    [Fact, Statement("AUTH-25", "INV-02", "INV-03", "MSG-08")]
    public async Task The_published_client_calls_the_bot_as_another_bot()
    {
        var conversation = BotOnChannel.NewId();
        var given = new JsonObject
        {
            ["url"] = on.Bot.Url + "/api/messages",
            ["serviceUrl"] = on.Channel.ServiceUrl,
            ["token"] = on.Channel.EntraKeys.Sign(BotOnChannel.EntraClaims("2.0", BotOnChannel.Caller)),
            ["from"] = BotOnChannel.Caller,
            ["to"] = BotOnChannel.AppId,
            ["conversation"] = conversation,
        };

        var result = JsonNode.Parse(await NodeScript.RunAsync("channel", "parent-bot.mjs", given.ToJsonString()))!;

        Assert.Equal(200, (int)result["expectReplies"]!["status"]!);
        Assert.InRange((int)result["expectReplies"]!["count"]!, 1, 20);
        Assert.Equal(200, (int)result["invoke"]!["status"]!);
        Assert.Equal(200, (int)result["invoke"]!["statusCode"]!);
        Assert.Equal(501, (int)result["unknown"]!);
        Assert.Equal(200, (int)result["later"]!);
        Assert.NotEmpty(await on.Channel.WaitAsync(conversation));
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    [Statement("CARD-00", "CARD-01", "CARD-02", "CARD-03", "CARD-04", "CARD-05", "CARD-06", "CARD-07")]
    [Statement("CARD-08", "CARD-09", "CARD-10", "CARD-11", "CARD-12")]
    public async Task Every_card_is_valid_for_its_channel_and_drawn_without_an_event(string channel)
    {
        var schema = Need.Shared("adaptive-card-1.5.0.schema.json");
        Need.Node();
        var cards = await CollectAsync(channel);

        Assert.NotEmpty(cards);
        var problems = await NodeScript.RunAsync("channel", "cards.mjs", cards.ToJsonString(), schema);
        Assert.True(problems.Length == 0, problems);
    }

    [Fact, Statement("INV-03", "CARD-03", "CARD-04", "CARD-08", "CARD-11")]
    public async Task Every_card_in_the_answer_to_a_pressed_button_is_valid_too()
    {
        var schema = Need.Shared("adaptive-card-1.5.0.schema.json");
        Need.Node();
        var cards = new JsonArray();
        foreach (var line in Prompts())
        {
            var conversation = BotOnChannel.NewId("a:");
            foreach (var data in (await AskAsync("msteams", conversation, line, null)).SelectMany(reply => Buttons(reply["attachments"])).Take(3))
            {
                var answer = await on.PressAsync(on.Pressed(conversation, data["verb"]!.ToString(), data));
                Assert.Equal(200, (int)answer["statusCode"]!);
                if (answer["value"] is JsonObject card) cards.Add(new JsonObject { ["name"] = data["verb"]!.ToString(), ["channel"] = "msteams", ["card"] = card.DeepClone() });
            }
        }

        Assert.NotEmpty(cards);
        var problems = await NodeScript.RunAsync("channel", "cards.mjs", cards.ToJsonString(), schema);
        Assert.True(problems.Length == 0, problems);
    }

    [Fact]
    public async Task A_channel_without_cards_gets_every_card_as_text_with_numbers_to_type()
    {
        foreach (var line in Prompts())
        {
            foreach (var reply in await AskAsync("sms", BotOnChannel.NewId(), line, null))
            {
                Assert.False(reply.ContainsKey("attachments"));
                Assert.False(reply.ContainsKey("suggestedActions"));
                Assert.Equal("plain", reply["textFormat"]!.ToString());
                Assert.NotEmpty(reply["text"]!.ToString());
                Assert.DoesNotContain("**", reply["text"]!.ToString(), StringComparison.Ordinal);
                Assert.InRange(reply["text"]!.ToString().Length, 1, 1_500);
            }
        }
    }

    /// <summary>Asks every prompt, then presses every button it is shown, two rounds deep.</summary>
    async Task<JsonArray> CollectAsync(string channel)
    {
        var found = new Dictionary<string, JsonNode>();
        var waiting = new Queue<(string Conversation, string? Text, JsonObject? Value, int Depth)>(
            Prompts().Select(line => (BotOnChannel.NewId("a:"), (string?)line, (JsonObject?)null, 0)));
        for (var asked = 0; asked < MostRequests && waiting.TryDequeue(out var next); asked++)
        {
            foreach (var reply in await AskAsync(channel, next.Conversation, next.Text, next.Value))
            {
                foreach (var card in (reply["attachments"]?.AsArray() ?? []).Select(attachment => attachment!["content"]!.AsObject()))
                {
                    var named = new JsonObject { ["name"] = next.Text ?? next.Value!["verb"]?.ToString() ?? "?", ["channel"] = channel, ["card"] = card.DeepClone() };
                    found.TryAdd(card.ToJsonString(), named);
                    if (next.Depth == 2) continue;
                    foreach (var data in Buttons(card)) waiting.Enqueue((next.Conversation, null, data, next.Depth + 1));
                }
            }
        }

        return new JsonArray([.. found.Values]);
    }

    static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Buttons),
        JsonObject { } button when button["type"]?.ToString() is "Action.Submit" or "Action.Execute" && button["data"] is JsonObject data && data.ContainsKey("verb") =>
            [data.DeepClone().AsObject()],
        JsonObject block => block.SelectMany(field => Buttons(field.Value)),
        _ => [],
    };

    async Task<IReadOnlyList<JsonObject>> AskAsync(string channel, string conversation, string? text, JsonObject? value)
    {
        var message = channel == "msteams" ? on.TeamsMessage(conversation, text ?? "") : on.Message(conversation, text ?? "", channel);
        if (value is not null) message["value"] = value.DeepClone();
        message["deliveryMode"] = "expectReplies";
        using var answer = await on.PostAsync(message);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {text}");
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["activities"]!.AsArray().Select(reply => reply!.AsObject())];
    }

    static IEnumerable<string> Prompts() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "cases", "channels", "prompts.txt")).Where(line => line.Length > 0 && line[0] != '#');
}
