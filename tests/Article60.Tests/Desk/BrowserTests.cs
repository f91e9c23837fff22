using System.Text.Json;
using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Desk;

/// <summary>In Chromium: the partner road on real cards, the counter by keyboard alone, and no violation that axe-core knows.</summary>
[Collection(nameof(DeskOnSqlite))]
public sealed class BrowserTests(DeskOnSqlite bot)
{
    private const int Patience = 60_000;

    [Fact]
    public async Task A_partner_fills_three_cards_corrects_one_and_gets_a_reference()
    {
        await using var browser = await Browser.Open();
        var page = await browser.Page();
        await page.GotoAsync($"{bot.Url}/");
        await Ask(page, "Formulaire pour accueillir un travailleur");
        var first = Card(page, "Votre organisation");
        await first.WaitForAsync(new() { Timeout = Patience });
        await NoViolation(page, "first card");
        await first.GetByLabel("CPAS de Liège").CheckAsync();
        await first.GetByLabel("Genre d'organisation").SelectOptionAsync(new SelectOptionValue { Label = "ASBL ou secteur non marchand" });
        await first.GetByLabel("Nom de l'organisation").FillAsync("ASBL Chromium");
        await first.GetByLabel("Numéro d'entreprise").FillAsync("1999999944");
        await Press(first, "Continuer");

        // The wrong number stands in the new card, with its error; the rest is there too.
        var again = Card(page, "Votre organisation");
        await Expect(again.GetByText("pas pu lire cette réponse")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(again.GetByLabel("Nom de l'organisation")).ToHaveValueAsync("ASBL Chromium");
        await Expect(again.GetByLabel("Numéro d'entreprise")).ToHaveValueAsync("1999999944");
        await NoViolation(page, "card with an error");
        await again.GetByLabel("Numéro d'entreprise").FillAsync("1999.999.943");
        await Press(again, "Continuer");

        var second = Card(page, "Le poste et la sécurité");
        await second.WaitForAsync(new() { Timeout = Patience });
        await NoViolation(page, "second card");
        await second.GetByLabel("Poste proposé").FillAsync("aide-jardinier");
        await second.GetByLabel("Nombre de travailleurs").FillAsync("1");
        await second.GetByLabel("Lieu de travail").FillAsync("Liège");
        await Press(second, "Continuer");

        var third = Card(page, "Contact et accord");
        await third.WaitForAsync(new() { Timeout = Patience });
        await third.GetByLabel("Personne de contact").FillAsync("Camille");
        await third.GetByLabel("Téléphone").FillAsync("0470 12 34 56");
        await third.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Press(third, "Continuer");

        var summary = Card(page, "vos réponses");
        await summary.WaitForAsync(new() { Timeout = Patience });
        await Expect(summary.GetByText("1999.999.943")).ToBeVisibleAsync();
        await NoViolation(page, "summary");
        await Press(summary, "Envoyer");
        await Expect(page.GetByText("enregistrée sous la référence").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await NoViolation(page, "confirmation");

        using var worker = await bot.SignedIn("worker", "liege");
        Assert.Contains("ASBL Chromium", await worker.Text("/desk/partenaires"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counter_works_by_keyboard_alone_and_answers_quickly()
    {
        await using var browser = await Browser.Open();
        var page = await SignedIn(browser, "reader", "liege");
        await page.GotoAsync($"{bot.Url}/desk/comptoir");
        await page.Keyboard.TypeAsync("combien je gagne");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Réponse" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await NoViolation(page, "counter with an answer");

        // One key for the next question, one for a calculation, one for the next visitor.
        await page.Keyboard.PressAsync("1");
        await page.WaitForTimeoutAsync(500);
        await page.Keyboard.PressAsync("F3");
        await page.WaitForTimeoutAsync(1000);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".slip")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Expect(page.GetByLabel("Quelques mots du visiteur")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Quelques mots du visiteur")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_page_of_the_desk_is_without_violation()
    {
        await using var browser = await Browser.Open();
        var page = await browser.Page();
        await page.GotoAsync($"{bot.Url}/desk/connexion");
        await NoViolation(page, "sign-in");
        page = await SignedIn(browser, "admin", "*");
        foreach (var path in (string[])["/desk", "/desk/comptoir", "/desk/partenaires", "/desk/sans-reponse", "/desk/contenu", $"/desk/demandes/{bot.Form["liege"]}", $"/desk/demandes/{bot.Form["liege"]}/fonction",
            $"/desk/demandes/{bot.Form["liege"]}/risques", $"/desk/demandes/{bot.Form["liege"]}/papiers", $"/desk/demandes/{bot.CallBack["liege"]}"])
        {
            await page.GotoAsync(bot.Url + path);
            await NoViolation(page, path);
        }
    }

    private async Task<IPage> SignedIn(Browser browser, string role, string centre)
    {
        var page = await browser.Page();
        await page.GotoAsync($"{bot.Url}/desk");
        await page.GetByLabel("Nom du compte").FillAsync(DeskBot.Account(role, centre));
        await page.GetByLabel("Mot de passe").FillAsync(DeskBot.Password);
        await page.GetByLabel("Mot de passe").PressAsync("Enter");
        await page.WaitForURLAsync("**/desk", new() { WaitUntil = WaitUntilState.Commit, Timeout = Patience });
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync(new() { Timeout = Patience });
        return page;
    }

    private static async Task Ask(IPage page, string text)
    {
        var box = page.Locator(".webchat__send-box-text-box__input");
        await box.WaitForAsync(new() { Timeout = Patience });
        await Expect(page.GetByText("Bonjour").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private static ILocator Card(IPage page, string title) => page.Locator(".ac-adaptiveCard", new() { HasText = title }).Last;

    private static Task Press(ILocator card, string title) => card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Evaluated through the debugger, so that the page's own policy stays as strict as it is.</summary>
    private static async Task NoViolation(IPage page, string what)
    {
        await page.EvaluateAsync(await Browser.Axe());
        var json = await page.EvaluateAsync<string>("async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'] })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).slice(0, 3).join(' | ')))");
        var violations = JsonSerializer.Deserialize<string[]>(json)!;
        Assert.True(violations.Length == 0, $"{what}:\n{string.Join('\n', violations)}");
    }
}

/// <summary>A Chromium of the machine, without a window.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Open()
    {
        var chromium = Need.Chromium();
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Headless = true, Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] }));
    }

    public async Task<IPage> Page() => await (await _browser.NewContextAsync(new() { Locale = "fr-BE" })).NewPageAsync();

    /// <summary>The source of axe-core, from the packages of the test clients.</summary>
    public static async Task<string> Axe()
    {
        var file = Path.Combine(Repository.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file)) await NodeScript.RunAsync("", "-e", "", "0");
        return await File.ReadAllTextAsync(file);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
