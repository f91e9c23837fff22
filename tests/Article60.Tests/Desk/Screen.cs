using System.Text.Json;
using Article60.Tests.Browser;
using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Desk;

/// <summary>One page in a Chromium of its own, with what people with a keyboard, a small screen or a screen reader need from it.</summary>
internal sealed class Screen : IAsyncDisposable
{
    public const int Patience = 60_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Screen(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public IKeyboard Keys => Page.Keyboard;

    public static async Task<Screen> Open(int width = 1280, int height = 860)
    {
        Need.Chromium();
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.Launch(playwright);
        var page = await (await browser.NewContextAsync(new() { Locale = "fr-BE", ViewportSize = new() { Width = width, Height = height } })).NewPageAsync();
        page.SetDefaultTimeout(Patience);
        return new(playwright, browser, page);
    }

    /// <summary>Signs in at the desk by keyboard.</summary>
    public async Task SignIn(DeskBot bot, string role, string centre)
    {
        await Page.GotoAsync($"{bot.Url}/desk");
        // The page brings the keyboard there by itself, a moment after it is loaded.
        await Assertions.Expect(Page.Locator("[autofocus]")).ToBeFocusedAsync(new() { Timeout = Patience });
        await Keys.TypeAsync(DeskBot.Account(role, centre));
        await Keys.PressAsync("Tab");
        await Keys.TypeAsync(DeskBot.Password);
        await Keys.PressAsync("Enter");
        await Page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.Commit, Timeout = Patience });
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    /// <summary>No fault that axe-core knows, nothing wider than the screen, and a picture for people to look at.</summary>
    public async Task Faultless(string what)
    {
        // Evaluated through the debugger, so that the page's own policy stays as strict as it is.
        await Page.EvaluateAsync(await Axe());
        var json = await Page.EvaluateAsync<string>("async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).slice(0, 3).join(' | ')))");
        var violations = JsonSerializer.Deserialize<string[]>(json)!;
        Assert.True(violations.Length == 0, $"{what}:\n{string.Join('\n', violations)}");
        Assert.True(await Page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"), $"{what} is wider than the screen");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(BrowserFixture.Screenshots, $"{what}-{Page.ViewportSize!.Width}.png") });
    }

    /// <summary>Goes on with the Tab key until the field, button or link of that name has the focus.</summary>
    public async Task TabTo(string name, bool back = false)
    {
        for (var i = 0; i < 60; i++)
        {
            if (await FocusIsOn(name)) return;
            await Keys.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"The keyboard does not reach \"{name}\".");
    }

    /// <summary>Into a field, replacing what stands there.</summary>
    public async Task Fill(string field, string text)
    {
        await TabTo(field);
        await Keys.PressAsync("Control+A");
        await Keys.TypeAsync(text);
    }

    public async Task Press(string button)
    {
        await TabTo(button);
        await Keys.PressAsync("Enter");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private Task<bool> FocusIsOn(string name) => Page.EvaluateAsync<bool>("""
        name => {
          const one = document.activeElement;
          if (!one || one === document.body) return false;
          const labels = [...(one.labels ?? []), ...(one.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id))].filter(label => label).map(label => label.textContent);
          return [labels.join(' '), one.getAttribute('aria-label'), one.textContent].some(text => text?.trim().startsWith(name));
        }
        """, name);

    private static async Task<string> Axe() => await File.ReadAllTextAsync(await Clients.File("axe-core", "axe.min.js"));
}
