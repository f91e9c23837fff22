using System.Text.Json.Nodes;
using Article60.Host;
using Article60.Host.Desk;
using Article60.Host.Storage;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A running bot with one account for each role at each centre, and one partner's form and one call-back for Liège and for Binche.</summary>
public sealed class DeskBot : IAsyncLifetime
{
    public const string Password = "un mot de passe d'essai";
    public const string Secret = "a-secret-of-thirty-two-characters-or-more";

    public static readonly string[] Centres = ["liege", "binche", "*"];
    public static readonly string[] Roles = ["reader", "worker", "admin"];

    private readonly string _folder = Directory.CreateTempSubdirectory("article60-desk-").FullName;
    private BotProcess? _bot;

    public string Url => _bot!.Url;

    public string Output => _bot!.Output;

    /// <summary>Reference of the partner's form, by centre.</summary>
    public Dictionary<string, string> Form { get; } = [];

    /// <summary>Reference of the call-back, by centre.</summary>
    public Dictionary<string, string> CallBack { get; } = [];

    public static string Account(string role, string centre) => $"{role}-{(centre == "*" ? "all" : centre)}";

    public async Task InitializeAsync()
    {
        await using (var store = await Store.Open(new StorageSettings(null, _folder), TimeProvider.System, CancellationToken.None))
        {
            var hash = StaffPasswords.Hash(Password);
            foreach (var role in Roles)
                foreach (var centre in Centres)
                    await store.SaveStaff(Account(role, centre), centre, role, hash, CancellationToken.None);
            await store.SaveStaff("to-be-locked", "liege", "worker", hash, CancellationToken.None);
            await store.SaveStaff("to-be-disabled", "liege", "worker", hash, CancellationToken.None);
        }

        _bot = await BotProcess.StartAsync(_folder, new Dictionary<string, string>
        {
            ["DirectLine__Secrets__0"] = Secret, ["DirectLine__RateLimitPerMinute"] = "0", ["Desk__SignInsPerMinute"] = "100000",
        });
        foreach (var centre in (string[])["liege", "binche"])
        {
            Form[centre] = await Send(PartnerRoad.Form(centre, $"ASBL de {centre}"));
            CallBack[centre] = await Send(PartnerRoad.CallBack(centre));
        }
    }

    public Task<StaffClient> SignedIn(string role, string centre) => StaffClient.SignedIn(Url, Account(role, centre), Password);

    internal async Task<Store> OpenStore() => await Store.Open(new StorageSettings(null, _folder), TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> Send(IEnumerable<JsonObject> values) => await PartnerRoad.Send(new DirectLineClient(Url, Secret), values);
}

[CollectionDefinition(nameof(DeskBot))]
public sealed class SharedDesk : ICollectionFixture<DeskBot>;
