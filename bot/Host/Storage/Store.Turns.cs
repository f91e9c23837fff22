using System.Collections.Immutable;
using System.Data.Common;
using Article60.Protocol;
using Article60.Protocol.Activities;

namespace Article60.Host.Storage;

/// <summary>An accepted activity whose turn has not run, with the state it meets.</summary>
/// <param name="ActivityId">In the inbox.</param>
/// <param name="Json">The activity.</param>
/// <param name="State">What the dialogue remembers; empty before the first turn.</param>
/// <param name="Version">Of the state.</param>
internal sealed record WaitingTurn(string ActivityId, string Json, string State, long Version);

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

        var next = await ReadFresh(connection => connection.Query(sql,
            row => new WaitingTurn(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)), stop, ("id", conversation)), stop);
        return next.IsEmpty ? null : next[0];
    }

    /// <summary>Conversations in which something waits: after a crash, those it interrupted.</summary>
    public Task<ImmutableArray<string>> WaitingConversations(CancellationToken stop) => Read(connection => connection.Query(
        "SELECT DISTINCT conversation_id FROM inbox WHERE handled = 0", row => row.GetString(0), stop), stop);

    /// <summary>Takes an activity of a remote channel, making its conversation known. False when it was taken before.</summary>
    public async Task<bool> Accept(Activity activity, CancellationToken stop)
    {
        var key = ConversationKey.Of(activity);
        return await Write(async tx =>
        {
            var taken = await Touch(tx, key, activity, stop);
            // Some channels give no id to some activities; those cannot be told apart from a repetition.
            var id = activity.Id is { Length: > 0 } given ? given : $"#{taken}";
            return await PutIntoInbox(tx, key, id, taken, ProtocolJson.Write(activity), stop) ? "" : null;
        }, stop) is not null;
    }

    /// <summary>State and version of a conversation of a remote channel, made known if it is not yet.</summary>
    public async Task<(string State, long Version)> Meet(Activity activity, CancellationToken stop)
    {
        var key = ConversationKey.Of(activity);
        await Write(async tx =>
        {
            await Touch(tx, key, activity, stop);
            return "";
        }, stop);
        var found = await Read(connection => connection.Query("SELECT state, version FROM conversations WHERE id = @id",
            row => (row.GetString(0), row.GetInt64(1)), stop, ("id", key)), stop);
        return found[0];
    }

    /// <summary>
    /// Saves the turn as a whole. Null when somebody saved a newer state meanwhile, or ran this very turn: load again
    /// and redo, which is safe because the dialogue is pure.
    /// </summary>
    public async Task<IReadOnlyList<LoggedActivity>?> Save(TurnRecord turn, CancellationToken stop)
    {
        const string state = """
            UPDATE conversations
            SET state = @state, version = version + 1, recorded = recorded + @count,
                last_at = CASE WHEN last_at >= @now THEN last_at + 1 ELSE @now END
            WHERE id = @id AND version = @version
            RETURNING recorded - @count, last_at, taken
            """;

        var cards = new List<string>();
        var saved = await Write<IReadOnlyList<LoggedActivity>>(async tx =>
        {
            var places = await tx.Query(state, Place.Of, stop, ("id", turn.Conversation), ("state", turn.State),
                ("version", turn.ReadVersion), ("count", (long)turn.Outgoing.Length), ("now", Now));
            if (places.IsEmpty || !await MarkHandled(tx, turn, stop)) return null;

            KeptMark? mark = null;
            foreach (var item in turn.Kept) mark = await KeepItem(tx, turn, item, cards, stop) ?? mark;

            var logged = new List<LoggedActivity>(turn.Outgoing.Length);
            foreach (var said in turn.Outgoing)
            {
                var activity = mark is null ? said : Marked(said, mark, turn.Home);
                var position = places[0].Position + logged.Count;
                logged.Add(await Record(tx, turn.Conversation, position, places[0].At, activity, null, stop));
                if (turn.ToOutbox) await PutIntoOutbox(tx, turn.Conversation, position, stop);
            }

            if (logged.Count > 0 && !turn.ToOutbox && News is not null) await News.Announce(tx, turn.Conversation, stop);
            return logged;
        }, stop);
        if (saved is not null && turn.Announcing is { } announcing) cards.ForEach(announcing.Saved);
        return saved;
    }

    private static async Task<bool> MarkHandled(DbTransaction tx, TurnRecord turn, CancellationToken stop) =>
        turn.Handled is null || await tx.Execute(
            "UPDATE inbox SET handled = 1, json = '' WHERE conversation_id = @conversation AND activity_id = @activity AND handled = 0",
            stop, ("conversation", turn.Conversation), ("activity", turn.Handled)) == 1;

    private Task<int> PutIntoOutbox(DbTransaction tx, string conversation, long position, CancellationToken stop) => tx.Execute(
        "INSERT INTO outbox (conversation_id, position, due, tries) VALUES (@conversation, @position, @now, 0)",
        stop, ("conversation", conversation), ("position", position), ("now", Now));

    private Task<int> Keep(DbTransaction tx, string conversation, KeptItem item, CancellationToken stop) => tx.Execute(
        "INSERT INTO kept (id, conversation_id, kind, json, created) VALUES (@id, @conversation, @kind, @json, @now)",
        stop, ("id", Guid.CreateVersion7().ToString("N")), ("conversation", conversation), ("kind", item.Kind), ("json", item.Json), ("now", Now));

    /// <summary>Makes the conversation known, keeps how to reach it, and numbers what came.</summary>
    private async Task<long> Touch(DbTransaction tx, string key, Activity activity, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO conversations (id, channel, reference, state, version, recorded, taken, last_at, ended)
            VALUES (@id, @channel, @reference, '', 0, 0, 1, @now, 0)
            ON CONFLICT (id) DO UPDATE SET taken = conversations.taken + 1, reference = excluded.reference
            RETURNING taken - 1
            """;

        var reference = new Activity
        {
            ChannelId = activity.ChannelId, ServiceUrl = activity.ServiceUrl, Conversation = activity.Conversation,
            From = activity.From, Recipient = activity.Recipient, Locale = activity.Locale,
        };
        var taken = await tx.Query(sql, row => row.GetInt64(0), stop, ("id", key), ("channel", activity.ChannelId ?? ""),
            ("reference", ProtocolJson.Write(reference)), ("now", Now));
        return taken[0];
    }
}
