using System.Net;

namespace Article60.Tests.Desk;

/// <summary>What an administrator sees of the texts: problems, ages, translations, and how a question is understood.</summary>
public abstract class ContentPageTests(DeskBot bot) : DeskTests(bot)
{
    [Fact]
    public async Task It_shows_what_is_missing_per_language_and_what_is_old()
    {
        using var admin = await Bot.SignedIn("admin", "*");
        var page = await admin.Text("/desk/contenu");
        foreach (var word in (string[])["Traductions qui manquent", "Réponses", "Mots des calculs", "Questions et formulaires", "Petits textes", "Néerlandais", "Allemand", "Anglais", "Chiffres à revoir"])
            Assert.Contains(word, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_reads_the_folder_again()
    {
        using var admin = await Bot.SignedIn("admin", "*");
        using var answer = await admin.Post("/desk/contenu", "/desk/contenu?handler=Check");
        Assert.Contains("0 erreur(s)", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("combien je gagne en article 60", "salary-amount")]
    [InlineData("je veux mourir", "distress-suicide")]
    public async Task A_question_shows_what_it_is_understood_as(string words, string topic)
    {
        using var admin = await Bot.SignedIn("admin", "*");
        using var answer = await admin.Post("/desk/contenu", "/desk/contenu?handler=Try", ("mots", words));
        Assert.Contains(topic, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }
}

[Collection(nameof(DeskOnSqlite))]
public sealed class ContentPageOnSqliteTests(DeskOnSqlite bot) : ContentPageTests(bot);

[Collection(nameof(DeskOnPostgres))]
public sealed class ContentPageOnPostgresTests(DeskOnPostgres bot) : ContentPageTests(bot);
