using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Article60.Tests.Browser;

/// <summary>Somebody in front of the page, and everything the browser noticed.</summary>
public sealed class ChatVisitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private ChatVisitor(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }
    public ConcurrentQueue<string> ConsoleErrors { get; } = new();
    public ConcurrentQueue<string> Requests { get; } = new();
    public ConcurrentQueue<string> Sockets { get; } = new();

    public ILocator Bubbles => Page.Locator(".webchat__bubble");
    public ILocator OwnBubbles => Page.Locator(".webchat__bubble--from-user");
    public ILocator BotBubbles => Page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)");
    public ILocator SendBox => Page.Locator(".webchat__send-box-text-box__input");
    public ILocator Buttons => Page.Locator(".webchat__suggested-action");
    public ILocator Cards => Page.Locator(".ac-adaptiveCard");

    public static async Task<ChatVisitor> Arrive(IBrowserContext context, string url, string path, bool waits)
    {
        var visitor = new ChatVisitor(context, await context.NewPageAsync());
        visitor.Page.Console += (_, message) => { if (message.Type == "error") visitor.ConsoleErrors.Enqueue(message.Text); };
        visitor.Page.PageError += (_, error) => visitor.ConsoleErrors.Enqueue(error);
        visitor.Page.Request += (_, request) => visitor.Requests.Enqueue(request.Url);
        visitor.Page.WebSocket += (_, socket) => visitor.Sockets.Enqueue(socket.Url);
        visitor.Page.SetDefaultTimeout(30_000);
        await visitor.Page.GotoAsync(url + path);
        if (waits) await visitor.BotBubbles.First.WaitForAsync();
        return visitor;
    }

    /// <summary>Types it, sends it with Enter, and waits until the bot has answered.</summary>
    public async Task Ask(string text)
    {
        var before = await BotBubbles.CountAsync();
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
        await Answered(before);
    }

    /// <summary>Waits for more of the bot's bubbles than there were, and until no more come.</summary>
    public async Task Answered(int before)
    {
        await Assertions.Expect(BotBubbles.Nth(before)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        for (int last = -1, now = await BotBubbles.CountAsync(); now != last; now = await BotBubbles.CountAsync())
        {
            last = now;
            await Task.Delay(600);
        }
    }

    public Task Shoot(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(BrowserFixture.Screenshots, name + ".png") });

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
