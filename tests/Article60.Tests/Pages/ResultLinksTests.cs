using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Host.Pages;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

public sealed class ResultLinksTests
{
    private static readonly Turn Result = new(Conversation.New,
        [new Reply.Text("Votre préavis est de trois semaines."), new Reply.Card(new JsonObject { ["type"] = "AdaptiveCard", ["body"] = new JsonArray() }, "plain", [new("Et après ?", "Et après ?")], Samples.Resignation)]);

    [Fact]
    public async Task On_a_secure_address_the_card_has_buttons_for_receipt_calendar_and_letter()
    {
        var card = Assert.IsType<Reply.Card>(Assert.Single((await Linked("https://bot.example", isRemote: true)).Replies, reply => reply is Reply.Card));
        var urls = card.Content["actions"]!.AsArray().Select(action => (string)action!["url"]!).ToArray();
        Assert.Equal(3, urls.Length);
        Assert.All(urls, url => Assert.StartsWith("https://bot.example/", url, StringComparison.Ordinal));
        Assert.All(urls, url => Assert.Contains(url, card.PlainText, StringComparison.Ordinal));
        Assert.Null(((Reply.Card)Result.Replies[1]).Content["actions"]);
    }

    [Fact]
    public async Task On_an_address_without_https_the_links_stand_in_a_text_because_no_card_may_hold_them()
    {
        var replies = (await Linked("http://localhost:3978", isRemote: false)).Replies;
        var card = Assert.IsType<Reply.Card>(replies[1]);
        Assert.Null(card.Content["actions"]);
        var text = Assert.IsType<Reply.Text>(replies[2]);
        Assert.Contains("](http://localhost:3978/recu/", text.Markdown, StringComparison.Ordinal);
        Assert.Equal("Et après ?", Assert.Single(text.Choices).Title);
    }

    [Fact]
    public async Task Nobody_on_another_channel_is_sent_to_this_very_machine() =>
        Assert.Equal(Result.Replies, (await Linked("http://localhost:3978", isRemote: true)).Replies);

    private static async Task<Turn> Linked(string home, bool isRemote)
    {
        await using var desk = await ReceiptDesk.With(RealKnowledge.Base);
        return new ResultLinks(desk.Receipts, new PublicAddress(new() { PublicBaseUrl = home }, new NoServer())).Add(Result, RealKnowledge.Base, isRemote);
    }
}
