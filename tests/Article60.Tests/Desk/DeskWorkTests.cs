using System.Net;
using Article60.Host.Desk;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;

namespace Article60.Tests.Desk;

/// <summary>What the staff does in a day: queue, follow-up, export, counter, questions, pack.</summary>
public abstract class DeskWorkTests(DeskBot bot) : DeskTests(bot)
{
    [Fact]
    public async Task A_form_becomes_a_record_with_a_reference_its_page_and_its_history()
    {
        var client = new DirectLineClient(Bot.Url, DeskBot.Secret);
        var conversation = await client.Open();
        foreach (var value in PartnerRoad.Form("liege", "ASBL Une seule fois"))
            await client.Reply(conversation, (await client.PostActivity(conversation, PartnerRoad.Message(value)))["id"]);
        // A second click on the last button.
        await client.Reply(conversation, (await client.PostActivity(conversation, PartnerRoad.Message(PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0")))))["id"]);
        var text = await PartnerRoad.AllText(client, conversation);
        var reference = PartnerRoad.Reference(text);
        Assert.Single(PartnerRoad.Pattern().Matches(text).Select(match => match.Value).Distinct());
        Assert.DoesNotContain("page.invalid", text, StringComparison.Ordinal);

        using var worker = await Bot.SignedIn("worker", "liege");
        var list = await worker.Text("/desk/partenaires?mots=une+seule+fois");
        Assert.Single(PartnerRoad.Pattern().Matches(list).Select(match => match.Value).Distinct());
        (await worker.Post("/desk", $"/desk/demandes/{reference}?handler=Status", ("status", "meeting"))).Dispose();
        (await worker.Post("/desk", $"/desk/demandes/{reference}?handler=Note", ("note", "<b>rappeler</b> lundi"))).Dispose();
        (await worker.Post("/desk", $"/desk/demandes/{reference}?handler=Assign", ("to", "worker-liege"))).Dispose();
        using var nonsense = await worker.Post("/desk", $"/desk/demandes/{reference}?handler=Status", ("status", "king"));
        Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        using var stranger = await worker.Post("/desk", $"/desk/demandes/{reference}?handler=Assign", ("to", "worker-binche"));
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);

        using var seen = await worker.Get($"/desk/demandes/{reference}");
        var raw = await seen.Content.ReadAsStringAsync();
        Assert.Contains("statut : rencontre", raw, StringComparison.Ordinal);
        Assert.Contains("confiée à worker-liege", raw, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;rappeler", raw, StringComparison.Ordinal);
        // Mail is off here: the desk says so instead of pretending.
        Assert.Contains("Courriel à traiter", raw, StringComparison.Ordinal);

        var page = System.Text.RegularExpressions.Regex.Match(text, "/demande/([0-9a-f]{32})/").Groups[1].Value;
        using var page1 = await new StaffClient(Bot.Url).Get($"/demande/{page}/");
        Assert.Contains(reference, await page1.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var guessed = await new StaffClient(Bot.Url).Get($"/demande/{new string('0', 32)}/");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Fact]
    public async Task A_page_older_than_a_colleague_s_click_takes_nothing_away_and_says_who_has_it()
    {
        var reference = await PartnerRoad.Send(new DirectLineClient(Bot.Url, DeskBot.Secret), PartnerRoad.Form("liege", "ASBL Deux mains"));
        using var worker = await Bot.SignedIn("worker", "liege");
        Assert.Contains($"Prendre en charge {reference}", await worker.Text("/desk"), StringComparison.Ordinal);
        await using var store = await Bot.OpenStore();
        Assert.True(await store.Take("liege", reference, "Camille (Teams)", CancellationToken.None));

        using var late = await worker.Post("/desk", "/desk?handler=Take", ("reference", reference));

        Assert.Contains($"La demande {reference} est déjà prise en charge par Camille (Teams).", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("Camille (Teams)", (await store.Request("liege", reference, CancellationToken.None))!.Assigned);
        Assert.Single(await store.History("liege", reference, CancellationToken.None), line => line.Action == "assigned");
        Assert.DoesNotContain($"Prendre en charge {reference}", await worker.Text("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_asked_to_be_called_is_taken_once_with_the_status_that_says_so()
    {
        var reference = await PartnerRoad.Send(new DirectLineClient(Bot.Url, DeskBot.Secret), PartnerRoad.CallBack("liege"));
        using var worker = await Bot.SignedIn("worker", "*");

        for (var clicks = 0; clicks < 2; clicks++)
            using (var taken = await worker.Post("/desk", "/desk?handler=Take", ("reference", reference))) Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);

        await using var store = await Bot.OpenStore();
        var request = (await store.Request("liege", reference, CancellationToken.None))!;
        Assert.Equal(("taken", "worker-all"), (request.Status, request.Assigned));
        Assert.Equal(["assigned", "created", "status"], (await store.History("liege", reference, CancellationToken.None)).Select(line => line.Action).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_no_keyboard_types_is_refused_and_said_in_words()
    {
        using var stranger = new StaffClient(Bot.Url);
        using var worker = await Bot.SignedIn("worker", "liege");
        HttpResponseMessage[] answers =
        [
            await stranger.SignIn("a\u0000b", "x"), await worker.Get("/desk/partenaires?mots=a%00b"), await worker.Post("/desk", "/desk?handler=Take", ("reference", "\u0000")),
            await worker.Post("/desk", $"/desk/demandes/{Bot.Form["liege"]}?handler=Note", ("note", "a\u0000b")),
        ];
        foreach (var answer in answers)
            using (answer)
            {
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                Assert.Contains("Rechargez-la et recommencez", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
            }

        using var lines = await worker.Post("/desk", $"/desk/demandes/{Bot.Form["liege"]}?handler=Note", ("note", "une ligne\r\n\tet une autre"));
        Assert.Equal(HttpStatusCode.Redirect, lines.StatusCode);
    }

    [Fact]
    public async Task The_meeting_of_a_form_is_in_no_cache_and_no_search_engine()
    {
        await using var store = await Bot.OpenStore();
        using var visitor = new StaffClient(Bot.Url);
        using var file = await visitor.Get($"/demande/{(await store.Request("liege", Bot.Form["liege"], CancellationToken.None))!.Secret}/rendez-vous.ics");

        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal(["noindex"], file.Headers.GetValues("X-Robots-Tag"));
    }

    [Fact]
    public async Task The_export_opens_in_a_spreadsheet_and_calculates_nothing()
    {
        await PartnerRoad.Send(new DirectLineClient(Bot.Url, DeskBot.Secret), PartnerRoad.Form("liege", "=HYPERLINK(\"https://mauvais.example\";\"clic\")", ("sector", "@SUM(A1)")));
        using var worker = await Bot.SignedIn("worker", "liege");
        using var csv = await worker.Post("/desk/partenaires", "/desk/partenaires?handler=Csv");
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains("\"'=HYPERLINK(\"\"https", text, StringComparison.Ordinal);
        Assert.DoesNotContain(";\"=", text, StringComparison.Ordinal);
        Assert.DoesNotContain(";\"+32", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASBL X", "\"ASBL X\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+32 470", "\"'+32 470\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\"=1", "\"'\"\"=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("", "\"\"")]
    [InlineData("a;b\r\nc", "\"a;b\r\nc\"")]
    public void A_cell_is_never_a_formula(string value, string cell) => Assert.Equal(cell, CsvFile.Cell(value));

    [Fact]
    public async Task The_counter_answers_aloud_with_sources_and_forgets_the_visitor()
    {
        using var staff = await Bot.SignedIn("reader", "liege");
        using var said = await staff.Post("/desk/comptoir", "/desk/comptoir", ("words", "combien je gagne en article 60"));
        var html = WebUtility.HtmlDecode(await said.Content.ReadAsStringAsync());
        Assert.Contains("À dire", html, StringComparison.Ordinal);
        Assert.Contains("Sources", html, StringComparison.Ordinal);
        Assert.Contains("data-key=\"1\"", html, StringComparison.Ordinal);
        var fresh = await staff.Text("/desk/comptoir");
        Assert.DoesNotContain("combien je gagne", fresh, StringComparison.Ordinal);
        Assert.DoesNotContain("À dire", fresh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("je veux mourir", "0800 32 123")]
    [InlineData("zorglub quantique fromage", "")]
    public async Task What_is_said_aloud_belongs_to_this_answer_and_not_to_the_last(string words, string expected)
    {
        using var staff = await Bot.SignedIn("reader", "liege");
        using var first = await staff.Post("/desk/comptoir", "/desk/comptoir", ("words", "combien je gagne en article 60"));
        var html = await first.Content.ReadAsStringAsync();
        Assert.Contains("class=\"aloud\"", html, StringComparison.Ordinal);
        var state = System.Text.RegularExpressions.Regex.Match(html, "name=\"state\" value=\"([^\"]+)\"").Groups[1].Value;
        using var second = await staff.Post("/desk/comptoir", "/desk/comptoir", ("words", words), ("state", state));
        html = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync());
        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"aloud\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counter_is_quicker_than_a_blink()
    {
        using var staff = await Bot.SignedIn("reader", "liege");
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            // Two requests: the page for its token, and the answer.
            using var answer = await staff.Post("/desk/comptoir", "/desk/comptoir", ("words", "combien de jours dois-je travailler"));
            quickest = watch.Elapsed < quickest ? watch.Elapsed : quickest;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // The quickest of twenty: what the code needs, whatever else the machine does.
        Assert.True(quickest < TimeSpan.FromMilliseconds(150), $"{quickest.TotalMilliseconds} ms");
    }

    [Fact]
    public void Questions_without_answer_are_grouped_and_become_a_file()
    {
        var groups = Likeness.Group([.. ((string[])["Où garer mon vélo électrique ?", "ou garer le velo electrique", "garer vélo électrique svp", "Puis-je peindre mon bureau en vert ?"])
            .Select((text, i) => new UnansweredQuestion($"{i}", "", "fr", text, "", DateTimeOffset.UnixEpoch))]);
        Assert.Equal([3, 1], groups.Select(group => group.Questions.Length));
        var draft = AnswerDraft.Write(AnswerDraft.Name(groups[0].Example.Text), groups[0], "contact", new DateOnly(2026, 11, 22));
        Assert.StartsWith("---\ntopic: garer-", draft, StringComparison.Ordinal);
        Assert.Contains("follow-ups: [contact]", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unanswered_question_reaches_the_desk_redacted()
    {
        var client = new DirectLineClient(Bot.Url, DeskBot.Secret);
        var conversation = await client.Open();
        foreach (var said in (string[])["Où garer mon vélo électrique ? Je m'appelle Zorba, 0470 12 34 56", "Rien de tout cela"])
            await client.Reply(conversation, (await client.Say(conversation, said))["id"]);
        using var all = await Bot.SignedIn("worker", "*");
        var page = await all.Text("/desk/sans-reponse");
        Assert.Contains("garer mon vélo électrique", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("[téléphone]", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0470 12 34 56", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zorba", page, StringComparison.Ordinal);
        foreach (var word in (string[])["vélo", "Zorba", "0470 12 34 56"]) Assert.DoesNotContain(word, Bot.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Erasing_in_the_chat_takes_the_record_from_the_desk()
    {
        var client = new DirectLineClient(Bot.Url, DeskBot.Secret);
        var conversation = await client.Open();
        foreach (var value in PartnerRoad.Form("liege", "ASBL À oublier"))
            await client.Reply(conversation, (await client.PostActivity(conversation, PartnerRoad.Message(value)))["id"]);
        await client.Reply(conversation, (await client.Say(conversation, "effacez mes données"))["id"]);
        await client.Reply(conversation, (await client.Say(conversation, "Oui, tout effacer"))["id"]);

        using var worker = await Bot.SignedIn("worker", "liege");
        Assert.DoesNotContain("À oublier", await worker.Text("/desk/partenaires"), StringComparison.Ordinal);
        Assert.DoesNotContain("oublier", await PartnerRoad.AllText(client, conversation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pack_says_which_papers_are_missing()
    {
        using var worker = await Bot.SignedIn("worker", "liege");
        Assert.Contains("aide-jardinier", await worker.Text($"/desk/demandes/{Bot.Form["liege"]}/fonction"), StringComparison.Ordinal);
        Assert.Matches("id=\"r-height\" checked", await worker.Text($"/desk/demandes/{Bot.Form["liege"]}/risques"));
        Assert.Contains("manque", await worker.Text($"/desk/demandes/{Bot.Form["liege"]}/papiers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_a_visitor_wrote_is_in_the_log()
    {
        await PartnerRoad.Send(new DirectLineClient(Bot.Url, DeskBot.Secret), PartnerRoad.Form("liege", "ASBL Xylophone secret"));
        foreach (var personal in (string[])["Xylophone", "Camille", "0470123456", "+32470123456", "camille@exemple.be", "Dominique"])
            Assert.DoesNotContain(personal, Bot.Output, StringComparison.OrdinalIgnoreCase);
    }
}

[Collection(nameof(DeskOnSqlite))]
public sealed class DeskWorkOnSqliteTests(DeskOnSqlite bot) : DeskWorkTests(bot);

[Collection(nameof(DeskOnPostgres))]
public sealed class DeskWorkOnPostgresTests(DeskOnPostgres bot) : DeskWorkTests(bot);
