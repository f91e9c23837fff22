using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Article60.Dialogue;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Host.Turns;

/// <summary>Activity in, domain message out; replies in, activities out. The only place that knows both.</summary>
internal static class Translator
{
    /// <summary>Longer texts are cut before the assistant reads them; nobody asks a question of five pages.</summary>
    private const int LongestText = 10_000;

    /// <summary>Null for what needs no answer.</summary>
    public static UserMessage? Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => ReadMessage(activity),
        ActivityTypes.ConversationUpdate when activity.MembersAdded?.Any(member => member?.Id is { Length: > 0 } id && id != activity.Recipient?.Id) == true => Arrived(activity),
        ActivityTypes.InstallationUpdate when activity.Action == "add" => Arrived(activity),
        _ => null,
    };

    /// <summary>The activities of a turn, in order, as the channel can show them.</summary>
    public static ImmutableArray<Activity> Write(Activity incoming, Turn turn) => ChannelFit.Fit(incoming, turn.Next.Language, turn.Replies);

    /// <summary>What is said when a turn failed; the details are in the log under the reference.</summary>
    public static Activity Apology(Activity incoming, Wording say, string reference) => incoming.Reply(ActivityTypes.Message) with
    {
        TextFormat = "markdown",
        Text = say.Say("failed", ("reference", reference)),
    };

    private static UserMessage? ReadMessage(Activity activity)
    {
        var text = Clean(activity.Text);
        // A button of another maker says its text and adds data of its own; ours name a verb.
        if (activity.Value is { ValueKind: JsonValueKind.Object } value && (text.Length == 0 || value.TryGetProperty("verb", out _))) return Submitted(value);
        if (text.Length > 0) return new UserMessage.Said(text);
        // Called by a mention and nothing more.
        if (activity is { ChannelId: WellKnownChannels.Teams, Attachments: null or { IsEmpty: true } }) return new UserMessage.Said("");
        return activity.Attachments is { Length: > 0 } ? new UserMessage.Attached() : null;
    }

    private static UserMessage.Arrived Arrived(Activity activity) => new(
        activity.Locale is { Length: >= 2 } locale ? locale[..2].ToLowerInvariant() : null,
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("centre", out var centre)
            && centre.ValueKind == JsonValueKind.String ? centre.GetString() : null);

    private static UserMessage.Submitted Submitted(JsonElement value)
    {
        var fields = value.EnumerateObject()
            .Where(field => field.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null))
            .DistinctBy(field => field.Name)
            .ToFrozenDictionary(field => field.Name, field => Clean(field.Value.ToString()), StringComparer.Ordinal);
        return new(fields.GetValueOrDefault("verb", ""), fields);
    }

    /// <summary>Without control characters, and not endless.</summary>
    private static string Clean(string? text)
    {
        if (text is null) return "";
        if (text.Length > LongestText) text = text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        return new string([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]).Trim();
    }
}
