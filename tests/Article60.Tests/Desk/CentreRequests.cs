using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Pages;
using Article60.Host.Partners;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Protocol;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;
using Article60.Protocol.DirectLine;
using Article60.Tests.Protocol.Channels;
using Microsoft.Extensions.Configuration;

namespace Article60.Tests.Desk;

/// <summary>Requests of centres that announce them in one Teams channel, without a bot around them.</summary>
internal static class CentreRequests
{
    public static CentreCards Cards(Store store, OutboxSignal outbox, ChannelSettings channels, IEnumerable<string> centres, params KeyValuePair<string, string?>[] more)
    {
        var problems = new List<string>();
        var settings = DeskSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([.. centres.SelectMany(Channel), .. more]).Build(), problems);
        Assert.Empty(problems);
        return new(store, settings, channels, new PublicAddress(new DirectLineOptions { PublicBaseUrl = "https://bot.example" }, null!), outbox);
    }

    /// <summary>Keeps one more request of that kind; gives its reference.</summary>
    public static async Task<string> Keep(Store store, string kind, string centre, Announcing announcing)
    {
        var start = new Activity { Type = "message", ChannelId = "emulator", Id = "1", ServiceUrl = "https://emulator.example", Conversation = new() { Id = $"{kind}-{centre}" }, Text = "x" };
        var (_, version) = await store.Meet(start, default);
        var data = new JsonObject { ["key"] = "form#0", ["centre"] = centre, ["day"] = "2026-11-22", ["answers"] = new JsonObject { ["organisation"] = "ASBL" } };
        Assert.NotNull(await store.Save(
            new TurnRecord(ConversationKey.Of(start), null, "{}", version, [], false, [new KeptItem(kind, data.ToJsonString())]) { Announcing = announcing }, default));
        return Assert.Single(await store.Requests(centre, new RequestFilter(kind), 2, default)).Reference;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Channel(string centre) =>
    [
        new($"Desk:Teams:{centre}:ServiceUrl", "https://teams.example/"), new($"Desk:Teams:{centre}:Channel", TeamsDesk.Liege), new($"Desk:Teams:{centre}:Tenant", BotOnChannel.Tenant),
    ];
}
