using System.Net;
using System.Text.Json.Nodes;
using Article60.Tests.Desk;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>A partner fills in the interest card in Teams, pressing what the card shows, until the reference.</summary>
[Collection(OnChannel.Name)]
public sealed class TeamsFormTests(BotOnChannel on)
{
    const int MostCards = 8;
    const string Bot = "28:" + BotOnChannel.AppId;

    static readonly Dictionary<string, string> Answers = new()
    {
        ["centre"] = "liege", ["partner-kind"] = "nonprofit", ["organisation"] = "ASBL Le Jardin partagé", ["post"] = "aide-jardinier", ["workers"] = "1",
        ["workplace"] = "Liège", ["risks"] = "height", ["contact-name"] = "Camille", ["phone"] = "0470123456", ["mail"] = "camille@exemple.be", ["consent"] = "true",
    };

    [Theory, Statement("TEAMS-06", "INV-03")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_partner_who_presses_execute_buttons_gets_each_card_in_the_answer_and_at_last_the_reference(bool inChannel)
    {
        var conversation = Conversation(inChannel);
        var (_, card) = await AskAsync(conversation, inChannel);

        var seen = card.ToJsonString();
        for (var i = 0; i < MostCards && !PartnerRoad.Pattern().IsMatch(seen); i++)
        {
            var button = Next(card);
            var body = await on.PressAsync(on.Pressed(conversation, button["verb"]!.ToString(), Entered(button, card), inChannel));
            Assert.Equal("application/vnd.microsoft.card.adaptive", body["type"]!.ToString());
            card = body["value"]!.AsObject();
            seen = card.ToJsonString();
        }

        Assert.Matches(PartnerRoad.Pattern(), seen);
    }

    [Theory, Statement("TEAMS-06", "OUT-05")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_partner_who_presses_submit_buttons_sees_each_card_frozen_in_place_and_gets_the_reference_in_the_thread(bool inChannel)
    {
        var conversation = Conversation(inChannel);
        var (shown, card) = await AskAsync(conversation, inChannel);
        var pressed = new List<string>();
        for (var i = 0; i < MostCards && !Seen(conversation); i++)
        {
            var before = Cards(conversation).Count;
            var button = Next(card)["fallback"]!.AsObject();
            var submit = on.TeamsMessage(conversation, "", inChannel);
            submit.Remove("text");
            submit["value"] = Entered(button, card);
            submit["replyToId"] = shown;
            pressed.Add(shown);
            using var answer = await on.PostAsync(submit);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await WaitAsync(() => Cards(conversation).Count > before || Seen(conversation));
            if (!Seen(conversation)) (shown, card) = Cards(conversation)[^1];
        }

        Assert.True(Seen(conversation));
        await WaitAsync(() => Frozen(conversation).Count == pressed.Count);
        Assert.Equal(pressed, Frozen(conversation).Select(call => Uri.UnescapeDataString(call.Target.Split('/')[^1])));
        Assert.All(Frozen(conversation), call => Assert.DoesNotContain("\"Input.", call.Raw, StringComparison.Ordinal));
        Assert.All(on.Channel.All(conversation), call => Assert.Contains($"/conversations/{Uri.EscapeDataString(conversation)}/activities", call.Target, StringComparison.Ordinal));
    }

    static string Conversation(bool inChannel) => inChannel ? BotOnChannel.NewId("19:") + "@thread.tacv2;messageid=1759999999999" : BotOnChannel.NewId("a:");

    /// <summary>Asks for the form, mentioning the bot where others listen; gives the card with inputs and its id at the channel.</summary>
    async Task<(string Id, JsonObject Card)> AskAsync(string conversation, bool inChannel)
    {
        foreach (var text in new[] { "Devenir partenaire", "Formulaire pour accueillir un travailleur" })
        {
            var before = on.Channel.Said(conversation).Count;
            var ask = on.TeamsMessage(conversation, inChannel ? $"<at>Article 60</at> {text}" : text, inChannel);
            if (inChannel) ask["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Article 60</at>", ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "Article 60" } });
            await on.TalkAsync(ask, least: before + 1);
            await Task.Delay(500);
            if (Cards(conversation) is [.., var last]) return last;
        }

        throw new InvalidOperationException("No form was shown.");
    }

    /// <summary>Cards with inputs or a button to send, oldest first.</summary>
    List<(string Id, JsonObject Card)> Cards(string conversation) =>
    [
        .. on.Channel.All(conversation).Where(call => call.Method == "POST" && on.Channel.IdOf(call) is not null)
            .Select(call => (Id: on.Channel.IdOf(call)!, Card: call.Body["attachments"]?[0]?["content"] as JsonObject))
            .Where(one => one.Card is not null && Buttons(one.Card).Any(IsForm)).Select(one => (one.Id, one.Card!)),
    ];

    List<ConnectorRequest> Frozen(string conversation) => [.. on.Channel.All(conversation).Where(call => call.Method == "PUT")];

    bool Seen(string conversation) => on.Channel.Said(conversation).Any(call => PartnerRoad.Pattern().IsMatch(call.Raw));

    /// <summary>The button that goes on: the next page, or at the summary the one that sends.</summary>
    static JsonObject Next(JsonObject card) => Buttons(card).Where(IsForm).OrderBy(button => button["data"]!["verb"]!.ToString() switch { "form.send" => 0, "form.page" => 1, _ => 2 }).First();

    static bool IsForm(JsonObject button) => button["data"]?["verb"]?.ToString() is "form.page" or "form.send";

    static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Buttons),
        JsonObject button when button["type"]?.ToString() == "Action.Execute" => [button],
        JsonObject block => block.SelectMany(field => Buttons(field.Value)),
        _ => [],
    };

    /// <summary>What Teams sends: the data of the button with every input of the card.</summary>
    static JsonObject Entered(JsonObject button, JsonObject card)
    {
        var data = button["data"]!.DeepClone().AsObject();
        foreach (var id in Inputs(card)) data[id] = Answers.GetValueOrDefault(id, "");
        return data;
    }

    static IEnumerable<string> Inputs(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Inputs),
        JsonObject input when input["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) == true => [input["id"]!.ToString()],
        JsonObject block => block.SelectMany(field => Inputs(field.Value)),
        _ => [],
    };

    static async Task WaitAsync(Func<bool> enough)
    {
        for (var tries = 0; tries < 200 && !enough(); tries++) await Task.Delay(50);
    }
}
