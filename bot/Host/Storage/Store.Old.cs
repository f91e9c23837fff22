using System.Collections.Immutable;

namespace Article60.Host.Storage;

/// <summary>The deletion of what has been kept long enough.</summary>
internal sealed partial class Store
{
    /// <summary>A card of the chat can be answered, and then frozen where it stands, for this long.</summary>
    private static readonly TimeSpan CardsStay = TimeSpan.FromDays(30);

    /// <summary>Returns how many rows of each kind went.</summary>
    public async Task<ImmutableDictionary<string, int>> DeleteOld(Privacy.RetentionSettings keep, CancellationToken stop)
    {
        var gone = ImmutableDictionary.CreateBuilder<string, int>();
        await Write(async tx =>
        {
            foreach (var (kind, days) in ((string, int)[])[("partner-interest", keep.PartnerDays), ("call-back", keep.CallBackDays)])
            {
                var old = await tx.Query("SELECT reference FROM requests WHERE kind = @kind AND updated <= @oldest", row => row.GetString(0), stop, ("kind", kind), ("oldest", Before(TimeSpan.FromDays(days))));
                foreach (var reference in old) await EraseRequest(tx, reference, stop);
                gone[kind] = old.Length;
            }

            gone["unanswered"] = await tx.Execute("DELETE FROM unanswered WHERE created <= @oldest", stop, ("oldest", Before(TimeSpan.FromDays(keep.QuestionDays))));
            gone["feedback"] = await tx.Execute("DELETE FROM feedback WHERE created <= @oldest", stop, ("oldest", Before(TimeSpan.FromDays(keep.QuestionDays))));
            gone["audit"] = await tx.Execute("DELETE FROM audit WHERE at <= @oldest", stop, ("oldest", Before(TimeSpan.FromDays(keep.AuditDays))));
            gone["mails"] = await tx.Execute("DELETE FROM mails WHERE state <> 'waiting' AND created <= @oldest", stop, ("oldest", Before(TimeSpan.FromDays(keep.MailDays))));
            gone["cards"] = await tx.Execute("DELETE FROM sent_cards WHERE sent <= @oldest AND conversation_id NOT LIKE 'card/%'", stop, ("oldest", Before(CardsStay)));
            gone["conversations"] = await DeleteConversations(tx, Before(TimeSpan.FromDays(keep.ConversationDays)), stop);
            return "";
        }, stop);
        return gone.ToImmutable();
    }

    /// <summary>The card of a request in its centre's channel stays changeable as long as the request is kept.</summary>
    private static async Task<int> DeleteConversations(System.Data.Common.DbTransaction tx, long oldest, CancellationToken stop)
    {
        const string old = "last_at <= @oldest AND NOT EXISTS (SELECT 1 FROM requests r WHERE conversations.id = 'card/' || r.reference)";
        foreach (var table in (ImmutableArray<string>)["activities", "inbox", "outbox", "kept", "files", "sent_cards"])
            await tx.Execute($"DELETE FROM {table} WHERE conversation_id IN (SELECT id FROM conversations WHERE {old})", stop, ("oldest", oldest));
        return await tx.Execute($"DELETE FROM conversations WHERE {old}", stop, ("oldest", oldest));
    }
}
