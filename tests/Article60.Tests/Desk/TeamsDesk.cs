using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Storage;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;

namespace Article60.Tests.Desk;

/// <summary>A bot whose centres Liège and Binche each have a Teams channel, on a channel of our own. At Binche only listed accounts may take a request.</summary>
internal sealed class TeamsDesk : IAsyncDisposable
{
    public const string Liege = "19:liege@thread.tacv2";
    public const string Binche = "19:binche@thread.tacv2";
    public const string OtherTenant = "12121212-3434-5656-7878-909090909090";
    public const string WorkerOfBinche = "0b1c0000-0000-0000-0000-000000000001";
    public const string ReaderOfBinche = "0b1c0000-0000-0000-0000-000000000002";
    public const string WorkerOfLiege = "0b1c0000-0000-0000-0000-000000000003";

    private readonly TestDatabase _database;

    private TeamsDesk(TestDatabase database, BotOnChannel on) => (_database, On) = (database, on);

    public BotOnChannel On { get; }

    public FakeChannel Channel => On.Channel;

    public static async Task<TeamsDesk> Start(DatabaseKind kind)
    {
        var database = await TestDatabase.Make(kind);
        await using (var store = await database.Open())
        {
            var hash = StaffPasswords.Hash(DeskBot.Password);
            foreach (var (role, centre) in ((string, string)[])[("worker", "liege"), ("worker", "binche"), ("reader", "binche")])
                await store.SaveStaff(DeskBot.Account(role, centre), centre, role, hash, CancellationToken.None);
        }

        var desk = new TeamsDesk(database, new BotOnChannel { More = channel => [.. database.Environment, KeyValuePair.Create("Storage__Folder", database.Folder), .. Settings(channel)] });
        await desk.On.InitializeAsync();
        return desk;
    }

    public static IEnumerable<KeyValuePair<string, string>> Settings(FakeChannel channel)
    {
        yield return new("DirectLine__Secrets__0", DeskBot.Secret);
        yield return new("DirectLine__RateLimitPerMinute", "0");
        foreach (var (centre, id) in ((string, string)[])[("liege", Liege), ("binche", Binche)])
        {
            yield return new($"Desk__Teams__{centre}__ServiceUrl", channel.ServiceUrl);
            yield return new($"Desk__Teams__{centre}__Channel", id);
            yield return new($"Desk__Teams__{centre}__Tenant", BotOnChannel.Tenant);
        }

        foreach (var (person, account) in ((string, string)[])[(WorkerOfBinche, "worker-binche"), (ReaderOfBinche, "reader-binche"), (WorkerOfLiege, "worker-liege")])
            yield return new($"Desk__Teams__binche__People__{person}", account);
    }

    public Task<string> Request(string centre, string organisation = "ASBL Le Jardin secret") =>
        PartnerRoad.Send(new DirectLineClient(On.Bot.Url, DeskBot.Secret), PartnerRoad.Form(centre, organisation));

    internal Task<Store> OpenStore() => _database.Open();

    /// <summary>The calls that showed the card of this request, the first and the changes, once there are that many.</summary>
    public async Task<IReadOnlyList<ConnectorRequest>> Shown(string reference, int least = 1)
    {
        IReadOnlyList<ConnectorRequest> shown = [];
        for (var tries = 0; tries < 300 && shown.Count < least; tries++)
        {
            shown = [.. Channel.Requests.Where(call => call.Raw.Contains(reference, StringComparison.Ordinal) && Channel.IdOf(call) is not null)];
            if (shown.Count < least) await Task.Delay(50);
        }

        Assert.True(shown.Count >= least, $"{shown.Count} of {least} calls for {reference}:\n{On.Bot.Output}");
        return shown;
    }

    /// <summary>Somebody presses the button of a card. Gives the answer to the invoke.</summary>
    public async Task<JsonObject> Press(string reference, string where, string who = "Camille Agent", string tenant = BotOnChannel.Tenant, string? id = null)
    {
        var pressed = On.Pressed($"{where};messageid=1", "centre.take", new JsonObject { ["reference"] = reference }, group: true);
        pressed["conversation"]!["tenantId"] = tenant;
        pressed["channelData"]!["tenant"]!["id"] = tenant;
        pressed["from"] = new JsonObject { ["id"] = "29:" + who, ["name"] = who, ["aadObjectId"] = id };
        return await On.PressAsync(pressed);
    }

    public async Task<StaffClient> SignedIn(string role, string centre) => await StaffClient.SignedIn(On.Bot.Url, DeskBot.Account(role, centre), DeskBot.Password);

    public async ValueTask DisposeAsync()
    {
        await On.DisposeAsync();
        await _database.DisposeAsync();
    }
}
