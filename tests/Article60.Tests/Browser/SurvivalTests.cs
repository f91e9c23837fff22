using System.Globalization;
using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Browser;

/// <summary>A killed process, an expired token: the visitor's page goes on with the same conversation.</summary>
public sealed class SurvivalTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task After_a_kill_and_a_restart_the_same_page_continues_the_same_conversation()
    {
        Need.Chromium();
        var address = ("ASPNETCORE_URLS", $"http://127.0.0.1:{FreePort()}");
        var first = await browser.StartBot("killed", address);
        await using var visitor = await browser.Visit(bot: first);
        await visitor.Ask("Combien je gagne ?");
        var before = await visitor.Bubbles.CountAsync();

        await first.KillAsync();
        await using var second = await browser.StartBot("killed", address);

        // The client reconnects by itself after some seconds; a message sent meanwhile waits for it.
        await visitor.Page.WaitForTimeoutAsync(16_000);
        await visitor.Ask("Et les vacances ?");

        Assert.Equal(2, await visitor.OwnBubbles.CountAsync());
        Assert.True(await visitor.Bubbles.CountAsync() > before);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task After_the_token_expired_the_page_goes_on_by_itself()
    {
        Need.Chromium();
        await using var bot = await browser.StartBot("expiring", ("DirectLine__TokenLifetimeSeconds", "4"));
        await using var visitor = await browser.Visit(bot: bot);

        await visitor.Page.WaitForTimeoutAsync(5_000);
        await visitor.Page.ReloadAsync();
        await visitor.BotBubbles.First.WaitForAsync();
        await visitor.Ask("Combien je gagne ?");

        Assert.True(await visitor.Page.Locator("#trouble").IsHiddenAsync());
        Assert.Equal(1, await visitor.OwnBubbles.CountAsync());
    }

    private static string FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
