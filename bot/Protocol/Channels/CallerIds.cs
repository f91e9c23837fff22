namespace Article60.Protocol.Channels;

/// <summary>Who called, as the protocol spells it, and with which scope they are answered.</summary>
public static class CallerIds
{
    public const string Azure = "urn:botframework:azure";
    const string ApplicationPrefix = "urn:botframework:aadappid:";

    /// <summary>Another bot that calls this one.</summary>
    public static string Application(string appId) => ApplicationPrefix + appId;

    /// <summary>OAuth scope of answers to this caller: its own application for a bot, else the channel's; empty without authentication.</summary>
    public static string ScopeFor(string? callerId, ChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.AuthenticationOn) return "";

        return callerId is not null && callerId.StartsWith(ApplicationPrefix, StringComparison.Ordinal)
            ? callerId[ApplicationPrefix.Length..] : settings.OAuthScope;
    }
}
