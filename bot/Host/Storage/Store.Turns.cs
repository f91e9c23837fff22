using System.Collections.Immutable;
using System.Data.Common;
using Article60.Protocol;
using Article60.Protocol.Activities;

namespace Article60.Host.Storage;

/// <summary>An accepted activity whose turn has not run, with the state it meets.</summary>
/// <param name="ActivityId">In the inbox.</param>
/// <param name="Activity">As its channel sent it.</param>
/// <param name="State">What the dialogue remembers; empty before the first turn.</param>
/// <param name="Version">Of the state.</param>
internal sealed record WaitingTurn(string ActivityId, Activity Activity, string State, long Version);

/// <summary>An activity that is in the inbox now.</summary>
/// <param name="Turn">Its turn, or null when others of its conversation wait before it.</param>
internal sealed record AcceptedActivity(WaitingTurn? Turn);

/// <summary>A turn that is saved.</summary>
/// <param name="Said">What the bot said, as it was saved.</param>
/// <param name="MoreWaits">Something else waits in the inbox of the conversation.</param>
internal sealed record SavedTurn(IReadOnlyList<LoggedActivity> Said, bool MoreWaits);

/// <summary>Everything one turn changes.</summary>
/// <param name="Conversation">Key.</param>
/// <param name="Handled">The inbox entry that is done with, or null when it never was in the inbox.</param>
/// <param name="State">The new state.</param>
/// <param name="ReadVersion">Version of the state it was made from.</param>
/// <param name="Outgoing">What the bot says, in order.</param>
/// <param name="ToOutbox">A remote channel must be sent it.</param>
/// <param name="Kept">For the desk.</param>
internal sealed record TurnRecord(
    string Conversation, string? Handled, string State, long ReadVersion,
    ImmutableArray<Activity> Outgoing, bool ToOutbox, ImmutableArray<KeptItem> Kept)
{
    /// <summary>Where our own pages are, without a slash at the end; for links in what is said and mailed.</summary>
    public string? Home { get; init; }

    /// <summary>Where new requests are announced, or null for nowhere.</summary>
    public Announcing? Announcing { get; init; }
}

/// <summary>Something the dialogue wants kept.</summary>
internal sealed record KeptItem(string Kind, string Json);

/// <summary>State, inbox and the one transaction of a turn.</summary>
internal sealed partial class Store
{
    /// <summary>The oldest activity of the conversation that waits for its turn.</summary>
    public async Task<WaitingTurn?> NextTurn(string conversation, CancellationToken stop)
    {
        const string sql = """
            SELECT i.activity_id, i.json, c.state, c.version
            FROM inbox i JOIN conversations c ON c.id = i.conversation_id
            WHERE i.conversation_id = @id AND i.handled = 0
            ORDER BY i.position LIMIT 1
            """;

        var found = await ReadFresh(connection => connection.Query(sql,
            row => (Id: row.GetString(0), Json: row.GetString(1), State: row.GetString(2), Version: row.GetInt64(3)), stop, ("id", conversation)), stop);
        return found is [var next, ..] ? new(next.Id, ProtocolJson.Read(next.Json), next.State, next.Version) : null;
    }

    /// <summary>Conversations in which something waits: after a crash, those it interrupted.</summary>
    public Task<ImmutableArray<string>> WaitingConversations(CancellationToken stop) => Read(connection => connection.Query(
        "SELECT DISTINCT conversation_id FROM inbox WHERE handled = 0", row => row.GetString(0), stop), stop);

    /// <summary>Takes an activity of a remote channel, making its conversation known. Null when it was taken before.</summary>
    public async Task<AcceptedActivity?> Accept(Activity activity, CancellationToken stop)
    {
        var (key, json) = (ConversationKey.Of(activity), ProtocolJson.Write(activity));
        return await Write(async tx =>
        {
            var met = await Touch(tx, key, activity.ChannelId, stop);
            // Some channels give no id to some activities; those cannot be told apart from a repetition.
            var id = activity.Id is { Length: > 0 } given ? given : $"#{met.Taken}";
            return await PutIntoInbox(tx, key, id, met.Taken, json, stop)
                ? new AcceptedActivity(met.Waiting == 0 ? new(id, activity, met.State, met.Version) : null)
                : null;
        }, stop);
    }

    /// <summary>State and version of a conversation of a remote channel, made known if it is not yet.</summary>
    public async Task<(string State, long Version)> Meet(Activity activity, CancellationToken stop)
    {
        var met = (await Write<Met>(async tx => await Touch(tx, ConversationKey.Of(activity), activity.ChannelId, stop), stop))!;
        return (met.State, met.Version);
    }

