using System.Net;
using System.Text;
using Article60.Host.Pages;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

[Collection(nameof(PagesBot))]
public sealed class PageTests(PagesBot bot)
{
    [Fact]
    public async Task A_receipt_shows_inputs_result_working_sources_and_how_to_check_it()
    {
        using var browser = bot.Browser();
        var page = await browser.GetStringAsync($"/recu/{await PagesBot.Token(Samples.Resignation)}");
        foreach (var part in new[]
        {
            "Reçu du <strong>22 novembre 2026</strong>", "Ce que vous avez indiqué", "Résultat", "Le calcul, ligne par ligne", "Sources", "À savoir",
            "pas examiné", "de la main à la main", "30 novembre 2026", "Contrôle", "estimation",
        }) Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/recu/x")]
    [InlineData("/recu/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/recu/%00%ff%fe")]
    [InlineData("/recu/%3Cscript%3E")]
    [InlineData("/recu/x.ics")]
    [InlineData("/lettre/x")]
    [InlineData("/lettre/x.txt")]
    [InlineData("/reponse/no-such-topic")]
    [InlineData("/reponse/%3Cscript%3E?centre=%27--")]
    public async Task What_is_not_ours_is_refused_politely(string path)
    {
        using var browser = bot.Browser();
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        Assert.InRange((int)answer.StatusCode, 400, 404);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", text, StringComparison.OrdinalIgnoreCase);
        if (answer.StatusCode == HttpStatusCode.NotFound && answer.Content.Headers.ContentType?.MediaType == "text/html") Assert.Contains("/questions", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_and_letter_come_as_files()
    {
        using var browser = bot.Browser();
        var token = await PagesBot.Token(Samples.Resignation);
        using var calendar = await browser.GetAsync(new Uri($"/recu/{token}.ics", UriKind.Relative));
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(IcsReader.Read(await calendar.Content.ReadAsByteArrayAsync()).Children);
        using var letter = await browser.GetAsync(new Uri($"/lettre/{token}.txt", UriKind.Relative));
        Assert.Equal("text/plain", letter.Content.Headers.ContentType!.MediaType);
        Assert.Contains("je mets fin au contrat de travail", await letter.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_page_sends_nothing_anywhere()
    {
        using var browser = bot.Browser();
        var page = await browser.GetStringAsync($"/lettre/{await PagesBot.Token(Samples.Resignation)}");
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=", page.Replace("name=\"viewport\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"name\"", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Lisez d", StringComparison.Ordinal) < page.IndexOf("class=\"letter\"", StringComparison.Ordinal), "the harm comes first");
    }

    [Fact]
    public async Task Pages_let_nothing_in_from_elsewhere_and_private_ones_are_not_kept()
    {
        using var browser = bot.Browser();
        foreach (var (path, isPrivate) in new[] { ($"/recu/{await PagesBot.Token(Samples.Resignation)}", true), ("/chat", true), ("/questions", false), ("/reponse/salary-amount", false) })
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal(isPrivate, answer.Headers.CacheControl?.NoStore == true);
        }
    }

    [Theory]
    [InlineData("/recu/{0}.ics")]
    [InlineData("/lettre/{0}.txt")]
    public async Task A_file_of_one_person_is_in_no_cache_and_no_search_engine(string path)
    {
        using var browser = bot.Browser();
        using var file = await browser.GetAsync(new Uri(path.Replace("{0}", await PagesBot.Token(Samples.Resignation), StringComparison.Ordinal), UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.True(file.Headers.CacheControl?.NoStore);
        Assert.Equal(["noindex"], file.Headers.GetValues("X-Robots-Tag"));
    }

    [Fact]
    public async Task Every_answer_of_the_index_has_a_page_and_every_link_of_it_leads_somewhere()
    {
        using var browser = bot.Browser();
        var index = await browser.GetStringAsync("/questions");
        var links = Hrefs(index).Where(link => link.StartsWith("/reponse/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(links.Count > 80, $"{links.Count} answers");
        var seen = new HashSet<string>(links);
        foreach (var link in links)
        {
            var page = await browser.GetStringAsync(link + "?centre=liege");
            foreach (var next in Hrefs(page).Where(next => next.StartsWith("/reponse/", StringComparison.Ordinal)))
                Assert.True(seen.Contains(next.Split('?')[0]) || (await browser.GetAsync(new Uri(next, UriKind.Relative))).IsSuccessStatusCode, $"{link} leads to {next}");
        }
    }

    [Fact]
    public async Task A_centre_adds_its_own_words()
    {
        using var browser = bot.Browser();
        var general = await browser.GetStringAsync("/reponse/strike");
        var local = await browser.GetStringAsync("/reponse/strike?centre=liege");
        Assert.DoesNotContain("<strong>CPAS de Liège</strong>", general, StringComparison.Ordinal);
        Assert.Contains("<strong>CPAS de Liège</strong>", local, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_without_JavaScript_goes_from_a_question_to_a_receipt()
    {
        using var browser = bot.Browser();
        Assert.Contains("Bonjour", await browser.GetStringAsync("/chat"), StringComparison.Ordinal);
        var page = await Say(browser, "text", "Quel est le salaire ?");
        Assert.Contains("class=\"card\"", page, StringComparison.Ordinal);
        Assert.Contains("<details>", page, StringComparison.Ordinal);

        page = await Say(browser, "choice", RealKnowledge.Base.Flows["flow-salary"].Words.Title);
        for (var turns = 0; turns < 8 && !page.Contains("/recu/", StringComparison.Ordinal); turns++) page = await Say(browser, "text", "je ne sais pas");
        var link = Hrefs(page).First(href => href.Contains("/recu/", StringComparison.Ordinal) && !href.EndsWith(".ics", StringComparison.Ordinal));
        Assert.StartsWith(bot.Url, link, StringComparison.Ordinal);
        Assert.Contains("Le calcul, ligne par ligne", await browser.GetStringAsync(new Uri(link)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_writes_is_shown_and_never_obeyed_however_long_it_is()
    {
        using var browser = bot.Browser();
        var page = await Say(browser, "text", "<script>alert(1)</script><img src=x onerror=alert(1)>" + new string('é', 10_000));
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("très long", page, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_visitors_never_see_each_other_and_leaving_ends_it()
    {
        using var one = bot.Browser();
        using var two = bot.Browser();
        await Say(one, "text", "Quel est le salaire ? zèbre-un");
        Assert.DoesNotContain("zèbre-un", await two.GetStringAsync("/chat"), StringComparison.Ordinal);
        Assert.Contains("zèbre-un", await one.GetStringAsync("/chat"), StringComparison.Ordinal);
        await one.PostAsync(new Uri("/chat?handler=leave", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.DoesNotContain("zèbre-un", await one.GetStringAsync("/chat"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_card_or_an_empty_post_changes_nothing()
    {
        using var browser = bot.Browser();
        foreach (var (name, value) in new[] { ("card", "{"), ("card", "[]"), ("card", "{\"verb\":\"no-such\",\"title\":3}"), ("text", ""), ("other", "x") })
            Assert.Contains("Poser une question", await Say(browser, name, value), StringComparison.Ordinal);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await browser.PostAsync(new Uri("/chat", UriKind.Relative), json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<string> Say(HttpClient browser, string field, string text)
    {
        using var form = new FormUrlEncodedContent([new(field, text)]);
        using var answer = await browser.PostAsync(new Uri("/chat", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Hrefs(string page)
    {
        for (var at = page.IndexOf("href=\"", StringComparison.Ordinal); at >= 0; at = page.IndexOf("href=\"", at + 6, StringComparison.Ordinal))
            yield return WebUtility.HtmlDecode(page[(at + 6)..page.IndexOf('"', at + 6)]);
    }
}
