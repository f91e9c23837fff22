using System.Text.Json;
using System.Text.RegularExpressions;
using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Browser;

public sealed partial class ChatPageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Age42 = "J'ai 42 ans, combien de jours dois-je travailler ?";

    [Fact]
    [Statement("WEB-02", "WEB-03", "WEB-04", "WEB-05", "WEB-06")]
    [Statement("WEB-07", "WEB-12", "WEB-13", "WEB-14")]
    public async Task WEB_02_to_07_12_13_14_A_question_with_accents_is_sent_and_answered_in_french()
    {
        await using var visitor = await browser.Visit("/?centre=liege");
        const string question = "Combien je gagne après l’été, ça change ?";

        await visitor.Ask(question);
        await visitor.Shoot("question-1280");

        Assert.Contains("CPAS de Liège", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("fr", await visitor.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Equal("Tapez votre message", await visitor.SendBox.GetAttributeAsync("placeholder"));
        Assert.Contains(question, await visitor.OwnBubbles.Last.InnerTextAsync(), StringComparison.Ordinal);
        var (asked, answered) = (await visitor.OwnBubbles.Last.BoundingBoxAsync(), await visitor.BotBubbles.Last.BoundingBoxAsync());
        Assert.True(answered!.Y > asked!.Y);
        Assert.DoesNotContain("Réessayer", await visitor.Page.Locator("#webchat").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await visitor.Page.Locator("#trouble").IsHiddenAsync());

        var host = new Uri(browser.Bot!.Url).Authority;
        Assert.All(visitor.Requests.Where(url => url.StartsWith("http", StringComparison.Ordinal)), url => Assert.Equal(host, new Uri(url).Authority));
        Assert.Equal(host, new Uri(Assert.Single(visitor.Sockets)).Authority);
        Assert.Empty(visitor.ConsoleErrors);
    }

    [Fact, Statement("WEB-08", "WEB-09", "WEB-10", "WEB-11")]
    public async Task WEB_08_to_11_The_question_of_the_age_brings_a_card_whose_parts_and_buttons_work()
    {
        await using var visitor = await browser.Visit();
        await visitor.Ask(Age42);

        Assert.True(await visitor.Cards.CountAsync() > 0);
        Assert.Equal(0, await visitor.Page.GetByText(RenderError()).CountAsync());
        var opener = visitor.Cards.Last.Locator(".ac-pushButton").First;
        if (await opener.CountAsync() > 0)
        {
            await opener.ClickAsync();
            await visitor.Shoot("working-1280");
        }

        var title = await visitor.Buttons.First.InnerTextAsync();
        var (before, said) = (await visitor.BotBubbles.CountAsync(), await visitor.OwnBubbles.CountAsync());
        await visitor.Buttons.First.ClickAsync();
        await visitor.Answered(before);

        Assert.Equal(said + 1, await visitor.OwnBubbles.CountAsync());
        Assert.NotEmpty(title);
        Assert.Empty(visitor.ConsoleErrors);
    }

    [Theory, Statement("WEB-15")]
    [InlineData(1280, 800)]
    [InlineData(640, 400)]
    [InlineData(360, 640)]
    [InlineData(320, 568)]
    public async Task WEB_15_No_text_runs_out_of_the_view(int width, int height)
    {
        await using var visitor = await browser.Visit("/?centre=liege", width, height);
        await visitor.Ask(Age42);
        await visitor.Shoot($"result-{width}");

        var outside = await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('header *, #webchat *')]
              .filter(one => one.childNodes.length && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
              .filter(one => { for (let up = one; up; up = up.parentElement) if (up.getBoundingClientRect().width <= 2 && getComputedStyle(up).overflow === 'hidden') return false; return true; })
              .filter(one => { const box = one.getBoundingClientRect(); return box.width > 1 && box.right > 0 && (box.right > innerWidth + 1 || box.left < -1); })
              .map(one => one.textContent.slice(0, 60))
            """);

        Assert.Empty(outside);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Axe_finds_no_violation_on_the_page_with_an_answer_and_a_card()
    {
        var axe = await Clients.File("axe-core", "axe.min.js");
        await using var visitor = await browser.Visit("/?centre=liege");
        await visitor.Ask(Age42);

        await visitor.Page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        var violations = await visitor.Page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
              .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')}`)
            """);

        Assert.Empty(violations.EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough_and_the_answers_are_announced()
    {
        await using var visitor = await browser.Visit();
        for (var tabs = 0; tabs < 20; tabs++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.SendBox.EvaluateAsync<bool>("one => one === document.activeElement")) break;
        }

        Assert.True(await visitor.SendBox.EvaluateAsync<bool>("one => one === document.activeElement"));
        var before = await visitor.BotBubbles.CountAsync();
        await visitor.Page.Keyboard.TypeAsync("Combien je gagne ?");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Answered(before);
        Assert.True(await visitor.Page.Locator("[aria-live], [role=log]").CountAsync() > 0);
    }

    [Fact]
    public async Task After_a_double_tap_on_a_suggestion_one_can_still_write()
    {
        await using var visitor = await browser.Visit();

        await visitor.Buttons.First.EvaluateAsync("button => { button.click(); button.click(); }");
        await visitor.Ask(Age42);

        Assert.Contains(Age42, await visitor.OwnBubbles.Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reload_shows_the_same_conversation_and_goes_on()
    {
        await using var visitor = await browser.Visit();
        await visitor.Ask("Combien je gagne ?");
        var shown = await visitor.Bubbles.CountAsync();

        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Bubbles.Nth(shown - 1)).ToBeVisibleAsync();
        await visitor.Ask("Et les vacances ?");

        Assert.Equal(2, await visitor.OwnBubbles.CountAsync());
        Assert.Empty(visitor.ConsoleErrors);
    }

    [Fact]
    public async Task Restarting_begins_a_conversation_that_knows_nothing_of_the_last()
    {
        await using var visitor = await browser.Visit();
        await visitor.Ask("Combien je gagne ?");

        await visitor.Page.Locator("#restart").ClickAsync();
        await Assertions.Expect(visitor.OwnBubbles).ToHaveCountAsync(0);
        await visitor.BotBubbles.First.WaitForAsync();

        Assert.Equal(0, await visitor.OwnBubbles.CountAsync());
    }

    [Fact]
    public async Task Without_scripts_the_page_gives_phone_numbers()
    {
        await using var visitor = await browser.Visit("/?centre=liege", scripts: false);

        Assert.True(await visitor.Page.Locator("noscript a[href^='tel:']").CountAsync() > 0 || (await visitor.Page.ContentAsync()).Contains("tel:", StringComparison.Ordinal));
    }

    [GeneratedRegex("impossible d.afficher|cannot be rendered|unknown element", RegexOptions.IgnoreCase)]
    private static partial Regex RenderError();
}
