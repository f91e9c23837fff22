using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Host.Turns;

/// <summary>Turns what the assistant says into activities that the channel of the conversation can show.</summary>
internal static class ChannelFit
{
    /// <summary>Type of the note that a card of ours was answered by a message and shall be frozen where it stands.</summary>
    public const string CardAnswered = "messageUpdate";

    /// <summary>
    /// The replies as activities, in order. What is to be kept instead of said is left out. On Teams the note that the
    /// answered card can be frozen comes first.
    /// </summary>
    /// <param name="language">Two letters: what the replies are written in.</param>
    public static ImmutableArray<Activity> Fit(Activity inbound, string language, ImmutableArray<Reply> replies)
    {
        inbound = inbound with { Locale = language };
        var limits = ChannelLimits.For(inbound.ChannelId);
        var buttons = new ChoiceButtons(limits, IsGroup(inbound.Conversation));
        IEnumerable<Activity> all =
        [
            .. Answered(inbound),
            .. replies.SelectMany(reply => reply switch
            {
                Reply.Text text => Text(inbound, text.Markdown, Given(text.Choices), limits, buttons),
                Reply.Card card => Card(inbound, card, limits, buttons),
                _ => [],
            }),
        ];
        return limits.TextWithCard ? Joined(all) : [.. all];
    }

    /// <summary>Each text in one message with the card that follows it.</summary>
    static ImmutableArray<Activity> Joined(IEnumerable<Activity> all)
    {
        var joined = ImmutableArray.CreateBuilder<Activity>();
        foreach (var next in all)
        {
            if (next is { Text: null, Attachments: not null } && joined is [.., { Text: not null, Attachments: null, SuggestedActions: null } text])
                joined[^1] = next with { Text = text.Text, TextFormat = text.TextFormat };
            else
                joined.Add(next);
        }

        return joined.ToImmutable();
    }

    static IEnumerable<Activity> Answered(Activity inbound)
    {
        if (inbound is { ChannelId: WellKnownChannels.Teams, Type: ActivityTypes.Message, ReplyToId.Length: > 0, Value.ValueKind: JsonValueKind.Object })
            yield return Reply(inbound, CardAnswered) with { ReplyToId = inbound.ReplyToId, Value = inbound.Value };
    }

    static IEnumerable<Activity> Text(Activity inbound, string markdown, ImmutableArray<Choice> choices, ChannelLimits limits, ChoiceButtons buttons)
    {
        var text = limits.Markdown ? markdown : PlainText.From(markdown);
        if (!limits.Cards) text = PlainText.WithNumbers(text, choices);
        if (limits.EscapesHtml) text = text.Replace("<", "&lt;", StringComparison.Ordinal);

        var parts = PlainText.Parts(text, limits.LongestText);
        for (var i = 0; i < parts.Length; i++)
        {
            var message = Reply(inbound, ActivityTypes.Message) with { Text = parts[i], TextFormat = limits.Markdown ? "markdown" : "plain" };
            yield return i == parts.Length - 1 ? buttons.Under(message, choices, withCard: false) : message;
        }

        if (buttons.NeedCard(choices, withCard: false))
            yield return Attached(inbound, ChoiceButtons.Card(choices, inbound.Locale!));
    }

    static IEnumerable<Activity> Card(Activity inbound, Reply.Card card, ChannelLimits limits, ChoiceButtons buttons)
    {
        var choices = Given(card.Choices);
        var content = card.Content;
        if (limits.Cards)
        {
            if (buttons.NeedCard(choices, withCard: true)) content = ChoiceButtons.Inside(content, choices);
            content = CardActions.For(limits, content);
            var message = Attached(inbound, content);
            if (JsonMarshal.GetRawUtf8Value(message.Attachments!.Value[0].Content!.Value).Length <= limits.LargestCard)
                return [buttons.Under(message, choices, withCard: true)];
        }

        return Text(inbound, card.PlainText, choices, limits, buttons);
    }

    static Activity Attached(Activity inbound, JsonObject content) => Reply(inbound, ActivityTypes.Message) with
    {
        Attachments =
        [
            new Attachment
            {
                ContentType = Attachment.AdaptiveCard,
                Content = ProtocolJson.Element(content),
            },
        ],
    };

    /// <summary>Carries who called, because the answer goes by that.</summary>
    static Activity Reply(Activity inbound, string type) => inbound.Reply(type) with { CallerId = inbound.CallerId };

    static bool IsGroup(ConversationAccount? conversation) =>
        conversation?.IsGroup == true || conversation?.ConversationType is "groupChat" or "channel";

    static ImmutableArray<Choice> Given(ImmutableArray<Choice> choices) => choices.IsDefault ? [] : choices;
}
