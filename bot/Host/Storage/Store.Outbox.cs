using System.Collections.Immutable;

namespace Article60.Host.Storage;

/// <summary>One saved activity that its channel has not taken yet.</summary>
/// <param name="Position">In the transcript, and the order of sending.</param>
/// <param name="Due">Not before this moment; milliseconds since 1970.</param>
/// <param name="Tries">Made so far.</param>
/// <param name="Json">The activity, in UTF-8.</param>
internal sealed record Waiting(long Position, long Due, int Tries, byte[] Json);

/// <summary>An entry of the outbox that is done with.</summary>
/// <param name="ShownAs">Id the channel gave a card, so that it can be changed in place; null for everything else.</param>
internal sealed record Settled(string Conversation, long Position, string? ShownAs);

/// <summary>What was saved for remote channels and has still to be sent.</summary>
internal sealed partial class Store
{
    /// <summary>Conversations with something to send: at start, what a dead process left.</summary>
    public Task<ImmutableArray<string>> OutboxConversations(CancellationToken stop) => Read(connection => connection.Query(
        "SELECT DISTINCT conversation_id FROM outbox", row => row.GetString(0), stop), stop);

    /// <summary>The next activities of a conversation, in order.</summary>
    public Task<ImmutableArray<Waiting>> NextToSend(string conversation, int most, CancellationToken stop)
    {
        const string sql = """
            SELECT o.position, o.due, o.tries, a.json
            FROM outbox o JOIN activities a ON a.conversation_id = o.conversation_id AND a.position = o.position
            WHERE o.conversation_id = @id ORDER BY o.position LIMIT @most
            """;

        return ReadFresh(connection => connection.Query(sql,
            row => new Waiting(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3)),
            stop, ("id", conversation), ("most", most)), stop);
    }

    /// <summary>
    /// Reserves an activity until that moment, so that of two hosts on one database only one sends it. False when the
    /// other was faster. On SQLite there is one host, and nothing to reserve.
    /// </summary>
    public async Task<bool> Claim(string conversation, Waiting waiting, long until, CancellationToken stop)
    {
        if (_writer is not null) return true;

        const string sql = """
            UPDATE outbox SET due = @until WHERE conversation_id = @id AND position = @position AND due = @due
            """;

        return await Write(async tx => await tx.Execute(sql, stop,
            ("until", until), ("id", conversation), ("position", waiting.Position), ("due", waiting.Due)) == 1 ? "" : null, stop) is not null;
    }

    /// <summary>
    /// Done with, whether the channel took them or never will. Many conversations finish at the same moment: their
    /// entries go in one transaction.
    /// </summary>
    public Task Settle(IReadOnlyCollection<Settled> all, CancellationToken stop) => Write(async tx =>
    {
        foreach (var (conversation, position, shownAs) in all)
        {
            await tx.Execute("DELETE FROM outbox WHERE conversation_id = @id AND position = @position",
                stop, ("id", conversation), ("position", position));
            if (shownAs is null) continue;

            await tx.Execute(
                "INSERT INTO sent_cards (conversation_id, activity_id, position, sent) VALUES (@id, @activity, @position, @now) ON CONFLICT (conversation_id, activity_id) DO NOTHING",
                stop, ("id", conversation), ("activity", shownAs), ("position", position), ("now", Now));
        }

        return "";
    }, stop);

    public Task Postpone(string conversation, long position, long due, int tries, CancellationToken stop) => Write(async tx =>
    {
        await tx.Execute("UPDATE outbox SET due = @due, tries = @tries WHERE conversation_id = @id AND position = @position",
            stop, ("due", due), ("tries", tries), ("id", conversation), ("position", position));
        return "";
    }, stop);

    /// <summary>The activity with a card that the channel shows under this id, or null when it is none of ours.</summary>
    public async Task<string?> SentCard(string conversation, string activity, CancellationToken stop)
    {
        const string sql = """
            SELECT a.json FROM sent_cards s
            JOIN activities a ON a.conversation_id = s.conversation_id AND a.position = s.position
            WHERE s.conversation_id = @id AND s.activity_id = @activity
            """;

        var found = await Read(connection => connection.Query(sql, row => row.GetString(0), stop, ("id", conversation), ("activity", activity)), stop);
        return found.IsEmpty ? null : found[0];
    }
}
