using Article60.Protocol.Activities;

namespace Article60.Protocol.Channels;

/// <summary>What leaves the bot: without the fields that only a channel may set.</summary>
public static class WireReply
{
    public static Activity Of(Activity reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return reply with { Id = null, Timestamp = null, ServiceUrl = null, CallerId = null };
    }
}
