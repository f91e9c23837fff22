using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Article60.Tests.Desk;

/// <summary>Somebody who uses the chat by keyboard alone.</summary>
internal sealed class ChatKeyboard(Screen screen)
{
    private int _seen;

    public IPage Page => screen.Page;

    public async Task Arrive(string url)
    {
        await Page.GotoAsync(url);
        await Expect(Page.GetByText("Bonjour").First).ToBeVisibleAsync();
    }

    /// <summary>Types into the message box and sends it.</summary>
    public async Task Say(string text)
    {
        await Leave();
        await screen.TabTo("Zone de saisie");
        await screen.Keys.TypeAsync(text);
        await screen.Keys.PressAsync("Enter");
    }

    /// <summary>Waits for a card that was not there before, with that heading, and brings the keyboard into it.</summary>
    public async Task<ILocator> Into(string heading, string? with = null)
    {
        var cards = Page.Locator(".ac-adaptiveCard");
        await Expect(cards.Nth(_seen)).ToBeVisibleAsync(new() { Timeout = Screen.Patience });
        // A card of the answer before may still have been on its way.
        await Expect(cards.Last).ToContainTextAsync(heading, new() { Timeout = Screen.Patience });
        return await IntoLast(heading, with);
    }

    /// <summary>Brings the keyboard into the newest card, which has that heading.</summary>
    public async Task<ILocator> IntoLast(string heading, string? with = null)
    {
        var card = Card(heading);
        await Expect(card).ToBeVisibleAsync(new() { Timeout = Screen.Patience });
        if (with is not null) await Expect(card.GetByText(with).First).ToBeVisibleAsync(new() { Timeout = Screen.Patience });
        await Leave();
        await screen.TabTo("Historique des conversations", back: true);
        // The newest message of all is the one that opens.
        await screen.Keys.PressAsync("End");
        await screen.Keys.PressAsync("Enter");
        _seen = await Page.Locator(".ac-adaptiveCard").CountAsync();
        return card;
    }

    /// <summary>Out of a card. Web Chat then takes the focus to its message box a moment later, and nothing can be typed there until it did.</summary>
    private async Task Leave()
    {
        await screen.Keys.PressAsync("Escape");
        await Expect(Page.GetByRole(AriaRole.Textbox, new() { Name = "Zone de saisie" })).ToBeEditableAsync();
    }

    public ILocator Card(string heading) => Page.Locator(".ac-adaptiveCard", new() { HasText = heading }).Last;
}
