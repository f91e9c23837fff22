using System.Collections.Immutable;
using Article60.Dialogue;
using Article60.Host.Pages;
using Article60.Host.Partners;
using Article60.Host.Storage;
using Article60.Protocol;
using Article60.Protocol.Activities;
using Article60.Protocol.DirectLine;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Article60.Host.Turns;

/// <summary>
/// Load, reply, save: once per activity, one at a time per conversation, one transaction per turn. Nothing is shown or
/// sent that was not saved.
/// </summary>
internal sealed class TurnHandler(
    Store store, KnowledgeHolder knowledge, LiveStreams streams, OutboxSignal outbox, BelgianClock clock,
    DirectLineOptions names, ResultLinks links, PublicAddress address, CentreCards cards, ILogger<TurnHandler> logger) : ITurnHandler
{
    /// <summary>Another host may save first now and then; more often than this means that something is broken.</summary>
    private const int MostRedos = 20;

    private readonly KeyedQueue _queue = new();

    public async Task<bool> AcceptAsync(Activity activity, CancellationToken stop)
    {
        var conversation = ConversationKey.Of(activity);
        var accepted = await store.Accept(activity, stop);
        // One that comes again was perhaps never answered.
        _ = _queue.Run(conversation, () => RunWaiting(conversation, accepted?.Turn));
        return accepted is not null;
    }

    public void Wake(string conversation) => _ = SettledAsync(conversation);

    /// <summary>Ends when everything that this conversation has said until now is answered.</summary>
    public Task SettledAsync(string conversation) => _queue.Run(conversation, () => RunWaiting(conversation, null));

    public Task<ImmutableArray<Activity>> AnswerAsync(Activity activity, CancellationToken stop) =>
        CentreCards.IsTake(activity) ? cards.TakeAsync(activity, stop) : _queue.Run(ConversationKey.Of(activity), async () =>
        {
            for (var redo = 0; redo < MostRedos; redo++)
            {
                var (state, version) = await store.Meet(activity, stop);
                var turn = Reply(activity, Heard(activity), state);
                if (await store.Save(Record(activity, null, version, turn) with { ToOutbox = false }, stop) is { } saved)
                    return turn.Kept.IsEmpty ? turn.Outgoing : [.. turn.Outgoing.Select((said, i) => AsSaved(said, saved.Said[i]))];
            }

            throw new InvalidOperationException("The conversation is being changed elsewhere all the time.");
        });

    /// <summary>Turns that were accepted and never ran: their process ended, or the database did not answer.</summary>
    public async Task ResumeAsync(CancellationToken stop)
    {
        foreach (var conversation in await store.WaitingConversations(stop)) Wake(conversation);
    }

    /// <param name="conversation">Key.</param>
    /// <param name="next">The turn that is next, where it is known.</param>
    private async Task RunWaiting(string conversation, WaitingTurn? next)
    {
        try
        {
            next ??= await store.NextTurn(conversation, CancellationToken.None);
            for (var redos = 0; next is not null;)
            {
                var saved = await RunOne(conversation, next);
                redos = saved is null ? redos + 1 : 0;
                if (redos == MostRedos) throw new InvalidOperationException("The conversation is being changed elsewhere all the time.");
                next = saved is { MoreWaits: false } ? null : await store.NextTurn(conversation, CancellationToken.None);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What waits stays in the inbox and is taken up by the next message, the next look at what waits or the next start.
            logger.LogError(e, "Turns of conversation {Conversation} could not run", conversation);
        }
    }

    /// <summary>Null when the turn must be redone on a newer state.</summary>
    private async Task<SavedTurn?> RunOne(string conversation, WaitingTurn waiting)
    {
        var started = Stopwatch.GetTimestamp();
        var activity = waiting.Activity;
        var onDirectLine = ConversationKey.IsOurs(activity);
        if (onDirectLine) activity = activity with { Recipient = Bot };

        var message = Heard(activity);
        if (onDirectLine && message is not (null or UserMessage.Arrived)) streams.PublishPassing(conversation, Typing(activity));

        var turn = message is null ? new RunTurn(waiting.State, [], []) : Reply(activity, message, waiting.State);
        if (await store.Save(Record(activity, waiting.ActivityId, waiting.Version, turn), CancellationToken.None) is not { } saved) return null;

        if (onDirectLine) streams.Publish(conversation, [.. saved.Said]);
        else if (saved.Said.Count > 0) outbox.Poke(conversation);
        logger.LogInformation("Turn of {Conversation} for {Activity}: {Replies} replies in {Milliseconds} ms",
            conversation, waiting.ActivityId, saved.Said.Count, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return saved;
    }

    /// <summary>What an activity means; one that cannot be read is passed over, so that it does not hold up the next.</summary>
    private UserMessage? Heard(Activity activity)
    {
        try
        {
            return Translator.Read(activity);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            logger.LogError(e, "Activity {Activity} could not be read", activity.Id);
            return null;
        }
    }

    /// <summary>The pure part, and what is said when it fails.</summary>
    private RunTurn Reply(Activity activity, UserMessage? message, string state)
    {
        if (message is null) return new RunTurn(state, [], []);
        var before = state.Length == 0 ? Conversation.New : Conversation.FromJson(state);
        try
        {
            var current = knowledge.Current;
            var turn = links.Add(Assistant.Reply(current, before, message, clock.Now), current, isRemote: activity.ServiceUrl is not null);
            return new RunTurn(
                turn.Next.ToJson(),
                [.. Translator.Write(activity, turn).Select(said => said with { From = said.From ?? Bot })],
                [.. turn.Replies.OfType<Reply.Keep>().Select(keep => new KeptItem(keep.Kind, keep.Data.ToJsonString(ProtocolJson.Wire.Options)))]);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var reference = Guid.CreateVersion7().ToString("N")[^8..];
            logger.LogError(e, "A turn failed, reference {Reference}, activity {Activity}", reference, activity.Id);
            return new RunTurn(state, [Translator.Apology(activity, new Wording(knowledge.Current, before.Language), reference) with { From = activity.Recipient ?? Bot, CallerId = activity.CallerId }], []);
        }
    }

    /// <summary>What was kept got its reference while it was saved; the rest is as the turn made it.</summary>
    private static Activity AsSaved(Activity said, LoggedActivity saved) => ProtocolJson.Read(saved.Json) with { Id = said.Id, Timestamp = said.Timestamp };

    private ChannelAccount Bot => new() { Id = names.BotId, Name = names.BotName, Role = "bot" };

    private static Activity Typing(Activity activity) => activity.Reply(ActivityTypes.Typing) with
    {
        Id = Guid.CreateVersion7().ToString("N"), Recipient = null,
    };

    private TurnRecord Record(Activity activity, string? handled, long version, RunTurn turn) => new(
        ConversationKey.Of(activity), handled, turn.State, version, turn.Outgoing,
        ToOutbox: !ConversationKey.IsOurs(activity), turn.Kept) { Home = address.Base, Announcing = cards.Announcing };

    private sealed record RunTurn(string State, ImmutableArray<Activity> Outgoing, ImmutableArray<KeptItem> Kept);
}
