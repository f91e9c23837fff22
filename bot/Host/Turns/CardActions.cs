using System.Text.Json.Nodes;

namespace Article60.Host.Turns;

/// <summary>The buttons of a card as one channel wants them. The dialogue knows Action.Submit with a verb only.</summary>
internal static class CardActions
{
    /// <summary>The card within the limits: Execute with fallback where it works, rows of buttons that are all shown. A copy when anything changes.</summary>
    public static JsonObject For(ChannelLimits limits, JsonObject card)
    {
        var buttons = (card["actions"] as JsonArray)?.Count ?? 0;
        if (!limits.Execute && buttons <= limits.MostActions) return card;

        var copy = card.DeepClone().AsObject();
        if (limits.Execute) Convert(copy);
        Spread(copy, limits.MostActions);
        return copy;
    }

    /// <summary>Replaces every submit button that names a verb, wherever in the card it stands.</summary>
    static void Convert(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Execute(list[i]) is { } execute) list[i] = execute;
                    else Convert(list[i]);
                }

                break;
            case JsonObject block:
                foreach (var name in block.Select(field => field.Key).ToList())
                {
                    if (name is "data" or "fallback") continue;
                    if (name == "selectAction" && Execute(block[name]) is { } execute) block[name] = execute;
                    else Convert(block[name]);
                }

                break;
        }
    }

    /// <summary>The same button as Action.Execute with itself as fallback, or null for anything else.</summary>
    static JsonObject? Execute(JsonNode? action)
    {
        if (action is not JsonObject button || button["type"]?.ToString() != "Action.Submit"
            || button["data"] is not JsonObject data || data["verb"]?.ToString() is not { Length: > 0 } verb) return null;

        var execute = button.DeepClone().AsObject();
        execute["type"] = "Action.Execute";
        execute["verb"] = verb;
        execute["fallback"] = button.DeepClone();
        return execute;
    }

    /// <summary>Buttons beyond the limit move into further rows at the end of the body.</summary>
    static void Spread(JsonObject card, int most)
    {
        if (card["actions"] is not JsonArray actions || actions.Count <= most) return;

        var all = actions.Select(action => action?.DeepClone()).ToList();
        card["actions"] = new JsonArray([.. all.Take(most)]);
        var body = card["body"] as JsonArray ?? [];
        foreach (var row in all.Skip(most).Chunk(most))
            body.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray(row) });
        card["body"] = body;
    }
}
