using System.Collections.Frozen;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Tests.Protocol.Channels;

public sealed class TenantsTests
{
    [Theory]
    [InlineData("", "msteams", "other", "other", true)] // nothing is restricted
    [InlineData("ours", "msteams", "ours", "ours", true)]
    [InlineData("ours", "msteams", "OURS", null, true)]
    [InlineData("ours", "msteams", null, "ours", true)]
    [InlineData("ours", "msteams", "other", "other", false)]
    [InlineData("ours", "msteams", "ours", "other", false)]
    [InlineData("ours", "msteams", null, null, false)]
    [InlineData("ours", "webchat", null, null, true)] // other channels name no tenant
    public void Only_users_of_the_allowed_organisations_are_let_in_from_teams(string allowed, string channel, string? conversation, string? data, bool passes)
    {
        var activity = ProtocolJson.Read($$"""{"type":"message","channelId":"{{channel}}","conversation":{"id":"c"},"channelData":{"tenant":{{(data is null ? "null" : $"{{\"id\":\"{data}\"}}")}} } }""");
        activity = activity with { Conversation = activity.Conversation! with { TenantId = conversation } };
        var set = allowed.Split(',', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        Assert.Equal(passes, Tenants.Allow(set, activity));
    }
}
