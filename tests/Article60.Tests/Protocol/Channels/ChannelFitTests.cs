using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Host.Turns;
using Article60.Protocol.Activities;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>The same replies on channels that can show more or less.</summary>
public sealed class ChannelFitTests
{
    static Activity On(string channel, bool group = false) => new()
    {
        Type = ActivityTypes.Message, Id = "1", ChannelId = channel, ServiceUrl = "https://channel.example/", Text = "x",
        From = new() { Id = "u" }, Recipient = new() { Id = "b" }, CallerId = "urn:botframework:azure",
        Conversation = new() { Id = "c", ConversationType = group ? "channel" : "personal" },
    };

    static ImmutableArray<Choice> Choices(int count) => [.. Enumerable.Range(1, count).Select(i => new Choice($"Choix {i}", $"texte {i}"))];

    static Reply.Card Card(int choices = 0, int actions = 1) => new(
        new JsonObject
        {
            ["type"] = "AdaptiveCard", ["version"] = "1.5", ["lang"] = "fr", ["fallbackText"] = "f",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "Input.Text", ["id"] = "name", ["label"] = "Nom" }),
            ["actions"] = new JsonArray([.. Enumerable.Range(1, actions).Select(i => (JsonNode)new JsonObject
            {
                ["type"] = "Action.Submit", ["title"] = $"Envoyer {i}", ["data"] = new JsonObject { ["verb"] = "form.send", ["page"] = i },
            })]),
        },
        "Votre **nom** ?", Choices(choices));

    static ImmutableArray<Activity> Fit(Activity inbound, params Reply[] replies) => ChannelFit.Fit(inbound, "fr", [.. replies]);

    static JsonObject CardOf(Activity activity) => JsonNode.Parse(activity.Attachments!.Value[0].Content!.Value.GetRawText())!.AsObject();

    [Fact, Statement("CARD-06")]
    public void Web_chat_gets_submit_buttons_and_all_its_choices()
    {
        var message = Assert.Single(Fit(On("webchat"), Card(choices: 8)));
        Assert.Equal("Action.Submit", CardOf(message)["actions"]![0]!["type"]!.ToString());
        Assert.Equal(8, message.SuggestedActions!.Actions!.Value.Length);
    }

    [Fact, Statement("CARD-07")]
    public void Teams_gets_execute_with_the_same_submit_as_fallback()
    {
        var action = CardOf(Assert.Single(Fit(On("msteams"), Card())))["actions"]![0]!;
        Assert.Equal("Action.Execute", action["type"]!.ToString());
        Assert.Equal("form.send", action["verb"]!.ToString());
        Assert.Equal("Action.Submit", action["fallback"]!["type"]!.ToString());
        Assert.Equal("form.send", action["fallback"]!["data"]!["verb"]!.ToString());
    }

    [Theory, Statement("OUT-10")]
    [InlineData(3, false, 3)]
    [InlineData(4, false, 0)]
    [InlineData(2, true, 0)]
    public void Teams_suggests_three_choices_in_a_chat_and_makes_buttons_of_them_elsewhere(int choices, bool group, int suggested)
    {
        var messages = Fit(On("msteams", group), new Reply.Text("Bonjour", Choices(choices)));

        Assert.Equal(suggested, messages.Sum(message => message.SuggestedActions?.Actions?.Length ?? 0));
        if (suggested > 0) return;
        var buttons = CardOf(messages[1])["body"]!.AsArray().SelectMany(row => row!["actions"]!.AsArray()).ToList();
        Assert.Equal(Choices(choices).Select(choice => choice.Text), buttons.Select(button => button!["data"]!["msteams"]!["value"]!.ToString()));
    }

    [Fact, Statement("OUT-10")]
    public void Teams_never_gets_text_card_or_suggestions_together()
    {
        var message = Assert.Single(Fit(On("msteams"), Card(choices: 2)));
        Assert.Null(message.Text);
        Assert.Null(message.SuggestedActions);
        Assert.Contains("texte 2", CardOf(message).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_row_on_teams_has_more_than_five_buttons_and_none_is_lost()
    {
        var card = CardOf(Assert.Single(Fit(On("msteams"), Card(actions: 14))));
        var rows = card["body"]!.AsArray().Where(block => block!["type"]!.ToString() == "ActionSet").Select(row => row!["actions"]!.AsArray().Count).Prepend(card["actions"]!.AsArray().Count).ToList();
        Assert.Equal([5, 5, 4], rows);
    }

    [Fact]
    public void A_card_too_large_for_teams_becomes_its_text()
    {
        var card = Card();
        card.Content["body"]!.AsArray().Add(new JsonObject { ["type"] = "TextBlock", ["text"] = new string('a', 30_000), ["wrap"] = true });
        var message = Assert.Single(Fit(On("msteams"), card));
        Assert.Equal("Votre **nom** ?", message.Text);
    }

    [Fact]
    public void A_channel_nobody_described_gets_plain_text_with_numbers_to_type()
    {
        var message = Assert.Single(Fit(On("brand-new"), Card(choices: 2)));
        Assert.Equal("Votre nom ?\n\n1. Choix 1\n2. Choix 2", message.Text);
        Assert.Equal("plain", message.TextFormat);
        Assert.Null(message.Attachments);
        Assert.Null(message.SuggestedActions);
    }

    [Fact]
    public void A_long_text_comes_in_parts_and_nothing_is_cut_off()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 80).Select(i => $"Paragraphe {i} avec quelques mots de plus pour la longueur."));
        var parts = Fit(On("sms"), new Reply.Text(text));

        Assert.All(parts, part => Assert.InRange(part.Text!.Length, 1, 1_500));
        Assert.Equal(text, string.Join("\n\n", parts.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("**Gras** et *italique*", "Gras et italique")]
    [InlineData("Voir [le site](https://example.be/x).", "Voir le site (https://example.be/x).")]
    [InlineData("[https://example.be](https://example.be)", "https://example.be")]
    [InlineData("2 * 3 = 6 et a_b_c", "2 * 3 = 6 et a_b_c")]
    [InlineData("- un\n- deux", "- un\n- deux")]
    [InlineData("l\\'article \\*60\\*", "l\\'article *60*")]
    public void Markdown_reads_well_without_its_marks(string markdown, string plain) => Assert.Equal(plain, PlainText.From(markdown));

    [Fact, Statement("TEAMS-07")]
    public void Markup_in_a_text_stays_text_on_teams() =>
        Assert.Equal("&lt;b>gras&lt;/b>", Assert.Single(Fit(On("msteams"), new Reply.Text("<b>gras</b>"))).Text);

    [Fact]
    public void An_answered_card_keeps_what_was_entered_and_loses_its_buttons()
    {
        var shown = Assert.Single(Fit(On("msteams"), Card()));
        var entered = JsonNode.Parse("""{"verb":"form.send","name":"Boulangerie"}""")!;

        var card = CardOf(FrozenCard.Of(shown, ProtocolJson.Element(entered))!);

        Assert.False(card.ContainsKey("actions"));
        Assert.Equal("Nom : Boulangerie", card["body"]![0]!["text"]!.ToString());
    }

    [Fact]
    public void Every_reply_carries_who_called_and_where()
    {
        var message = Assert.Single(Fit(On("webchat"), new Reply.Text("x")));
        Assert.Equal("urn:botframework:azure", message.CallerId);
        Assert.Equal("https://channel.example/", message.ServiceUrl);
        Assert.Equal("fr", message.Locale);
    }
}