    /// <summary>
    /// Saves the turn as a whole. Null when somebody saved a newer state meanwhile, or ran this very turn: load again
    /// and redo, which is safe because the dialogue is pure.
    /// </summary>
    public async Task<SavedTurn?> Save(TurnRecord turn, CancellationToken stop)
    {
        const string state = """
            UPDATE conversations
            SET state = @state, version = version + 1, recorded = recorded + @count,
                last_at = CASE WHEN last_at >= @now THEN last_at + 1 ELSE @now END
            WHERE id = @id AND version = @version
            RETURNING recorded - @count, last_at, taken
            """;

        var cards = new List<string>();
        var saved = await Write(async tx =>
        {
            var places = await tx.Query(state, Place.Of, stop, ("id", turn.Conversation), ("state", turn.State),
                ("version", turn.ReadVersion), ("count", (long)turn.Outgoing.Length), ("now", Now));
            if (places.IsEmpty || await MarkHandled(tx, turn, stop) is not { } handled) return null;

            KeptMark? mark = null;
            foreach (var item in turn.Kept) mark = await KeepItem(tx, turn, item, cards, stop) ?? mark;

            var logged = new List<LoggedActivity>(turn.Outgoing.Length);
            foreach (var said in turn.Outgoing)
            {
                var activity = mark is null ? said : Marked(said, mark, turn.Home);
                logged.Add(await Record(tx, turn.Conversation, places[0].Position + logged.Count, places[0].At, activity, null, stop));
            }

            if (logged.Count > 0 && turn.ToOutbox) await PutIntoOutbox(tx, turn.Conversation, places[0].Position, stop);

            if (logged.Count > 0 && !turn.ToOutbox && News is not null) await News.Announce(tx, turn.Conversation, stop);
            return new SavedTurn(logged, MoreWaits: handled < places[0].Taken - 1);
        }, stop);
        if (saved is not null && turn.Announcing is { } announcing) cards.ForEach(announcing.Saved);
        return saved;
    }

    /// <summary>Its place in the inbox; the last one when it never was there, and null when somebody ran this turn before.</summary>
    private static async Task<long?> MarkHandled(DbTransaction tx, TurnRecord turn, CancellationToken stop)
    {
        if (turn.Handled is null) return long.MaxValue;

        var places = await tx.Query(
            "UPDATE inbox SET handled = 1, json = '' WHERE conversation_id = @conversation AND activity_id = @activity AND handled = 0 RETURNING position",
            row => row.GetInt64(0), stop, ("conversation", turn.Conversation), ("activity", turn.Handled));
        return places.IsEmpty ? null : places[0];
    }

    private Task<int> PutIntoOutbox(DbTransaction tx, string conversation, long from, CancellationToken stop) => tx.Execute(
        "INSERT INTO outbox (conversation_id, position, due, tries) SELECT conversation_id, position, @now, 0 FROM activities WHERE conversation_id = @conversation AND position >= @from",
        stop, ("now", Now), ("conversation", conversation), ("from", from));

    private Task<int> Keep(DbTransaction tx, string conversation, KeptItem item, CancellationToken stop) => tx.Execute(
        "INSERT INTO kept (id, conversation_id, kind, json, created) VALUES (@id, @conversation, @kind, @json, @now)",
        stop, ("id", Guid.CreateVersion7().ToString("N")), ("conversation", conversation), ("kind", item.Kind), ("json", item.Json), ("now", Now));

    /// <summary>Makes the conversation known, and numbers what came.</summary>
    private async Task<Met> Touch(DbTransaction tx, string key, string? channel, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO conversations (id, channel, state, version, recorded, taken, last_at, ended)
            VALUES (@id, @channel, '', 0, 0, 1, @now, 0)
            ON CONFLICT (id) DO UPDATE SET taken = conversations.taken + 1
            RETURNING taken - 1, state, version, (SELECT COUNT(*) FROM inbox WHERE conversation_id = @id AND handled = 0)
            """;

        var met = await tx.Query(sql, row => new Met(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)),
            stop, ("id", key), ("channel", channel ?? ""), ("now", Now));
        return met[0];
    }

    /// <param name="Taken">Place in the inbox of what came.</param>
    /// <param name="Waiting">How many wait there before it.</param>
    private sealed record Met(long Taken, string State, long Version, long Waiting);
}
