using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Host.Desk;
using Article60.Host.Pages;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Protocol.Activities;
using Article60.Protocol.Channels;

namespace Article60.Host.Partners;

/// <summary>
/// The card of each new request in its centre's Teams channel. It goes through the outbox like a reply: saved with the
/// request, sent until the channel has taken it, and changed in place whenever the request has changed.
/// </summary>
internal sealed class CentreCards(Store store, DeskSettings desk, ChannelSettings channels, PublicAddress address, OutboxSignal outbox)
{
    /// <summary>Type of the note in the outbox that the card of a request is to be shown as the request then is.</summary>
    public const string Type = "centreCard";

    /// <summary>With the waiting times of the outbox, more than two days.</summary>
    public const int Tries = 200;

    /// <summary>What the store needs to announce a request in the transaction that keeps it.</summary>
    public Announcing Announcing => field ??= new(PlaceOf, outbox.Poke);

    public static bool IsTake(Activity pressed) => Field(pressed, "verb") == CentreCard.TakeVerb;

    /// <summary>Somebody pressed "Prendre en charge". Gives the card as it is now, or says why nothing was done.</summary>
    public async Task<ImmutableArray<Activity>> TakeAsync(Activity pressed, CancellationToken stop)
    {
        // What the button carries comes from outside, like a field of a form.
        var reference = Field(pressed, "reference") is var given && PlainInput.IsOdd(given) ? "" : given;
        foreach (var channel in desk.Teams.Where(channel => channel.IsWhere(pressed)))
        {
            // Several centres may share a channel: only the one whose request it is says who may take it.
            if (await store.Request(channel.Centre, reference, stop) is not { Kind: "partner-interest" }) continue;
            if (await NameOf(channel, pressed.From, stop) is not { } name) return Say(pressed, "Votre compte ne permet pas de prendre une demande de ce CPAS en charge.");
            var taken = await store.Take(channel.Centre, reference, name, stop);
            if (await store.Request(channel.Centre, reference, stop) is not { } request) continue;

            outbox.Poke(Store.CardKey(reference));
            return taken || request.Assigned == name
                ? [Shown(pressed, await Card(reference, request, stop))]
                : [.. Say(pressed, $"Cette demande est déjà prise en charge par {CentreCard.Name(request.Assigned ?? "")}."), Shown(pressed, await Card(reference, request, stop))];
        }

        return Say(pressed, "Cette demande n'existe pas ici.");
    }

    /// <summary>What is to be done at the channel for a note of the outbox; null when there is nothing to show and nothing to change.</summary>
    public async Task<(ConnectorOperation Operation, Activity Activity)?> DueAsync(string conversation, Activity note, CancellationToken stop)
    {
        var reference = Field(note, "reference");
        var (request, shown) = (await store.Request(StaffRoles.EveryCentre, reference, stop), await store.CardShown(conversation, stop));
        if (request is null && shown is null) return null;

        var card = Shown(note, await Card(reference, request, stop)) with { From = note.From, Recipient = null };
        return shown is null
            ? (ConnectorOperation.Send, card with { ReplyToId = null })
            // A post in a channel is a thread of its own, named after its first message.
            : (ConnectorOperation.Update, card with { ReplyToId = shown, Conversation = note.Conversation! with { Id = $"{note.Conversation.Id};messageid={shown}" } });
    }

    private async Task<JsonObject> Card(string reference, DeskRequest? request, CancellationToken stop)
    {
        var history = request is null ? [] : await store.History(request.Centre, reference, stop);
        return CentreCard.Build(reference, request, history.FirstOrDefault(line => line.Action == "assigned")?.At,
            address is { IsSecure: true, Base: { } home } ? $"{home}/desk/demandes/{reference}" : null);
    }

    private Activity? PlaceOf(string centre) => desk.Teams.FirstOrDefault(channel => channel.Centre == centre) is { } channel
        ? new()
        {
            Type = Type, ChannelId = WellKnownChannels.Teams, ServiceUrl = channel.ServiceUrl,
            From = new() { Id = "28:" + channels.AppId },
            Conversation = new() { Id = channel.Id, IsGroup = true, ConversationType = "channel", TenantId = channel.Tenant },
        }
        : null;

    /// <summary>The account of the desk, or the name that Teams shows; null for somebody who may not take requests.</summary>
    private async Task<string?> NameOf(TeamsChannel channel, ChannelAccount? person, CancellationToken stop)
    {
        if (channel.People.Count == 0) return CentreCard.Name(person?.Name ?? "") is { Length: > 0 } name ? $"{name} (Teams)" : "un collègue (Teams)";
        if (person?.AadObjectId is not { } id || !channel.People.TryGetValue(id, out var account)) return null;
        return await store.Staff(account, stop) is { Disabled: false } staff && staff.Role != StaffRoles.Reader && (staff.Centre == channel.Centre || staff.Centre == StaffRoles.EveryCentre)
            ? staff.Name : null;
    }

    private static Activity Shown(Activity to, JsonObject card) => to.Reply(ActivityTypes.Message) with
    {
        CallerId = to.CallerId, Attachments = [new Attachment { ContentType = Attachment.AdaptiveCard, Content = ProtocolJson.Element(card) }],
    };

    private static ImmutableArray<Activity> Say(Activity to, string text) => [to.Reply(ActivityTypes.Message) with { CallerId = to.CallerId, Text = text, TextFormat = "markdown" }];

    private static string Field(Activity activity, string name) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";
}
