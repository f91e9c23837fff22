using Article60.Knowledge;

namespace Article60.Dialogue;

/// <summary>The pure function of the house: one turn of conversation.</summary>
public static class Assistant
{
    /// <summary>One turn. No clock, storage or channel: same arguments, same replies.</summary>
    /// <param name="knowledge">The snapshot to answer from.</param>
    /// <param name="now">The conversation before the turn.</param>
    /// <param name="message">What arrived.</param>
    /// <param name="moment">Belgian local time of the turn.</param>
    public static Turn Reply(KnowledgeBase knowledge, Conversation now, UserMessage message, DateTime moment)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return message switch
        {
            UserMessage.Arrived => new Turn(now, [new Reply.Text("Bonjour.")]),
            _ => new Turn(now, [new Reply.Text("Je ne sais pas.")]),
        };
    }
}
