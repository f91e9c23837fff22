using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A hundred thousand random inputs over the wire, forms, messages and pages of the desk: no internal error, no lost record, none too many.</summary>
public abstract class RandomPostsTests(DatabaseKind kind, int inputs) : DatabaseTests(kind)
{
    private const int AtOnce = 8;
    private const int PerConversation = 100;

    private static readonly string[] Junk =
    [
        "", " ", "\u0000", "😀", "=1+1", "<script>alert(1)</script>", new('x', 5000), "1999999943", "a@b.be", "null", "-1", "9999999999999999999999", "'; DROP TABLE requests; --", "\ud83d",
        "oui", "non", "2", "quitter", "retour", "envoyer", "Continuer le formulaire", "Répondre par écrit", "combien ?", "je veux mourir", "CPAS de Liège", "⟦reference⟧", "{{amount x}}", "\r\nBcc: x@y.be",
    ];

    private static readonly string[] Fields = ["centre", "partner-kind", "organisation", "enterprise-number", "post", "workers", "workplace", "contact-name", "phone", "mail", "consent", "had", "form", "flow", "page", "verb", "nothing"];

    private static readonly string[] Verbs = ["form.page", "form.back", "form.edit", "form.send", "form.quit", "flow.answer", "feedback", "open", "centre.take", "", "nothing"];

    private const string Worker = "worker-liege";

    private int _handled;

    [Fact]
    public async Task Random_posts_give_no_internal_error_and_no_lost_record()
    {
        var settings = new Dictionary<string, string>(Database.Environment)
        {
            ["DirectLine__Secrets__0"] = DeskBot.Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["Desk__SignInsPerMinute"] = "100000", ["Logging__LogLevel__Default"] = "Warning",
        };
        await using (var store = await Database.Open()) await store.SaveStaff(Worker, "liege", "worker", StaffPasswords.Hash(DeskBot.Password), CancellationToken.None);
        var sent = new ConcurrentBag<string>();
        await using (var bot = await BotProcess.StartAsync(Database.Folder, settings))
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(seed => Task.Run(() => Visit(bot.Url, new Random(seed), inputs / AtOnce, sent))));
            await Answered();
            Assert.True(bot.Lives);
            Assert.DoesNotContain("A turn failed", bot.Output, StringComparison.Ordinal);
            Assert.True(_handled >= inputs / 100, $"only {_handled} posts of the desk were handled");
            Assert.DoesNotContain("could not run", bot.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled exception", bot.Output, StringComparison.OrdinalIgnoreCase);
        }

        await using var after = await Database.Open();
        var kept = await after.Requests("*", new RequestFilter(Words: "ASBL entière"), 10_000, CancellationToken.None);
        Assert.Equal(sent.Order(StringComparer.Ordinal), kept.Select(request => request.Reference).Order(StringComparer.Ordinal));
    }

    /// <summary>Until every message that was taken has had its turn.</summary>
    private async Task Answered()
    {
        await using var store = await Database.Open();
        for (var tries = 0; tries < 600 && !(await store.WaitingConversations(CancellationToken.None)).IsEmpty; tries++) await Task.Delay(100);
        Assert.Empty(await store.WaitingConversations(CancellationToken.None));
    }

    private async Task Visit(string url, Random random, int posts, ConcurrentBag<string> sent)
    {
        var client = new DirectLineClient(url, DeskBot.Secret);
        using var staff = await StaffClient.SignedIn(url, Worker, DeskBot.Password);
        var token = await staff.FormToken("/desk");
        OpenConversation? conversation = null;
        for (var i = 0; i < posts; i++)
        {
            if (i % PerConversation == 0) conversation = await client.Open();
            if (i % (10 * PerConversation) == PerConversation / 2) sent.Add(await PartnerRoad.Send(client, PartnerRoad.Form("liege", "ASBL entière")));
            var status = random.Next(10) switch
            {
                < 4 => (await client.Say(conversation!, Pick(random, Junk))).Status,
                < 9 => (await client.PostActivity(conversation!, PartnerRoad.Message(Value(random)))).Status,
                _ => await Desk(staff, token, random, sent),
            };
            Assert.True((int)status < 500, $"post {i}: {status}");
        }
    }

    private static JsonObject Value(Random random)
    {
        var value = PartnerRoad.Values(Pick(random, Verbs), ("flow", random.Next(3) == 0 ? "flow-contact" : "flow-partner-form"), ("page", Pick(random, ["organisation", "post", "contact", "call-back", "x"])));
        for (var fields = random.Next(6); fields > 0; fields--) value[Pick(random, Fields)] = Pick(random, Junk);
        return value;
    }

    private async Task<HttpStatusCode> Desk(StaffClient staff, string token, Random random, ConcurrentBag<string> sent)
    {
        var reference = sent.TryPeek(out var known) && random.Next(4) > 0 ? known : Pick(random, Junk);
        var request = "/desk/demandes/" + Uri.EscapeDataString(reference.Length > 50 ? reference[..50] : reference);
        string[] pages = ["/desk", "/desk/comptoir", "/desk/sans-reponse", "/desk/partenaires?mots=" + Uri.EscapeDataString(Pick(random, Junk)), request, request + "/papiers", "/demande/" + new string('a', 32)];
        (string Path, string[] Fields)[] actions =
        [
            ("/desk?handler=Take", ["reference"]), ("/desk?handler=Done", ["reference"]), ("/desk/comptoir", ["words", "choice", "state"]), ("/desk/sans-reponse?handler=Draft", ["id"]),
            ("/desk/sans-reponse?handler=Done", ["id"]), (request + "?handler=Status", ["status"]), (request + "?handler=Assign", ["to"]), (request + "?handler=Note", ["note"]),
        ];
        switch (random.Next(20))
        {
            // A sign-in costs a hundred thousand rounds of hashing by design: one in twenty is enough of it.
            case 0:
                using (var guesser = new StaffClient(staff.Url)) using (var refused = await guesser.SignIn(Pick(random, Junk), Pick(random, Junk))) return refused.StatusCode;
            case < 7:
                using (var page = await staff.Get(Pick(random, pages))) return page.StatusCode;
            default:
                var (path, fields) = actions[random.Next(actions.Length)];
                using (var answer = await staff.PostWithout(path, [.. fields.Select(field => (field, field == "reference" ? reference : Pick(random, Junk))), ("__RequestVerificationToken", token)]))
                {
                    // Whoever is not signed in is sent away, whoever brings no token gets the same 400 as a wrong value.
                    if (answer.StatusCode == HttpStatusCode.OK || answer.Headers.Location?.OriginalString.StartsWith("/desk/connexion", StringComparison.Ordinal) == false) Interlocked.Increment(ref _handled);
                    return answer.StatusCode;
                }
        }
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}

public sealed class RandomPostsOnSqliteTests() : RandomPostsTests(DatabaseKind.Sqlite, 100_000);

public sealed class RandomPostsOnPostgresTests() : RandomPostsTests(DatabaseKind.PostgreSql, 5_000);
