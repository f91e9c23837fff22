using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Article60.Tests.Desk;

/// <summary>The whole partner road by keyboard alone, on an old phone and on a desk: typed badly, interrupted, reloaded, taken back, sent twice.</summary>
[Collection(nameof(DeskOnSqlite))]
public sealed class PartnerRoadBrowserTests(DeskOnSqlite bot)
{
    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 860)]
    public async Task From_the_first_words_to_the_printed_summary(int width, int height)
    {
        await using var screen = await Screen.Open(width, height);
        var chat = new ChatKeyboard(screen);
        var name = $"ASBL Clavier {width}";
        await chat.Arrive($"{bot.Url}/");
        await chat.Say("on voudrait engager qqn");

        // Nothing filled in: what is missing stands under its field.
        await chat.Into("Votre organisation");
        await screen.Faultless("partner-1");
        await screen.Press("Continuer");
        await chat.Into("Votre organisation", "Cette réponse est nécessaire");
        await screen.Faultless("partner-1-missing");
        await Choose(screen, "CPAS (nécessaire)", "CPAS de L");
        await Choose(screen, "Genre d'organisation", "ASBL");
        await screen.Fill("Nom de l'organisation", name);
        await screen.Fill("Numéro d'entreprise", "1999999944");
        await screen.Press("Continuer");
        var wrong = await chat.Into("Votre organisation", "pas pu lire cette réponse");
        await Expect(wrong.GetByLabel("Nom de l'organisation")).ToHaveValueAsync(name);
        await screen.Faultless("partner-1-wrong");
        await screen.Fill("Numéro d'entreprise", "1999.999.943");
        await screen.Press("Continuer");

        // A question in between, and a reload with a half-filled card.
        await chat.Into("Le poste et la sécurité");
        await screen.Faultless("partner-2");
        await screen.Press("Continuer");
        await chat.Into("Le poste et la sécurité", "Cette réponse est nécessaire");
        await screen.Faultless("partner-2-missing");
        await chat.Say("combien coûte un travailleur pour une asbl à Binche ?");
        await chat.Into("Calculer le coût pour mon organisation");
        await screen.Faultless("partner-interrupted");
        await chat.Say("Continuer le formulaire");
        await chat.Into("Le poste et la sécurité");
        await screen.Fill("Poste proposé", "aide-jardinier");
        await chat.Page.ReloadAsync();
        var reloaded = chat.Card("Le poste et la sécurité");
        await Expect(reloaded.GetByLabel("Poste proposé")).ToHaveValueAsync("aide-jardinier");
        await chat.IntoLast("Le poste et la sécurité");
        await screen.Fill("Nombre de travailleurs", "1");
        await screen.Fill("Lieu de travail", "Liège");
        await screen.Press("Continuer");

        // Back to the second card and forward again: nothing is lost.
        await chat.Into("Contact et accord");
        await screen.Press("Retour");
        var second = await chat.Into("Le poste et la sécurité");
        await Expect(second.GetByLabel("Poste proposé")).ToHaveValueAsync("aide-jardinier");
        await screen.Press("Continuer");
        await chat.Into("Contact et accord");
        await screen.Faultless("partner-3");
        await screen.Fill("Personne de contact", "Camille");
        await screen.Fill("Téléphone", "0470 12 34");
        await screen.Press("Continuer");
        await chat.Into("Contact et accord", "pas pu lire cette réponse");
        await Expect(chat.Page.GetByText("Sans votre accord").Last).ToBeVisibleAsync();
        await screen.Faultless("partner-3-wrong");
        await screen.Fill("Téléphone", "0470 12 34 56");
        await screen.TabTo("Je suis d");
        await screen.Keys.PressAsync("Space");
        await screen.Press("Continuer");

        // The summary can be corrected, and "Envoyer" pressed twice sends once.
        await chat.Into("vos réponses");
        await screen.Faultless("partner-summary");
        await screen.Press("Corriger : Contact et accord");
        await chat.Into("Contact et accord");
        await screen.Fill("Fonction", "coordinatrice");
        await screen.Press("Continuer");
        await chat.Into("vos réponses", "coordinatrice");
        await screen.TabTo("Envoyer");
        await screen.Keys.PressAsync("Enter");
        await screen.Keys.PressAsync("Enter");
        await Expect(chat.Page.GetByText("enregistrée sous la référence").First).ToBeVisibleAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Link, new() { Name = "Page à imprimer" }).First).ToBeVisibleAsync();
        await screen.Faultless("partner-sent");

        var link = await chat.Page.GetByRole(AriaRole.Link, new() { Name = "Page à imprimer" }).First.GetAttributeAsync("href");
        await chat.Page.GotoAsync(link!);
        await Expect(chat.Page.GetByText(name)).ToBeVisibleAsync();
        await screen.Faultless("partner-page");
        await chat.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await screen.Faultless("partner-page-printed");

        using var worker = await bot.SignedIn("worker", "liege");
        var list = await worker.Text($"/desk/partenaires?mots={Uri.EscapeDataString(name)}");
        Assert.Single(PartnerRoad.Pattern().Matches(list).Select(match => match.Value).Distinct());
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 860)]
    public async Task Call_me_back(int width, int height)
    {
        await using var screen = await Screen.Open(width, height);
        var chat = new ChatKeyboard(screen);
        await chat.Arrive($"{bot.Url}/?centre=liege");
        await chat.Say("Demander à être rappelé");
        await chat.Into("Demander à être rappelé");
        await screen.Faultless("call-back");
        await screen.Press("Continuer");
        await chat.Into("Demander à être rappelé", "Donnez un téléphone");
        await screen.Faultless("call-back-missing");
        await screen.Fill("Téléphone", "04 220 59 25");
        await screen.TabTo("Je suis d");
        await screen.Keys.PressAsync("Space");
        await screen.Press("Continuer");
        await chat.Into("vos réponses");
        await screen.Faultless("call-back-summary");
        await screen.Press("Envoyer");
        await Expect(chat.Page.GetByText("ART60-").First).ToBeVisibleAsync();
        await screen.Faultless("call-back-sent");
    }

    private static async Task Choose(Screen screen, string field, string beginning)
    {
        await screen.TabTo(field);
        await screen.Keys.TypeAsync(beginning);
    }
}
