using System.Collections.Immutable;
using System.Text.Json;

namespace Article60.Protocol.Activities;

/// <summary>Where an activity comes from and goes to, without what it says: enough to send it on, and much cheaper to read.</summary>
public sealed record ActivityHead
{
    public string? Type { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public string? CallerId { get; init; }
    public string? ReplyToId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public ImmutableArray<Kind>? Attachments { get; init; }

    /// <summary>Of an attachment.</summary>
    public sealed record Kind(string? ContentType);

    /// <summary>The activity that <see cref="ProtocolJson.Write"/> wrote, with these fields only; attachments keep their kind.</summary>
    public static Activity Read(ReadOnlySpan<byte> utf8)
    {
        var head = JsonSerializer.Deserialize(utf8, ProtocolJson.Wire.ActivityHead)!;
        return new Activity
        {
            Type = head.Type, ServiceUrl = head.ServiceUrl, ChannelId = head.ChannelId, CallerId = head.CallerId, ReplyToId = head.ReplyToId,
            From = head.From, Recipient = head.Recipient, Conversation = head.Conversation,
            Attachments = head.Attachments is { } kinds ? [.. kinds.Select(kind => new Attachment { ContentType = kind.ContentType })] : null,
        };
    }
}
