using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Article60.Tests.Desk;

/// <summary>The counter for a queue and a keyboard: each task in at most three keys beyond the words, an answer in less than the blink that people notice.</summary>
[Collection(nameof(DeskOnSqlite))]
public sealed class CounterBrowserTests(DeskOnSqlite bot)
{
    private const int MostKeys = 3;

    /// <summary>Milliseconds from the key to the answer on the screen, asked of the desk.</summary>
    private const double MostMilliseconds = 150;

    private static readonly (string Words, string[] Keys, string Seen)[] Tasks =
    [
        ("combien je gagne", ["Enter"], "À dire"), ("combien je gagne", ["Enter", "1"], "Réponse"), ("", ["F3"], "Réponse"), ("", ["F9"], "Réponse"),
        ("je suis malade", ["Enter", "Alt+p"], "Réponse"), ("je suis malade", ["Enter", "Alt+t"], "Réponse"), ("combien de jours", ["Enter", "Escape"], ""),
    ];

    [Fact]
    public async Task A_task_needs_at_most_three_keys_beyond_the_words()
    {
        await using var screen = await Screen.Open();
        await screen.SignIn(bot, "reader", "liege");
        foreach (var (words, keys, seen) in Tasks) await Do(screen, words, keys, seen);
    }

    private async Task Do(Screen screen, string words, string[] keys, string seen)
    {
        Assert.InRange(keys.Length, 1, MostKeys);
        await screen.Page.GotoAsync($"{bot.Url}/desk/comptoir");
        await screen.Page.EvaluateAsync("() => { window.print = () => { window.printed = document.body.className; }; }");
        await screen.Keys.TypeAsync(words);
        foreach (var key in keys)
        {
            var answers = await screen.Page.EvaluateAsync<string>("() => document.getElementById('answer').innerHTML");
            await screen.Keys.PressAsync(key);
            if (key is "Alt+p" or "Alt+t") Assert.Equal(key == "Alt+t" ? "ticket" : "", (await screen.Page.EvaluateAsync<string>("() => window.printed")).Trim());
            else await screen.Page.WaitForFunctionAsync("before => document.getElementById('answer')?.innerHTML !== before", answers);
        }

        var box = screen.Page.GetByLabel("Quelques mots du visiteur");
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToHaveValueAsync("");
        if (seen.Length > 0) await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = seen }).First).ToBeVisibleAsync();
        else await Expect(screen.Page.Locator(".slip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_answer_is_on_the_screen_in_less_than_the_blink_people_notice()
    {
        await using var screen = await Screen.Open();
        await screen.SignIn(bot, "reader", "liege");
        await screen.Page.GotoAsync($"{bot.Url}/desk/comptoir");
        // Between the key and the next picture with another answer, measured by the page itself.
        await screen.Page.EvaluateAsync("""
            () => {
              window.took = [];
              let began = 0;
              document.addEventListener('keydown', event => { if (event.key === 'Enter') began = performance.now(); }, true);
              new MutationObserver(() => requestAnimationFrame(() => { if (began) window.took.push(performance.now() - began); began = 0; })).observe(document.getElementById('answer'), { childList: true });
            }
            """);
        string[] questions = ["combien je gagne", "je suis malade que faire", "combien de jours dois-je travailler", "je veux démissionner", "quand est la permanence", "c'est quoi un article 60"];
        for (var i = 0; i < 30; i++)
        {
            await screen.Keys.TypeAsync(questions[i % questions.Length]);
            await screen.Keys.PressAsync("Enter");
            await screen.Page.WaitForFunctionAsync("count => window.took.length > count", i);
        }

        // Half of them quicker: what the code needs, whatever else the machine does now and then.
        var took = (await screen.Page.EvaluateAsync<double[]>("() => window.took")).Order().ToArray();
        Assert.True(took[took.Length / 2] < MostMilliseconds, $"median {took[took.Length / 2]:0} ms, slowest {took[^1]:0} ms");
    }

    [Fact]
    public async Task The_next_visitor_finds_nothing_of_the_last_not_even_by_going_back()
    {
        await using var screen = await Screen.Open();
        await screen.SignIn(bot, "reader", "liege");
        await screen.Page.GotoAsync($"{bot.Url}/desk/comptoir");
        await screen.Keys.TypeAsync("mon mari me frappe");
        await screen.Keys.PressAsync("Enter");
        await Expect(screen.Page.Locator(".slip")).ToHaveCountAsync(1);
        await screen.Keys.PressAsync("Escape");
        await Expect(screen.Page.Locator(".slip")).ToHaveCountAsync(0);
        await screen.Page.GoBackAsync();
        await screen.Page.GoForwardAsync();
        await Expect(screen.Page.GetByLabel("Quelques mots du visiteur")).ToHaveValueAsync("");
        Assert.DoesNotContain("frappe", await screen.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
