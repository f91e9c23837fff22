using System.Text.Json;
using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Pages;

/// <summary>axe-core in a real browser, at the width of an old phone and of a desk.</summary>
[Collection(nameof(PagesBot))]
public sealed class AccessibilityTests(PagesBot bot)
{
    [Fact]
    public async Task No_page_has_an_accessibility_fault_or_is_wider_than_a_small_phone()
    {
        var chromium = Need.Chromium();
        var axe = await File.ReadAllTextAsync(await NodeScript.ModuleAsync("", "axe-core/axe.min.js"));
        var token = await PagesBot.Token(Samples.Resignation);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        await using var context = await browser.NewContextAsync(new() { BaseURL = bot.Url });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/chat");
        await page.GetByLabel("Votre message").FillAsync("Quel est le salaire ?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        foreach (var address in new[] { "/chat", "/questions", "/vie-privee", "/conditions", "/reponse/salary-amount?centre=liege", "/reponse/nothing", $"/recu/{token}", "/recu/x", $"/lettre/{token}" })
            foreach (var width in new[] { 320, 1280 })
            {
                await page.SetViewportSizeAsync(width, 700);
                await page.GotoAsync(address);
                await page.EvaluateAsync(axe);
                var faults = await page.EvaluateAsync<JsonElement>(
                    "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))");
                Assert.Equal("[]", faults.ToString());
                Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"));
            }
    }

    [Fact]
    public async Task The_chat_page_works_in_a_browser_with_JavaScript_switched_off()
    {
        var chromium = Need.Chromium();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        await using var context = await browser.NewContextAsync(new() { BaseURL = bot.Url, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "poser vos questions sans JavaScript" }).ClickAsync();
        await page.GetByLabel("Votre message").FillAsync("Quel est le salaire ?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        Assert.Contains("brut", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("details > summary").First.ClickAsync();
        Assert.NotEqual("", await page.Locator("details").First.InnerTextAsync());
    }
}
