using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Dialogue;
using Article60.Protocol.Activities;

namespace Article60.Host.Turns;

/// <summary>
/// Follow-ups as buttons: suggested actions where the channel shows them all, otherwise buttons of a card that say the
/// same words for the visitor. No choice is dropped.
/// </summary>
internal sealed class ChoiceButtons(ChannelLimits limits, bool inGroup)
{
    /// <summary>Renderers warn of more unless their host says otherwise.</summary>
    const int RowOfButtons = 5;

    /// <summary>True when the channel draws cards but would not show these as suggested actions.</summary>
    public bool NeedCard(ImmutableArray<Choice> choices, bool withCard) =>
        limits.Cards && choices.Length > 0 && !Suggestable(choices, withCard);

    public Activity Under(Activity message, ImmutableArray<Choice> choices, bool withCard) =>
        choices.Length == 0 || !Suggestable(choices, withCard) ? message : message with
        {
            SuggestedActions = new SuggestedActions
            {
                Actions = [.. choices.Select(choice => new CardAction
                {
                    Type = CardAction.ImBack,
                    Title = choice.Title,
                    Value = ProtocolJson.Element(choice.Text),
                })],
            },
        };

    /// <summary>A card of nothing but the buttons.</summary>
    public static JsonObject Card(ImmutableArray<Choice> choices, string language) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["lang"] = language,
        ["fallbackText"] = string.Join(" · ", choices.Select(choice => choice.Title)),
        ["body"] = new JsonArray(Rows(choices)),
    };

    /// <summary>The card with the buttons below everything else.</summary>
    public static JsonObject Inside(JsonObject card, ImmutableArray<Choice> choices)
    {
        var copy = card.DeepClone().AsObject();
        var body = copy["body"] as JsonArray ?? [];
        foreach (var row in Rows(choices)) body.Add(row);
        copy["body"] = body;
        return copy;
    }

    bool Suggestable(ImmutableArray<Choice> choices, bool withCard) =>
        choices.Length <= limits.MostSuggested
        && (limits.SuggestedInGroup || !inGroup)
        && (limits.SuggestedWithCard || !withCard);

    static JsonNode[] Rows(ImmutableArray<Choice> choices) =>
        [.. choices.Chunk(RowOfButtons).Select(row => new JsonObject
        {
            ["type"] = "ActionSet",
            ["actions"] = new JsonArray([.. row.Select(Button)]),
        })];

    static JsonNode Button(Choice choice) => new JsonObject
    {
        ["type"] = "Action.Submit",
        ["title"] = choice.Title,
        ["associatedInputs"] = "none",
        ["data"] = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = choice.Text } },
    };
}
