using System.Collections.Frozen;
using Article60.Protocol.Channels;

namespace Article60.Host.Turns;

/// <summary>What one channel can show. A new channel is a new row; a channel without row gets plain text.</summary>
/// <param name="Cards">Draws Adaptive Cards (up to 1.5); otherwise their plain text is sent.</param>
/// <param name="TextWithCard">A text and the card that follows it go as one message, in one call. Teams would split it, and then name no id.</param>
/// <param name="Execute">Buttons are Action.Execute with a fallback; elsewhere Action.Submit, because Web Chat draws Execute and then ignores the click.</param>
/// <param name="Markdown">Understands bold, lists and links in texts.</param>
/// <param name="EscapesHtml">Would take a &lt; in a text for mark-up.</param>
/// <param name="MostActions">Buttons in one row of a card: Teams takes six, renderers warn above five.</param>
/// <param name="MostSuggested">Buttons under a message; 0 where there are none.</param>
/// <param name="SuggestedWithCard">Those buttons are shown together with an attachment.</param>
/// <param name="SuggestedInGroup">They are shown in groups too.</param>
/// <param name="LargestCard">Bytes of JSON above which the plain text is sent instead.</param>
/// <param name="LongestText">Characters of one message; longer texts are sent in parts.</param>
internal sealed record ChannelLimits(
    bool Cards, bool TextWithCard, bool Execute, bool Markdown, bool EscapesHtml, int MostActions, int MostSuggested,
    bool SuggestedWithCard, bool SuggestedInGroup, int LargestCard, int LongestText)
{
    static readonly ChannelLimits Browser = new(
        Cards: true, TextWithCard: true, Execute: false, Markdown: true, EscapesHtml: false, MostActions: 5, MostSuggested: 12,
        SuggestedWithCard: true, SuggestedInGroup: true, LargestCard: 100_000, LongestText: 50_000);

    /// <summary>About 100 kB of UTF-16 for a whole activity: 80 kB leaves room for what the channel adds.</summary>
    static readonly ChannelLimits Teams = new(
        Cards: true, TextWithCard: false, Execute: true, Markdown: true, EscapesHtml: true, MostActions: 5, MostSuggested: 3,
        SuggestedWithCard: false, SuggestedInGroup: false, LargestCard: 28_000, LongestText: 20_000);

    static readonly ChannelLimits PlainText = new(
        Cards: false, TextWithCard: false, Execute: false, Markdown: false, EscapesHtml: false, MostActions: 0, MostSuggested: 0,
        SuggestedWithCard: false, SuggestedInGroup: false, LargestCard: 0, LongestText: 1_900);

    static readonly FrozenDictionary<string, ChannelLimits> Rows = new Dictionary<string, ChannelLimits>
    {
        [WellKnownChannels.Teams] = Teams,
        // On our own page an old phone shows the answer before it has drawn the card.
        [WellKnownChannels.DirectLine] = Browser with { TextWithCard = false },
        [WellKnownChannels.WebChat] = Browser,
        [WellKnownChannels.Emulator] = Browser,
        ["sms"] = PlainText with { LongestText = 1_500 },
        ["email"] = PlainText with { LongestText = 50_000 },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ChannelLimits For(string? channelId) => Rows.GetValueOrDefault(channelId ?? "", PlainText);
}
