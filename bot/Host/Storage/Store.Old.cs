using System.Collections.Immutable;

namespace Article60.Host.Storage;

/// <summary>The deletion of what has been kept long enough.</summary>
internal sealed partial class Store
{
    /// <summary>A card of the chat can be answered, and then frozen where it stands, for this long.</summary>
    private static readonly TimeSpan CardsStay = TimeSpan.FromDays(30);

    /// <summary>Conversations deleted in one transaction.</summary>
    private const int Piece = 200;

    private static readonly string Names = string.Join(", ", Enumerable.Range(0, Piece).Select(i => $"@id{i}"));

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
            return "";
        }, stop);
        gone["conversations"] = await DeleteConversations(Before(TimeSpan.FromDays(keep.ConversationDays)), stop);
        return gone.ToImmutable();
    }

    /// <summary>Looked for beside the writing and deleted in pieces, between which others write. The card of a request in its centre's channel stays changeable as long as the request is kept.</summary>
    private async Task<int> DeleteConversations(long oldest, CancellationToken stop)
    {
        var old = await Read(connection => connection.Query(
            "SELECT id FROM conversations WHERE last_at <= @oldest AND id NOT IN (SELECT 'card/' || reference FROM requests)", row => row.GetString(0), stop, ("oldest", oldest)), stop);
        var gone = 0;
        foreach (var piece in old.Chunk(Piece))
            await Write(async tx =>
            {
                // Somebody may have come back to it since.
                var still = await tx.Query($"DELETE FROM conversations WHERE id IN ({Names}) AND last_at <= @oldest RETURNING id", row => row.GetString(0), stop, [.. Named(piece), ("oldest", oldest)]);
                if (still.IsEmpty) return null;
                foreach (var table in (ImmutableArray<string>)["activities", "inbox", "outbox", "kept", "files", "sent_cards"])
                    await tx.Execute($"DELETE FROM {table} WHERE conversation_id IN ({Names})", stop, [.. Named(still)]);
                gone += still.Length;
                return "";
            }, stop);
        return gone;
    }

    /// <summary>Always as many names as a piece can have, so that the statement is always the same; those left over name the first again.</summary>
    private static IEnumerable<(string, object?)> Named(IReadOnlyList<string> ids) => Enumerable.Range(0, Piece).Select(i => ($"id{i}", (object?)ids[i < ids.Count ? i : 0]));
}
