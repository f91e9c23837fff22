using System.Net;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A killed process, and thousands of random posts: no lost record, no double one, no internal error.</summary>
public abstract class LossTests(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private Dictionary<string, string> Settings => new(_database.Environment)
    {
        ["DirectLine__Secrets__0"] = DeskBot.Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["DirectLine__SigningKey"] = Convert.ToBase64String(new byte[32]), ["Desk__SignInsPerMinute"] = "100000",
    };

    [Fact]
    public async Task A_process_killed_after_each_step_loses_no_value_and_makes_one_record()
    {
        OpenConversation? conversation = null;
        foreach (var value in PartnerRoad.Form("liege", "ASBL Coupure"))
        {
            await using var bot = await BotProcess.StartAsync(_database.Folder, Settings);
            var client = new DirectLineClient(bot.Url, DeskBot.Secret);
            conversation ??= await client.Open();
            // Accepted is saved: the answer may come from the next process.
            var posted = await client.PostActivity(conversation, PartnerRoad.Message(value));
            Assert.Equal(HttpStatusCode.OK, posted.Status);
            await bot.KillAsync();
        }

        await using (var last = await BotProcess.StartAsync(_database.Folder, Settings))
        {
            var client = new DirectLineClient(last.Url, DeskBot.Secret);
            for (var tries = 0; tries < 100 && !(await PartnerRoad.AllText(client, conversation!)).Contains("ART60-", StringComparison.Ordinal); tries++) await Task.Delay(100);
            var posted = await client.PostActivity(conversation!, PartnerRoad.Message(PartnerRoad.Values("form.send", ("flow", "flow-partner-form"), ("form", "0"))));
            await client.Reply(conversation!, posted["id"]);
            PartnerRoad.Reference(await PartnerRoad.AllText(client, conversation!));
        }

        await using var store = await _database.Open();
        var request = Assert.Single(await store.Requests("*", new RequestFilter(), 10, CancellationToken.None));
        Assert.Equal("ASBL Coupure", request.Organisation);
        Assert.Contains("+32470123456", request.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_random_posts_give_no_internal_error_and_no_lost_record()
    {
        const int Posts = 3000;
        var random = new Random(60);
        var sent = 0;
        await using (var bot = await BotProcess.StartAsync(_database.Folder, Settings))
        {
            var client = new DirectLineClient(bot.Url, DeskBot.Secret);
            using var staff = new StaffClient(bot.Url);
            string[] junk = ["", " ", "\u0000", "😀", "=1+1", "<script>", new string('x', 5000), "1999999943", "a@b.be", "null", "-1", "9999999999999999999999", "'; --", "\ud83d"];
            OpenConversation? conversation = null;
            for (var i = 0; i < Posts; i++)
            {
                if (i % 60 == 0) conversation = await client.Open();
                if (i % 60 == 30) sent += await WholeForm(client);
                var answer = random.Next(3) switch
                {
                    0 => (await client.Say(conversation!, junk[random.Next(junk.Length)])).Status,
                    1 => (await client.PostActivity(conversation!, PartnerRoad.Message(PartnerRoad.Page("flow-partner-form", "organisation", ("organisation", junk[random.Next(junk.Length)]), ("workers", junk[random.Next(junk.Length)]))))).Status,
                    _ => await Desk(staff, junk[random.Next(junk.Length)], random),
                };
                Assert.True((int)answer < 500, $"post {i}: {answer}");
            }

            Assert.DoesNotContain("A turn failed", bot.Output, StringComparison.Ordinal);
        }

        await using var store = await _database.Open();
        Assert.Equal(sent, (await store.Requests("*", new RequestFilter(Words: "ASBL entière"), 1000, CancellationToken.None)).Length);
    }

    public async Task InitializeAsync() => _database = await TestDatabase.Make(kind);

    public async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }

    private static async Task<int> WholeForm(DirectLineClient client)
    {
        await PartnerRoad.Send(client, PartnerRoad.Form("liege", "ASBL entière"));
        return 1;
    }

    private static async Task<HttpStatusCode> Desk(StaffClient staff, string junk, Random random)
    {
        string[] paths = ["/desk/connexion", "/desk", "/desk/comptoir", "/desk/demandes/" + Uri.EscapeDataString(junk.Length > 50 ? junk[..50] : junk), "/demande/" + new string('a', 32), "/desk/partenaires?handler=Csv"];
        using var answer = random.Next(2) == 0 ? await staff.Get(paths[random.Next(paths.Length)]) : await staff.PostWithout(paths[random.Next(paths.Length)], ("name", junk), ("password", junk), ("__RequestVerificationToken", junk));
        return answer.StatusCode;
    }
}

public sealed class LossOnSqliteTests() : LossTests(DatabaseKind.Sqlite);

public sealed class LossOnPostgresTests() : LossTests(DatabaseKind.PostgreSql);
