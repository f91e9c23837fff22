using Article60.Tests.Support;

namespace Article60.Tests.Pages;

/// <summary>Has the bot to itself: it changes the law.</summary>
public sealed class MovedLawTests
{
    [Fact]
    public async Task A_receipt_opened_after_an_author_changed_the_figures_shows_its_own_and_says_so()
    {
        var bot = new PagesBot();
        await bot.InitializeAsync();
        try
        {
            using var browser = bot.Browser();
            var address = $"/recu/{await PagesBot.Token(Samples.Resignation)}";
            var before = await browser.GetStringAsync(address);
            Assert.DoesNotContain("a changé depuis", before, StringComparison.Ordinal);

            var file = Directory.EnumerateFiles(Path.Combine(bot.Knowledge, "parameters"), "*.yaml").Single(path => File.ReadAllText(path).Contains("id: notice.weeks.m6-12", StringComparison.Ordinal));
            var text = await File.ReadAllTextAsync(file);
            var at = text.IndexOf("value: 3,", text.IndexOf("id: notice.weeks.m6-12", StringComparison.Ordinal), StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, string.Concat(text.AsSpan(0, at), "value: 4,", text.AsSpan(at + "value: 3,".Length)));

            var after = before;
            for (var waited = 0; waited < 120 && !after.Contains("La loi ou un chiffre a changé depuis", StringComparison.Ordinal); waited++)
            {
                await Task.Delay(500);
                after = await browser.GetStringAsync(address);
            }

            Assert.Contains("La loi ou un chiffre a changé depuis", after, StringComparison.Ordinal);
            Assert.Equal(Figures(before), Figures(after));
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    private static string Figures(string page)
    {
        var from = page.IndexOf("class=\"answer\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("</article>", from, StringComparison.Ordinal)];
    }
}
