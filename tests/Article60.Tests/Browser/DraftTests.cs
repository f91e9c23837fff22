using Microsoft.Playwright;

namespace Article60.Tests.Browser;

/// <summary>What is typed into a card and not yet sent: for this person, in this conversation.</summary>
public sealed class DraftTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Phone = "0470 12 34 56";

    [Fact]
    public async Task What_is_typed_survives_a_reload_and_no_other_conversation_of_the_same_computer_finds_it()
    {
        await using var visitor = await browser.Visit("/?centre=liege");
        await visitor.Ask("Demander à être rappelé");
        await Field(visitor).FillAsync(Phone);
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(Field(visitor)).ToHaveValueAsync(Phone);

        // The page begins another conversation by itself, as after a night: nobody presses "Recommencer".
        await visitor.Page.EvaluateAsync("sessionStorage.removeItem('article60')");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.OwnBubbles).ToHaveCountAsync(0);
        await visitor.BotBubbles.First.WaitForAsync();
        await visitor.Ask("Demander à être rappelé");
        await visitor.Page.ReloadAsync();
        await Field(visitor).WaitForAsync();
        // Longer than the page waits before it fills in.
        await visitor.Page.WaitForTimeoutAsync(1500);

        await Assertions.Expect(Field(visitor)).ToHaveValueAsync("");
        Assert.DoesNotContain(Phone, await visitor.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
    }

    private static ILocator Field(ChatVisitor visitor) => visitor.Cards.Last.GetByLabel("Téléphone");
}
