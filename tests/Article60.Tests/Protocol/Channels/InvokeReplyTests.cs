using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.Channels;

/// <summary>An invoke has room for one answer: nothing of what the turn says is left out of it.</summary>
public sealed class InvokeReplyTests
{
    static Activity Text(string text, int choices = 0) => new()
    {
        Type = ActivityTypes.Message, Text = text, Locale = "fr",
        SuggestedActions = choices == 0 ? null : new()
        {
            Actions = [.. Enumerable.Range(1, choices).Select(i => new CardAction { Type = CardAction.ImBack, Title = $"Choix {i}", Value = ProtocolJson.Element($"texte {i}") })],
        },
    };

    static Activity Card(string name, int actions) => new()
    {
        Type = ActivityTypes.Message,
        Attachments =
        [
            new()
            {
                ContentType = Attachment.AdaptiveCard,
                Content = ProtocolJson.Element(new JsonObject
                {
                    ["type"] = "AdaptiveCard", ["version"] = "1.5",
                    ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = name }),
                    ["actions"] = new JsonArray([.. Enumerable.Range(1, actions).Select(i => (JsonNode)new JsonObject { ["type"] = "Action.Submit", ["title"] = $"{name} {i}" })]),
                }),
            },
        ],
    };

    static InvokeReply From(params ImmutableArray<Activity> replies) => InvokeReply.From(replies);

    [Fact, Statement("INV-03")]
    public void A_text_alone_is_a_text_and_a_card_alone_is_that_card()
    {
        Assert.Equal("un\n\ndeux", From(Text("un"), Text("deux")).Text);
        Assert.Null(From(Text("un")).Card);
        Assert.Equal("a", From(Card("a", 1)).Card!["body"]![0]!["text"]!.ToString());
    }

    [Fact, Statement("INV-03")]
    public void Suggested_actions_become_buttons_that_say_the_same()
    {
        var card = From(Text("un", choices: 3)).Card!;

        Assert.Equal("un", card["body"]![0]!["text"]!.ToString());
        Assert.Equal("fr", card["lang"]!.ToString());
        Assert.Equal(["texte 1", "texte 2", "texte 3"], card["body"]![1]!["actions"]!.AsArray().Select(action => action!["data"]!["msteams"]!["value"]!.ToString()));
    }

    [Fact]
    public void Of_several_cards_every_button_stays_and_no_row_is_longer_than_teams_shows()
    {
        var card = From(Text("un", choices: 8), Card("a", 5), Card("b", 4)).Card!;
        var rows = card["body"]!.AsArray().Select(block => block!["actions"]?.AsArray()).OfType<JsonArray>().Append(card["actions"]!.AsArray()).ToList();

        Assert.All(rows, row => Assert.InRange(row.Count, 1, 5));
        Assert.Equal(17, rows.Sum(row => row.Count));
        Assert.Equal("b 1", card["actions"]![0]!["title"]!.ToString());
    }
}
