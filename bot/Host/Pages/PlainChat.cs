using System.Collections.Immutable;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Article60.Host.Turns;
using Article60.Protocol;
using Article60.Protocol.Activities;
using Article60.Protocol.DirectLine;

namespace Article60.Host.Pages;

/// <summary>The chat for browsers without JavaScript: the same conversations and the same turns as everywhere.</summary>
internal sealed class PlainChat(IActivityLog log, TurnHandler turns, DirectLineOptions names)
{
    public const string Cookie = "article60-chat";

    /// <summary>Older lines are left out of the page.</summary>
    private const int Shown = 80;

    /// <summary>The last activities of a conversation; null when there is none under that id.</summary>
    public async Task<ImmutableArray<Activity>?> Read(string? id, CancellationToken stop)
    {
        if (id is not { Length: > 0 and < 100 } || await log.FindAsync(id, stop) is not { Ended: false } found) return null;
        var logged = await log.ReadAsync(id, Math.Max(0, found.Count - Shown), Shown, stop);
        return [.. logged.Select(line => ProtocolJson.Read(line.Json)).Where(activity => activity.Type == ActivityTypes.Message)];
    }

    /// <summary>A new conversation; its id is the only key to it.</summary>
    public async Task<string> Begin(string? centre, CancellationToken stop)
    {
        var id = "page-" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var bot = new ChannelAccount { Id = names.BotId, Name = names.BotName, Role = "bot" };
        await log.StartAsync(new LoggedConversation(id, Visitor(id).Id, null), new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = Guid.CreateVersion7().ToString("N"),
            ChannelId = ConversationKey.DirectLine,
            Conversation = new() { Id = id },
            From = Visitor(id),
            Recipient = bot,
            MembersAdded = [bot, Visitor(id)],
            Locale = "fr-BE",
            ChannelData = centre is null ? null : System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject { ["centre"] = centre }),
        }, stop);
        await turns.SettledAsync(id);
        return id;
    }

    /// <summary>Says something and waits until it is answered.</summary>
    /// <param name="id">Of an existing conversation.</param>
    /// <param name="text">What was typed, or the title of the button.</param>
    /// <param name="value">Data and inputs of a card, or null.</param>
    /// <param name="stop">The visitor left.</param>
    public async Task Say(string id, string text, JsonObject? value, CancellationToken stop)
    {
        await log.AppendAsync(id, new Activity
        {
            Type = ActivityTypes.Message,
            ChannelId = ConversationKey.DirectLine,
            Conversation = new() { Id = id },
            From = Visitor(id),
            Text = text,
            TextFormat = "plain",
            Locale = "fr-BE",
            Value = value is null ? null : System.Text.Json.JsonSerializer.SerializeToElement(value),
        }, null, stop);
        await turns.SettledAsync(id);
    }

    private static ChannelAccount Visitor(string id) => new() { Id = "dl_" + id, Role = "user" };
}
