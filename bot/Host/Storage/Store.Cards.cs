using System.Data.Common;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;

namespace Article60.Host.Storage;

/// <summary>How a new request is announced to its centre.</summary>
/// <param name="Place">A note for the outbox by centre id, or null when the centre has no channel.</param>
/// <param name="Saved">Told the key of the note once it is saved.</param>
internal sealed record Announcing(Func<string, Activity?> Place, Action<string> Saved);

/// <summary>Cards of requests in their centre's channel. The outbox holds a note only: what the card shows is read when it is sent.</summary>
internal sealed partial class Store
{
    /// <summary>A queue of its own in the outbox for each request, so that its card is sent before it is changed.</summary>
    public static string CardKey(string reference) => $"card/{reference}";

    /// <summary>Id the channel gave the card of that queue, or null while it is not shown.</summary>
    public async Task<string?> CardShown(string key, CancellationToken stop)
    {
        var found = await Read(connection => connection.Query("SELECT activity_id FROM sent_cards WHERE conversation_id = @id ORDER BY position LIMIT 1",
            row => row.GetString(0), stop, ("id", key)), stop);
        return found.IsEmpty ? null : found[0];
    }

    private async Task PutCard(DbTransaction tx, string reference, Activity place, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO conversations (id, channel, state, version, recorded, taken, last_at, ended)
            VALUES (@id, @channel, '', 0, 1, 0, @now, 0)
            """;

        var key = CardKey(reference);
        await tx.Execute(sql, stop, ("id", key), ("channel", place.ChannelId ?? ""), ("now", Now));
        await Record(tx, key, 0, Now, place with { Value = ProtocolJson.Element(new JsonObject { ["reference"] = reference }) }, null, stop);
        await PutIntoOutbox(tx, key, 0, stop);
    }

    /// <summary>The card is to show what the request has become; nothing happens for a request without one.</summary>
    private async Task ChangeCard(DbTransaction tx, string reference, CancellationToken stop)
    {
        const string sql = """
            UPDATE conversations SET recorded = recorded + 1, last_at = CASE WHEN last_at > @now THEN last_at ELSE @now END
            WHERE id = @id RETURNING recorded - 1
            """;

        var key = CardKey(reference);
        var places = await tx.Query(sql, row => row.GetInt64(0), stop, ("id", key), ("now", Now));
        if (places.IsEmpty) return;
        var first = await tx.Query("SELECT json FROM activities WHERE conversation_id = @id AND position = 0", row => row.GetString(0), stop, ("id", key));
        await Record(tx, key, places[0], Now, ProtocolJson.Read(first[0]), null, stop);
        await PutIntoOutbox(tx, key, places[0], stop);
    }
}
