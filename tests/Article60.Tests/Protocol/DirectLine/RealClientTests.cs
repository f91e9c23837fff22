using System.Text.Json.Nodes;
using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

/// <summary>Microsoft's own client, npm botframework-directlinejs 0.15.8, run by Node.</summary>
[Collection(SharedBots.Name)]
public sealed class RealClientTests(DirectLineBots bots)
{
    private readonly DirectLineClient _bot = bots.Bot;

    [Fact, Statement("DL-60")]
    public async Task DL_60_With_a_token_over_the_socket_it_sees_echo_and_reply()
    {
        var seen = await Run("token");

        Assert.Contains("Online", seen["statuses"]!.AsArray().Select(one => one!.ToString()));
        Assert.Equal("c-Combien je gagne ?", seen["echoed"]!.ToString());
        Assert.True(seen["replied"]!.GetValue<bool>());
    }

    [Fact, Statement("DL-61")]
    public async Task DL_61_With_the_secret_on_a_server_it_gets_a_reply() =>
        Assert.True((await Clients.Run("directline.mjs", null, "secret", _bot.Url, _bot.Secret))["replied"]!.GetValue<bool>());

    [Fact, Statement("DL-62")]
    public async Task DL_62_By_polling_it_gets_a_reply() => Assert.True((await Run("polling"))["replied"]!.GetValue<bool>());

    [Fact, Statement("DL-63")]
    public async Task DL_63_After_a_cut_it_reconnects_and_misses_nothing()
    {
        var seen = await Run("cut");

        Assert.True(seen["sockets"]!.GetValue<int>() >= 2);
        Assert.Equal(0, seen["twice"]!.GetValue<int>());
    }

    [Fact, Statement("DL-64")]
    public async Task DL_64_A_second_client_resumes_where_the_first_stopped()
    {
        var seen = await Run("resume");

        Assert.True(seen["sameConversation"]!.GetValue<bool>());
        Assert.False(seen["old"]!.GetValue<bool>());
    }

    [Fact, Statement("DL-65")]
    public async Task DL_65_A_refreshed_token_works()
    {
        var seen = await Run("refresh");

        Assert.True(seen["changed"]!.GetValue<bool>() && seen["replied"]!.GetValue<bool>());
    }

    [Fact, Statement("DL-66")]
    public async Task DL_66_A_file_comes_back_with_the_same_bytes()
    {
        var seen = await Run("attachment");

        Assert.True(seen["sameBytes"]!.GetValue<bool>());
        Assert.Equal("file-1", seen["echoed"]!.ToString());
    }

    [Fact, Statement("DL-51")]
    public async Task DL_51_Two_clients_at_once_see_their_own_conversation_only()
    {
        var tokens = $"{(await _bot.Generate("dl_a"))["token"]},{(await _bot.Generate("dl_b"))["token"]}";

        var seen = await Clients.Run("directline.mjs", null, "pair", _bot.Url, tokens);

        Assert.False(seen["crossed"]!.GetValue<bool>());
        Assert.Equal(2, seen["conversations"]!.GetValue<int>());
    }

    [Fact, Statement("DL-72")]
    public async Task DL_72_After_the_expiry_a_new_token_brings_it_back()
    {
        var bot = bots.ShortLived;
        var page = await bot.Send(HttpMethod.Post, bot.Url + "/api/webchat/token");

        var seen = await Clients.Run("directline.mjs", null, "expiry", bot.Url, page["token"]);

        Assert.Contains("ExpiredToken", seen["statuses"]!.AsArray().Select(one => one!.ToString()));
        Assert.True(seen["replied"]!.GetValue<bool>());
    }

    private async Task<JsonObject> Run(string scenario) =>
        await Clients.Run("directline.mjs", null, scenario, _bot.Url, (await _bot.Generate("dl_client"))["token"]);
}
