using Article60.Protocol.Activities;

namespace Article60.Protocol.Channels;

/// <summary>Which activities of a remote channel somebody has to answer. All others are accepted and ignored.</summary>
internal static class CallsForTurn
{
    public static bool Is(Activity activity) =>
        activity.Conversation?.Id is { Length: > 0 } && activity.Type switch
        {
            ActivityTypes.Message => true,
            ActivityTypes.ConversationUpdate => Greetable(activity),
            ActivityTypes.InstallationUpdate => activity.Action == "add",
            _ => false,
        };

    /// <summary>
    /// Somebody other than the bot arrived. Not in a team or group: a greeting for every new member would be noise, and
    /// the installation has been greeted.
    /// </summary>
    static bool Greetable(Activity activity) =>
        activity.MembersAdded is { } added
        && added.Any(member => member?.Id is { Length: > 0 } id && id != activity.Recipient?.Id)
        && !(activity.ChannelId == WellKnownChannels.Teams && activity.Conversation?.ConversationType is "channel" or "groupChat");
}
