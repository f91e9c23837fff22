using System.Collections.Immutable;
using Article60.Protocol.Activities;

namespace Article60.Protocol;

/// <summary>What a host supplies: somebody to answer.</summary>
public interface ITurnHandler
{
    /// <summary>
    /// Takes an activity of a remote channel, already authenticated. When the task ends the activity is saved and
    /// will be answered through the outbox, even if the process dies now; the turn itself runs later, one at a time
    /// per conversation.
    /// </summary>
    /// <returns>False when the same activity was taken before: nothing happens.</returns>
    Task<bool> AcceptAsync(Activity activity, CancellationToken stop);

    /// <summary>
    /// Runs the turn while the caller waits (<c>invoke</c>, <c>expectReplies</c>). The replies are returned and not
    /// put into the outbox; state and transcript are saved all the same.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    Task<ImmutableArray<Activity>> AnswerAsync(Activity activity, CancellationToken stop);

    /// <summary>Runs what waits in the inbox of this conversation (a <see cref="ConversationKey"/>); returns at once.</summary>
    void Wake(string conversation);
}
