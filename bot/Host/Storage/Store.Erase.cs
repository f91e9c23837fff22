using System.Collections.Immutable;
using System.Data.Common;
using Article60.Protocol.Activities;

namespace Article60.Host.Storage;

/// <summary>"Effacez mes données": everything a conversation left, in one transaction.</summary>
internal sealed partial class Store
{
    /// <summary>Gives the references of the requests that went. Lines of the transcript stay as empty lines, because a client may be reading by their numbers.</summary>
    private async Task<ImmutableArray<string>> Erase(DbTransaction tx, string conversation, CancellationToken stop)
    {
        (string, object?) of = ("id", conversation);
        var lines = await tx.Query("SELECT position, json FROM activities WHERE conversation_id = @id", row => (Position: row.GetInt64(0), Json: row.GetString(1)), stop, of);
        foreach (var line in lines)
            await tx.Execute("UPDATE activities SET json = @json WHERE conversation_id = @id AND position = @position", stop, of, ("position", line.Position), ("json", Emptied(line.Json)));

        var references = await tx.Query("SELECT reference FROM requests WHERE conversation_id = @id", row => row.GetString(0), stop, of);
        foreach (var reference in references) await EraseRequest(tx, reference, stop);
        foreach (var table in (ImmutableArray<string>)["mails", "unanswered", "feedback", "files", "kept", "sent_cards"])
            await tx.Execute($"DELETE FROM {table} WHERE conversation_id = @id", stop, of);
        await tx.Execute("UPDATE conversations SET user_name = NULL WHERE id = @id", stop, of);
        await Audit(tx, "", "", "erase", $"{references.Length}", stop);
        return references;
    }

    private async Task EraseRequest(DbTransaction tx, string reference, CancellationToken stop)
    {
        foreach (var table in (ImmutableArray<string>)["requests", "history", "mails"])
            await tx.Execute($"DELETE FROM {table} WHERE reference = @reference", stop, ("reference", reference));
        await ChangeCard(tx, reference, stop);
    }

    private static string Emptied(string json)
    {
        var activity = ProtocolJson.Read(json);
        return ProtocolJson.Write(new Activity
        {
            Id = activity.Id, Type = activity.Type, Timestamp = activity.Timestamp, ChannelId = activity.ChannelId, Conversation = activity.Conversation,
            From = activity.From is { } from ? new ChannelAccount { Id = from.Id, Role = from.Role } : null,
            Text = activity.Type == ActivityTypes.Message ? "…" : null,
        });
    }
}
