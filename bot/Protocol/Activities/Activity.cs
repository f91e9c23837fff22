using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Article60.Protocol.Activities;

/// <summary>
/// A Bot Framework activity: the fields we use. Everything else a client or channel sent travels untouched in
/// <see cref="Extra"/>.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or anything else: unknown types are accepted and ignored.</summary>
    public string? Type { get; init; }

    /// <summary>Set by the channel only; the bot leaves it out of what it sends.</summary>
    public string? Id { get; init; }

    /// <summary>Moment of the channel, ISO 8601 in UTC ending in <c>Z</c>; kept as text so that nothing is lost.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Where the channel takes answers; never shown to Direct Line clients.</summary>
    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    /// <summary>Always set on what the bot sends: clients disagree about the default.</summary>
    public string? TextFormat { get; init; }

    public string? Locale { get; init; }
    public string? Speak { get; init; }
    public string? InputHint { get; init; }
    public ImmutableArray<Attachment>? Attachments { get; init; }
    public string? AttachmentLayout { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Mentions and the like; an element may be anything, check its kind.</summary>
    public ImmutableArray<JsonElement>? Entities { get; init; }

    public ImmutableArray<ChannelAccount>? MembersAdded { get; init; }
    public ImmutableArray<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Opaque to the protocol; preserved exactly in both directions on Direct Line.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Data of a card button or of an event or invoke.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Of an event or invoke, e.g. <c>adaptiveCard/action</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Of an installationUpdate: <c>add</c>, <c>remove</c>, …</summary>
    public string? Action { get; init; }

    /// <summary><c>expectReplies</c>: the answer belongs in the HTTP response.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>In memory only; discarded from the wire.</summary>
    public string? CallerId { get; init; }

    /// <summary>Fields we do not know, exactly as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>An answer to this activity: the accounts swapped, same conversation, no id of our own.</summary>
    public Activity Reply(string type) => new()
    {
        Type = type,
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        From = Recipient,
        Recipient = From,
        // A conversationUpdate is never shown to the client: answering it by id would make Web Chat wait.
        ReplyToId = Type == ActivityTypes.ConversationUpdate ? null : Id,
        Locale = Locale,
    };
}
