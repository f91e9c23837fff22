using System.Text.Json;
using Article60.Host.Partners;
using Article60.Host.Storage;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Host.Turns;

/// <summary>Saved activities as calls to their channel.</summary>
internal sealed class OutboxCalls(Store store, ChannelSettings settings, CentreCards cards)
{
    /// <summary>Null when there is nothing to call for: no address, or a card to change that is not ours.</summary>
    /// <param name="conversation">Key of its queue.</param>
    /// <param name="head">What <see cref="ActivityHead"/> reads of it.</param>
    /// <param name="saved">The whole of it.</param>
    /// <param name="stop">Cancels the wait.</param>
    public async Task<ConnectorCall?> For(string conversation, Activity head, byte[] saved, CancellationToken stop)
    {
        if (head.ServiceUrl is null || head.Conversation?.Id is not { Length: > 0 }) return null;
        if (head.Type is not (CentreCards.Type or ChannelFit.CardAnswered)) return Call(ConnectorOperation.Send, head, WireBody.Of(saved));

        var activity = ProtocolJson.Read(saved);
        if (activity.Type == CentreCards.Type) return await cards.DueAsync(conversation, activity, stop) is { } due ? Call(due.Operation, due.Activity) : null;
        if (activity.ReplyToId is not { } shown || await store.SentCard(conversation, shown, stop) is not { } json) return null;
        return FrozenCard.Of(ProtocolJson.Read(json), activity.Value) is { } frozen
            ? Call(ConnectorOperation.Update, frozen with { ServiceUrl = activity.ServiceUrl, CallerId = activity.CallerId, ReplyToId = shown })
            : null;
    }

    /// <summary>The sign that an answer is being written, with the accounts of that answer.</summary>
    public ConnectorCall Typing(Activity answer) => Call(ConnectorOperation.Send, new Activity
    {
        Type = ActivityTypes.Typing,
        ChannelId = answer.ChannelId,
        ServiceUrl = answer.ServiceUrl,
        CallerId = answer.CallerId,
        Conversation = answer.Conversation,
        From = answer.From,
        Recipient = answer.Recipient,
        ReplyToId = answer.ReplyToId,
    });

    /// <summary>How often it is worth trying. A reply is of no use the next day; the card of a request is.</summary>
    public static int TriesOf(Activity activity) => activity.Type == CentreCards.Type ? CentreCards.Tries : 4;

    public static bool ShowsCard(Activity activity) =>
        activity.Type == CentreCards.Type || activity.ChannelId == WellKnownChannels.Teams
        && activity.Attachments is { } attachments && attachments.Any(attachment => attachment.ContentType == Attachment.AdaptiveCard);

    ConnectorCall Call(ConnectorOperation operation, Activity activity) =>
        Call(operation, activity, JsonSerializer.SerializeToUtf8Bytes(WireReply.Of(activity), ProtocolJson.Wire.Activity));

    ConnectorCall Call(ConnectorOperation operation, Activity activity, ReadOnlyMemory<byte> body) => new(
        operation, activity.ServiceUrl!, CallerIds.ScopeFor(activity.CallerId, settings), activity.Conversation!.Id!, activity.ReplyToId, body);
}
