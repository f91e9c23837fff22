using Article60.Protocol.Activities;

namespace Article60.Protocol;

/// <summary>One name for a conversation over all channels, so that two channels can never share a state by accident.</summary>
public static class ConversationKey
{
    public const string DirectLine = "directline";

    /// <summary>
    /// Azure has a Direct Line of its own: what came with a service URL came through /api/messages, whatever it is called.
    /// </summary>
    public static bool IsOurs(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { ChannelId: DirectLine, ServiceUrl: null };
    }

    /// <summary>The id itself on our Direct Line, <c>channel/id</c> elsewhere.</summary>
    public static string Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var id = activity.Conversation?.Id ?? "";
        return IsOurs(activity) ? id : $"{activity.ChannelId}/{id}";
    }
}
