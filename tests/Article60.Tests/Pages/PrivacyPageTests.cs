using System.Net;
using Article60.Host.Pages;
using Article60.Host.Privacy;

namespace Article60.Tests.Pages;

[Collection(nameof(PagesBot))]
public sealed class PrivacyPageTests(PagesBot bot)
{
    [Theory]
    [InlineData("/vie-privee", "effacez mes données")]
    [InlineData("/conditions", "Il ne décide rien")]
    public async Task The_pages_that_the_teams_app_names_exist_and_every_page_leads_to_them(string path, string says)
    {
        using var browser = bot.Browser();

        Assert.Contains(says, WebUtility.HtmlDecode(await browser.GetStringAsync(path)), StringComparison.Ordinal);
        foreach (var from in new[] { "/", "/chat", "/questions", "/vie-privee" })
            Assert.Contains($"href=\"{path}\"", await browser.GetStringAsync(from), StringComparison.Ordinal);
    }

    [Fact]
    public void The_days_are_those_of_the_settings()
    {
        var kept = new PrivacyModel(new RetentionSettings(ConversationDays: 45, PartnerDays: 730, CallBackDays: 90, QuestionDays: 365, AuditDays: 1095, MailDays: 1)).Kept.Select(line => line.HowLong);

        Assert.Equal(["45 jours après le dernier message", "2 ans après le dernier changement", "3 mois après le dernier changement", "1 jour", "1 an", "24 heures", "3 ans"], kept);
    }
}
