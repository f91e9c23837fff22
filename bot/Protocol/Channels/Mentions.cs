using System.Text.Json;
using Article60.Protocol.Activities;

namespace Article60.Protocol.Channels;

/// <summary>In a group the bot is called by mentioning it; the mention is not part of what was asked.</summary>
internal static class Mentions
{
    const string HtmlCopy = "text/html";

    /// <summary>
    /// The same activity without mentions of its recipient, and without the HTML copy that Teams attaches. Only what a mention entity names is removed: a person who
    /// writes the bot's name by hand keeps the word.
    /// </summary>
    public static Activity Removed(Activity activity)
    {
        if (activity is { ChannelId: WellKnownChannels.Teams, Attachments: { } attachments })
            activity = activity with { Attachments = attachments.RemoveAll(attachment => attachment?.ContentType == HtmlCopy) };
        if (activity.Text is not { Length: > 0 } text || activity.Recipient?.Id is not { Length: > 0 } bot) return activity;

        var without = text;
        foreach (var mark in Marks(activity, bot)) without = without.Replace(mark, "", StringComparison.OrdinalIgnoreCase);
        without = without.Replace('\u00A0', ' ').Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Trim();
        return activity with { Text = without };
    }

    static IEnumerable<string> Marks(Activity activity, string bot)
    {
        if (activity.Entities is not { } entities) yield break;
        foreach (var entity in entities)
        {
            if (entity.ValueKind != JsonValueKind.Object || !"mention".Equals(Text(entity, "type"), StringComparison.OrdinalIgnoreCase)) continue;
            if (!entity.TryGetProperty("mentioned", out var mentioned) || Text(mentioned, "id") != bot) continue;

            var mark = Text(entity, "text") is { Length: > 0 } written ? written : $"<at>{Text(mentioned, "name")}</at>";
            if (mark != "<at></at>") yield return mark;
        }
    }

    static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
