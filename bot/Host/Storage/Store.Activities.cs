using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Article60.Protocol;
using Article60.Protocol.Activities;

namespace Article60.Host.Storage;

/// <summary>The transcript of Direct Line conversations, and the inbox of all.</summary>
internal sealed partial class Store : IActivityLog
{
    private static readonly TimeSpan FilesLive = TimeSpan.FromHours(24);

    public async Task<bool> StartAsync(LoggedConversation conversation, Activity arrival, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO conversations (id, channel, user_id, user_name, state, version, recorded, taken, last_at, ended)
            VALUES (@id, @channel, @user, @name, '', 0, 0, 1, @now, 0)
            ON CONFLICT (id) DO NOTHING
            """;

        return await Write(async tx =>
        {
            var made = await tx.Execute(sql, stop, ("id", conversation.Id), ("channel", ConversationKey.DirectLine),
                ("user", conversation.UserId), ("name", conversation.UserName), ("now", Now));
            if (made == 0) return null;
            await PutIntoInbox(tx, conversation.Id, arrival.Id!, 0, ProtocolJson.Write(arrival), stop);
            return "";
        }, stop) is not null;
    }

    public async Task<LoggedConversation?> FindAsync(string conversation, CancellationToken stop)
    {
        const string sql = """
            SELECT user_id, user_name, recorded, ended FROM conversations WHERE id = @id AND channel = @channel
            """;

        var found = await Read(connection => connection.Query(sql,
            row => new LoggedConversation(conversation, row.TextOrNull(0), row.TextOrNull(1), row.GetInt64(2), row.GetInt32(3) == 1),
            stop, ("id", conversation), ("channel", ConversationKey.DirectLine)), stop);
        return found.IsEmpty ? null : found[0];
    }

    public async Task<LoggedActivity?> AppendAsync(string conversation, Activity activity, string? clientId, CancellationToken stop)
    {
        const string repeated = """
            SELECT position, id, json FROM activities WHERE conversation_id = @id AND client_id = @client
            """;
        const string reserve = """
            UPDATE conversations
            SET recorded = recorded + 1, taken = taken + @turn, ended = @ended,
                last_at = CASE WHEN last_at > @now THEN last_at ELSE @now END
            WHERE id = @id AND ended = 0
            RETURNING recorded - 1, last_at, taken - 1
            """;

        var callsForTurn = activity.Type is ActivityTypes.Message or ActivityTypes.Event;
        LoggedActivity? before = null;
        var recorded = await Write(async tx =>
        {
            // The row of the conversation is the lock: two posts at once get two positions, in one order.
            var places = await tx.Query(reserve, Place.Of, stop, ("id", conversation), ("now", Now),
                ("turn", callsForTurn ? 1 : 0), ("ended", activity.Type == ActivityTypes.EndOfConversation ? 1 : 0));
            if (places.IsEmpty) return null;

            if (clientId is not null)
            {
                var known = await tx.Query(repeated, row => new LoggedActivity(row.GetInt64(0), row.GetString(1), row.GetString(2), Repeated: true),
                    stop, ("id", conversation), ("client", clientId));
                before = known.FirstOrDefault();
                if (before is not null) return null;
            }

            var place = places[0];
            var logged = await Record(tx, conversation, place.Position, place.At, activity, clientId, stop);
            if (callsForTurn) await PutIntoInbox(tx, conversation, logged.Id, place.Taken, logged.Json, stop);
            if (News is not null) await News.Announce(tx, conversation, stop);
            return logged;
        }, stop);
        return before ?? recorded;
    }

    public Task<ImmutableArray<LoggedActivity>> ReadAsync(string conversation, long from, int most, CancellationToken stop)
    {
        const string sql = """
            SELECT position, id, json FROM activities
            WHERE conversation_id = @id AND position >= @from ORDER BY position LIMIT @most
            """;

        return Read(connection => connection.Query(sql,
            row => new LoggedActivity(row.GetInt64(0), row.GetString(1), row.GetString(2)),
            stop, ("id", conversation), ("from", from), ("most", most)), stop);
    }

    public Task SaveFileAsync(LoggedFile file, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO files (id, conversation_id, name, content_type, bytes, created)
            VALUES (@id, @conversation, @name, @type, @bytes, @now)
            """;

        return Write(async tx =>
        {
            await tx.Execute(sql, stop, ("id", file.Id), ("conversation", file.Conversation), ("name", file.Name),
                ("type", file.ContentType), ("bytes", file.Bytes.ToArray()), ("now", Now));
            return "";
        }, stop);
    }

    public async Task<LoggedFile?> FindFileAsync(string id, CancellationToken stop)
    {
        const string sql = """
            SELECT conversation_id, name, content_type, bytes FROM files WHERE id = @id AND created > @oldest
            """;

        var found = await Read(connection => connection.Query(sql,
            row => new LoggedFile(id, row.GetString(0), row.GetString(1), row.GetString(2), (byte[])row.GetValue(3)),
            stop, ("id", id), ("oldest", Now - (long)FilesLive.TotalMilliseconds)), stop);
        return found.IsEmpty ? null : found[0];
    }

    /// <summary>Writes one line of the transcript, with the id and timestamp that only the server gives.</summary>
    private static async Task<LoggedActivity> Record(
        DbTransaction tx, string conversation, long position, long at, Activity activity, string? clientId, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO activities (conversation_id, position, id, client_id, json)
            VALUES (@conversation, @position, @id, @client, @json)
            """;

        var id = $"{conversation}|{position.ToString("D7", CultureInfo.InvariantCulture)}";
        var json = ProtocolJson.Write(activity with { Id = id, Timestamp = Moment.Write(DateTimeOffset.FromUnixTimeMilliseconds(at)) });
        await tx.Execute(sql, stop, ("conversation", conversation), ("position", position), ("id", id), ("client", clientId), ("json", json));
        return new LoggedActivity(position, id, json);
    }

    /// <summary>False when it was there before.</summary>
    private async Task<bool> PutIntoInbox(DbTransaction tx, string conversation, string activity, long position, string json, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO inbox (conversation_id, activity_id, position, received, handled, json)
            VALUES (@conversation, @activity, @position, @now, 0, @json)
            ON CONFLICT (conversation_id, activity_id) DO NOTHING
            """;

        return await tx.Execute(sql, stop,
            ("conversation", conversation), ("activity", activity), ("position", position), ("now", Now), ("json", json)) == 1;
    }

    /// <summary>Where a new activity goes.</summary>
    private readonly record struct Place(long Position, long At, long Taken)
    {
        public static Place Of(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }
}
