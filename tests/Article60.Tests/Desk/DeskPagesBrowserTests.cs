using Article60.Tests.Protocol.DirectLine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Article60.Tests.Desk;

/// <summary>Every page of the desk with something on it, on a telephone and on a desk: no fault that axe-core knows, nothing wider than the screen.</summary>
[Collection(nameof(DeskOnSqlite))]
public sealed class DeskPagesBrowserTests(DeskOnSqlite bot)
{
    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 860)]
    public async Task No_page_of_the_desk_has_a_fault(int width, int height)
    {
        await LeaveSomethingToSee();
        await using var screen = await Screen.Open(width, height);
        await screen.Page.GotoAsync($"{bot.Url}/desk/connexion");
        await screen.Faultless("desk-sign-in");
        await screen.Keys.TypeAsync("nobody");
        await screen.Keys.PressAsync("Tab");
        await screen.Keys.TypeAsync("a wrong password");
        await screen.Keys.PressAsync("Enter");
        await Expect(screen.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await screen.Faultless("desk-sign-in-refused");

        await screen.SignIn(bot, "admin", "*");
        var form = bot.Form["liege"];
        foreach (var (path, name) in ((string, string)[])[
            ("/desk", "queue"), ("/desk/comptoir", "counter"), ("/desk/partenaires", "partners"), ("/desk/partenaires?mots=rien-de-tel", "partners-none"), ("/desk/sans-reponse", "questions"),
            ("/desk/contenu", "content"), ($"/desk/demandes/{form}", "request"), ($"/desk/demandes/{form}/fonction", "function"), ($"/desk/demandes/{form}/risques", "risks"),
            ($"/desk/demandes/{form}/papiers", "papers"), ($"/desk/demandes/{bot.CallBack["liege"]}", "call-back")])
        {
            await screen.Page.GotoAsync(bot.Url + path);
            await screen.Faultless($"desk-{name}");
        }

        await screen.Page.GotoAsync($"{bot.Url}/desk/contenu");
        await screen.Page.GetByText("textes à traduire").First.ClickAsync();
        await screen.Fill("Question", "combien je gagne");
        await screen.Keys.PressAsync("Enter");
        await Expect(screen.Page.GetByText("Compris comme")).ToBeVisibleAsync();
        await screen.Faultless("desk-content-tried");

        await screen.Page.GotoAsync($"{bot.Url}/desk/comptoir");
        foreach (var (words, name) in ((string, string)[])[("combien je gagne", "answer"), ("je veux mourir", "distress"), ("combien de jours dois-je travailler", "question"), ("xyzzy zorglub", "unknown")])
        {
            var before = await screen.Page.EvaluateAsync<string>("() => document.getElementById('answer').innerHTML");
            await screen.Page.GetByLabel("Quelques mots du visiteur").FillAsync(words);
            await screen.Keys.PressAsync("Enter");
            await screen.Page.WaitForFunctionAsync("before => document.getElementById('answer').innerHTML !== before", before);
            await screen.Faultless($"desk-counter-{name}");
        }

        await screen.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await screen.Faultless("desk-counter-slip");
    }

    [Fact]
    public async Task A_page_that_is_not_allowed_says_so_without_a_fault()
    {
        await using var screen = await Screen.Open(360, 740);
        await screen.SignIn(bot, "reader", "liege");
        foreach (var (path, says) in ((string, string)[])[("/desk/contenu", "ne permet pas"), ($"/desk/demandes/{bot.Form["binche"]}", "n\u0027existe pas")])
        {
            await screen.Page.GotoAsync(bot.Url + path);
            await Expect(screen.Page.GetByText(says)).ToBeVisibleAsync();
            await screen.Faultless("desk-refused");
        }
    }

    /// <summary>A question without answer, asked twice, and what somebody thought of an answer.</summary>
    private async Task LeaveSomethingToSee()
    {
        var client = new DirectLineClient(bot.Url, DeskBot.Secret);
        var conversation = await client.Open();
        foreach (var question in (string[])["où garer mon vélo électrique ?", "Rien de tout cela", "garer mon vélo électrique", "Rien de tout cela"]) await client.Reply(conversation, (await client.Say(conversation, question))["id"]);
        foreach (var helped in (string[])["yes", "no"])
        {
            var posted = await client.PostActivity(conversation, PartnerRoad.Message(PartnerRoad.Values("feedback", ("topic", "salary-amount"), ("helped", helped), ("reason", helped == "no" ? "too-hard" : ""))));
            await client.Reply(conversation, posted["id"]);
        }
    }
}
