using Article60.Protocol.Activities;

namespace Article60.Protocol.Channels;

/// <summary>Ids are opaque, but they end in addresses and as keys of tables: printable, and not endless.</summary>
internal static class Ids
{
    /// <summary>Characters. The longest known, of Teams, have about two hundred; twice this still fits into one key of PostgreSQL.</summary>
    internal const int Longest = 400;

    public static bool AreSafe(Activity activity) =>
        IsSafe(activity.Id) && IsSafe(activity.ChannelId) && IsSafe(activity.Conversation?.Id) && IsSafe(activity.ReplyToId);

    static bool IsSafe(string? id) => id is null || (id.Length <= Longest && !id.AsSpan().ContainsAnyInRange('\0', '\u001f'));
}
