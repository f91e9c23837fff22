using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A running bot with one account for each role at each centre, and one partner's form and one call-back for Liège and for Binche.</summary>
public abstract class DeskBot(DatabaseKind kind) : IAsyncLifetime
{
    public const string Password = "un mot de passe d'essai";
    public const string Secret = "a-secret-of-thirty-two-characters-or-more";

    public static readonly string[] Centres = ["liege", "binche", "*"];
    public static readonly string[] Roles = ["reader", "worker", "admin"];

    private TestDatabase? _database;
    private BotProcess? _bot;
    private Exception? _missing;

    public string Url => _bot!.Url;

    public string Output => _bot!.Output;

    /// <summary>Reference of the partner's form, by centre.</summary>
    public Dictionary<string, string> Form { get; } = [];

    /// <summary>Reference of the call-back, by centre.</summary>
    public Dictionary<string, string> CallBack { get; } = [];

    public static string Account(string role, string centre) => $"{role}-{(centre == "*" ? "all" : centre)}";

    public async Task InitializeAsync()
    {
        try { _database = await TestDatabase.Make(kind); }
        catch (InvalidOperationException absent)
        {
            _missing = absent;
            return;
        }

        await using (var store = await OpenStore())
        {
            var hash = StaffPasswords.Hash(Password);
            foreach (var role in Roles)
                foreach (var centre in Centres)
                    await store.SaveStaff(Account(role, centre), centre, role, hash, CancellationToken.None);
            await store.SaveStaff("to-be-locked", "liege", "worker", hash, CancellationToken.None);
            await store.SaveStaff("to-be-disabled", "liege", "worker", hash, CancellationToken.None);
        }

        _bot = await BotProcess.StartAsync(_database.Folder, new Dictionary<string, string>(_database.Environment)
        {
            ["DirectLine__Secrets__0"] = Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["Desk__SignInsPerMinute"] = "100000",
        });
        foreach (var centre in (string[])["liege", "binche"])
        {
            Form[centre] = await Send(PartnerRoad.Form(centre, $"ASBL de {centre}"));
            CallBack[centre] = await Send(PartnerRoad.CallBack(centre));
        }
    }

    /// <summary>Skips the test, or fails it, where the database is absent.</summary>
    public void Check()
    {
        if (_missing is not null) throw new InvalidOperationException(_missing.Message);
    }

    public Task<StaffClient> SignedIn(string role, string centre) => StaffClient.SignedIn(Url, Account(role, centre), Password);

    internal Task<Store> OpenStore() => _database!.Open();

    public async Task DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    private async Task<string> Send(IEnumerable<JsonObject> values) => await PartnerRoad.Send(new DirectLineClient(Url, Secret), values);
}

public sealed class DeskOnSqlite() : DeskBot(DatabaseKind.Sqlite);

public sealed class DeskOnPostgres() : DeskBot(DatabaseKind.PostgreSql);

[CollectionDefinition(nameof(DeskOnSqlite))]
public sealed class SharedDeskOnSqlite : ICollectionFixture<DeskOnSqlite>;

[CollectionDefinition(nameof(DeskOnPostgres))]
public sealed class SharedDeskOnPostgres : ICollectionFixture<DeskOnPostgres>;

/// <summary>Tests of the desk that hold on both databases.</summary>
public abstract class DeskTests(DeskBot bot) : IAsyncLifetime
{
    protected DeskBot Bot => bot;

    public Task InitializeAsync()
    {
        bot.Check();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
