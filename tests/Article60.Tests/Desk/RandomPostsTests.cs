using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A hundred thousand random inputs over the wire, forms, messages and pages of the desk: no internal error, no lost record, none too many.</summary>
public abstract class RandomPostsTests(DatabaseKind kind, int inputs) : IAsyncLifetime
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

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.Make(kind);

    public async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Random_posts_give_no_internal_error_and_no_lost_record()
    {
        var settings = new Dictionary<string, string>(_database.Environment)
        {
            ["DirectLine__Secrets__0"] = DeskBot.Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["Desk__SignInsPerMinute"] = "100000", ["Logging__LogLevel__Default"] = "Warning",
        };
        var sent = new ConcurrentBag<string>();
        await using (var bot = await BotProcess.StartAsync(_database.Folder, settings))
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(seed => Task.Run(() => Visit(bot.Url, new Random(seed), inputs / AtOnce, sent))));
            await Answered();
            Assert.True(bot.Lives);
            Assert.DoesNotContain("A turn failed", bot.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("could not run", bot.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled exception", bot.Output, StringComparison.OrdinalIgnoreCase);
        }

        await using var store = await _database.Open();
        var kept = await store.Requests("*", new RequestFilter(Words: "ASBL entière"), 10_000, CancellationToken.None);
        Assert.Equal(sent.Order(StringComparer.Ordinal), kept.Select(request => request.Reference).Order(StringComparer.Ordinal));
    }

    /// <summary>Until every message that was taken has had its turn.</summary>
    private async Task Answered()
    {
        await using var store = await _database.Open();
        for (var tries = 0; tries < 600 && !(await store.WaitingConversations(CancellationToken.None)).IsEmpty; tries++) await Task.Delay(100);
        Assert.Empty(await store.WaitingConversations(CancellationToken.None));
    }

    private static async Task Visit(string url, Random random, int posts, ConcurrentBag<string> sent)
    {
        var client = new DirectLineClient(url, DeskBot.Secret);
        using var staff = new StaffClient(url);
        OpenConversation? conversation = null;
        for (var i = 0; i < posts; i++)
        {
            if (i % PerConversation == 0) conversation = await client.Open();
            if (i % (10 * PerConversation) == PerConversation / 2) sent.Add(await PartnerRoad.Send(client, PartnerRoad.Form("liege", "ASBL entière")));
            var status = random.Next(10) switch
            {
                < 4 => (await client.Say(conversation!, Pick(random, Junk))).Status,
                < 9 => (await client.PostActivity(conversation!, PartnerRoad.Message(Value(random)))).Status,
                _ => await Desk(staff, Pick(random, Junk), random),
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

    private static async Task<HttpStatusCode> Desk(StaffClient staff, string junk, Random random)
    {
        string[] paths = ["/desk/connexion", "/desk", "/desk/comptoir", "/desk/demandes/" + Uri.EscapeDataString(junk.Length > 50 ? junk[..50] : junk), "/demande/" + new string('a', 32), "/desk/partenaires?handler=Csv"];
        // A sign-in costs a hundred thousand rounds of hashing by design: one in twenty is enough of it.
        var path = random.Next(20) == 0 ? paths[0] : paths[random.Next(1, paths.Length)];
        using var answer = random.Next(2) == 0 ? await staff.Get(path) : await staff.PostWithout(path, ("name", junk), ("password", junk), ("__RequestVerificationToken", junk));
        return answer.StatusCode;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}

public sealed class RandomPostsOnSqliteTests() : RandomPostsTests(DatabaseKind.Sqlite, 100_000);

public sealed class RandomPostsOnPostgresTests() : RandomPostsTests(DatabaseKind.PostgreSql, 5_000);
