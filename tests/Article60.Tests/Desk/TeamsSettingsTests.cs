using Article60.Host.Partners;
using Article60.Protocol.Activities;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Article60.Tests.Desk;

/// <summary>What is said of a Teams channel in the settings, before the port opens.</summary>
public sealed class TeamsSettingsTests
{
    private const string Url = "https://smba.trafficmanager.net/emea/";

    [Theory]
    [InlineData(Url, TeamsDesk.Liege, BotOnChannel.Tenant, null)]
    [InlineData("http://127.0.0.1:1/", TeamsDesk.Liege, BotOnChannel.Tenant, null)]
    [InlineData("http://teams.example/", TeamsDesk.Liege, BotOnChannel.Tenant, "ServiceUrl")]
    [InlineData("", TeamsDesk.Liege, BotOnChannel.Tenant, "ServiceUrl")]
    [InlineData(Url, "General", BotOnChannel.Tenant, "Channel")]
    [InlineData(Url, TeamsDesk.Liege, "cpas.example", "Tenant")]
    public void A_channel_that_cannot_be_right_is_named(string url, string channel, string tenant, string? wrong)
    {
        var problems = new List<string>();
        TeamsChannel.Read(Configuration(url, channel, tenant), problems);
        if (wrong is null) Assert.Empty(problems);
        else Assert.Contains($"Desk:Teams:liege:{wrong}", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Desk__Teams__nowhere__Channel", "there is no centre")]
    [InlineData("Desk__Teams__liege__Channel", "MicrosoftAppId is needed")]
    public async Task The_bot_does_not_start_with_a_channel_it_cannot_use(string setting, string said)
    {
        using var folder = new TestFolder();
        var centre = setting.Split("__")[2];
        var settings = new Dictionary<string, string> { [setting] = TeamsDesk.Liege, [$"Desk__Teams__{centre}__ServiceUrl"] = Url, [$"Desk__Teams__{centre}__Tenant"] = BotOnChannel.Tenant };
        if (centre == "nowhere") (settings["MicrosoftAppId"], settings["MicrosoftAppPassword"]) = (BotOnChannel.AppId, "secret");
        var (code, output) = await BotProcess.RefuseAsync(folder.Path, settings);
        Assert.Equal(1, code);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    /// <summary>Every organisation that Teams names must be the centre's, and one must be named.</summary>
    [Theory]
    [InlineData(BotOnChannel.Tenant, BotOnChannel.Tenant, BotOnChannel.Tenant, true)]
    [InlineData(BotOnChannel.Tenant, null, null, true)]
    [InlineData(null, BotOnChannel.Tenant, null, true)]
    [InlineData(null, null, null, false)]
    [InlineData(TeamsDesk.OtherTenant, BotOnChannel.Tenant, null, false)]
    [InlineData(BotOnChannel.Tenant, TeamsDesk.OtherTenant, null, false)]
    [InlineData(BotOnChannel.Tenant, BotOnChannel.Tenant, TeamsDesk.OtherTenant, false)]
    public void A_button_counts_only_within_the_organisation(string? ofConversation, string? ofChannel, string? ofPerson, bool counts)
    {
        var json = string.Concat(
            $"{{\"type\":\"message\",\"channelId\":\"msteams\",\"conversation\":{{\"id\":\"{TeamsDesk.Liege};messageid=1\"{Named("tenantId", ofConversation)}}},",
            $"\"channelData\":{{\"tenant\":{{\"x\":1{Named("id", ofChannel)}}}}},\"from\":{{\"id\":\"29:x\"{Named("tenantId", ofPerson)}}}}}");
        var channel = Assert.Single(TeamsChannel.Read(Configuration(Url, TeamsDesk.Liege, BotOnChannel.Tenant), []));
        Assert.Equal(counts, channel.IsWhere(ProtocolJson.Read(json)));
    }

    private static string Named(string name, string? value) => value is null ? "" : $",\"{name}\":\"{value}\"";

    private static IConfigurationRoot Configuration(string url, string channel, string tenant) => new ConfigurationBuilder().AddInMemoryCollection(
        [new("Desk:Teams:liege:ServiceUrl", url), new("Desk:Teams:liege:Channel", channel), new("Desk:Teams:liege:Tenant", tenant)]).Build();
}
