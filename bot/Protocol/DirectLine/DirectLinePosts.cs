using System.Text.Json;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Activities in and out over plain HTTP.</summary>
internal sealed class DirectLinePosts(
    DirectLineOptions options, DirectLineConversations conversations, IActivityLog log, ITurnHandler turns, LiveStreams streams, TimeProvider clock)
{
    private const int Page = 100;
    private const int LongestUserId = 256;
    private readonly RateLimit _limit = new(options.RateLimitPerMinute, clock);

    public async Task History(HttpContext http)
    {
        var (opened, failure) = await conversations.Open(http);
        var end = opened?.Conversation.Count ?? 0;
        var from = Watermark.Read(http.Request, absent: 0, end);
        failure ??= from is null ? Failure.Bad("The watermark is not one of ours.") : null;
        if (failure is not null)
        {
            await failure.Write(http);
            return;
        }

        var id = opened!.Conversation.Id;
        var activities = from < end ? await log.ReadAsync(id, from!.Value, Page, http.RequestAborted) : [];
        await Answer.Json(http, 200, json =>
        {
            json.WriteStartArray("activities");
            foreach (var activity in activities) json.WriteRawValue(activity.Json, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteString("watermark", Watermark.Write(activities.IsEmpty ? from!.Value : activities[^1].Index + 1));
        });
    }

    public async Task Post(HttpContext http)
    {
        var (opened, failure) = await conversations.Open(http);
        failure ??= Throttle(http, opened!) ?? (RequestBody.IsJson(http.Request) ? null : new(415, "NotJson", "An activity is sent as application/json in UTF-8."));
        var body = failure is null ? await RequestBody.Read(http, options.MaxActivityBytes) : null;
        failure ??= body is null ? Failure.TooLarge : null;
        Activity? activity = null;
        if (failure is null && !ProtocolJson.TryRead(body, out activity)) failure = Failure.Bad("The body is not an activity.");

        await (failure?.Write(http) ?? Take(http, opened!, activity!));
    }

    /// <summary>Too many posts on one token; servers with the secret are trusted.</summary>
    public Failure? Throttle(HttpContext http, OpenedConversation opened)
    {
        if (opened.IsServer || _limit.Wait(opened.Conversation.Id) is not { } seconds) return null;
        http.Response.Headers.RetryAfter = Watermark.Write(seconds);
        return new(429, "TooManyRequests", "Too many messages; wait a little.");
    }

    /// <summary>Records what a client said, shows it to everybody listening, answers with its id, and lets the bot reply.</summary>
    public async Task Take(HttpContext http, OpenedConversation opened, Activity posted)
    {
        var (conversation, user) = (opened.Conversation, opened.UserId ?? posted.From?.Id);
        var failure = posted.Type switch
        {
            ActivityTypes.Message or ActivityTypes.Event or ActivityTypes.Typing or ActivityTypes.EndOfConversation => null,
            _ => Failure.Bad("Clients send message, event, typing or endOfConversation."),
        };
        failure ??= string.IsNullOrEmpty(user) || user.Length > LongestUserId ? Failure.Bad("from.id is required.") : null;
        failure ??= conversation.Ended ? Failure.Ended : null;
        if (failure is not null)
        {
            await failure.Write(http);
            return;
        }

        var clean = Clean(posted, opened, user!);
        if (clean.Type == ActivityTypes.Typing)
        {
            var passing = clean with { Id = DirectLineTokens.NewId(), Timestamp = Moment.Write(clock.GetUtcNow()) };
            streams.PublishPassing(conversation.Id, passing);
            await Answer.Id(http, passing.Id);
            return;
        }

        if (await log.AppendAsync(conversation.Id, clean, ClientId(posted), http.RequestAborted) is not { } logged)
        {
            await Failure.Ended.Write(http);
            return;
        }

        if (!logged.Repeated) streams.Publish(conversation.Id, [logged]);
        turns.Wake(conversation.Id);
        await Answer.Id(http, logged.Id);
    }

    /// <summary>What only the server may say is taken away; everything else stays as it came.</summary>
    private static Activity Clean(Activity posted, OpenedConversation opened, string user) => posted with
    {
        Id = null,
        Timestamp = null,
        ServiceUrl = null,
        Recipient = null,
        CallerId = null,
        ChannelId = ConversationKey.DirectLine,
        Conversation = new() { Id = opened.Conversation.Id },
        From = (posted.From ?? new()) with { Id = user, Name = opened.UserName ?? posted.From?.Name, Role = "user" },
    };

    private static string? ClientId(Activity posted) =>
        posted.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= 100 } text && !text.Any(char.IsControl) ? text : null;
}
