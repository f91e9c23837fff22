using System.Collections.Immutable;
using Article60.Protocol.Activities;

namespace Article60.Protocol;

/// <summary>What a host supplies: somewhere to keep the activities of Direct Line conversations.</summary>
public interface IActivityLog
{
    /// <summary>
    /// Creates the conversation and puts <paramref name="arrival"/> (a conversationUpdate the client never sees) into
    /// its inbox, once: false when the conversation exists already.
    /// </summary>
    Task<bool> StartAsync(LoggedConversation conversation, Activity arrival, CancellationToken stop);

    /// <summary>Null when there is no such conversation.</summary>
    Task<LoggedConversation?> FindAsync(string conversation, CancellationToken stop);

    /// <summary>
    /// Records what the client posted: gives it id, index and a timestamp that never goes back, and puts it into the
    /// inbox when it calls for a turn. An <c>endOfConversation</c> also ends the conversation.
    /// </summary>
    /// <param name="conversation">Id of an existing conversation.</param>
    /// <param name="activity">Without id and timestamp.</param>
    /// <param name="clientId">The client's own id of the activity, or null: a second one with the same id is not
    /// recorded again, the first one is returned.</param>
    /// <param name="stop">Cancels the wait.</param>
    /// <returns>Null when the conversation is unknown or has ended.</returns>
    Task<LoggedActivity?> AppendAsync(string conversation, Activity activity, string? clientId, CancellationToken stop);

    /// <summary>The recorded activities with an index of at least <paramref name="from"/>, in order, at most <paramref name="most"/>.</summary>
    Task<ImmutableArray<LoggedActivity>> ReadAsync(string conversation, long from, int most, CancellationToken stop);

    Task SaveFileAsync(LoggedFile file, CancellationToken stop);

    /// <summary>Null when the file never existed or is older than a day.</summary>
    Task<LoggedFile?> FindFileAsync(string id, CancellationToken stop);
}

/// <summary>A Direct Line conversation.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="UserId">Bound by the token, or null.</param>
/// <param name="UserName">Bound by the token, or null.</param>
/// <param name="Count">Recorded activities: the end of the history.</param>
/// <param name="Ended">No more posts are taken.</param>
public sealed record LoggedConversation(string Id, string? UserId, string? UserName, long Count = 0, bool Ended = false);

/// <summary>A recorded activity as clients get it.</summary>
/// <param name="Index">From 0, without gaps.</param>
/// <param name="Id">Unique in the conversation.</param>
/// <param name="Json">The whole activity.</param>
/// <param name="Repeated">It had been recorded before under the same client id.</param>
public sealed record LoggedActivity(long Index, string Id, string Json, bool Repeated = false);

/// <summary>An uploaded file. The id is the capability to read it.</summary>
public sealed record LoggedFile(string Id, string Conversation, string Name, string ContentType, ReadOnlyMemory<byte> Bytes);
