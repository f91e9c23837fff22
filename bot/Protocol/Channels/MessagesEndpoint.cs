using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Article60.Protocol.Channels;

/// <summary>POST /api/messages: what Azure Bot Service, Teams, the Emulator and parent bots call.</summary>
internal sealed class MessagesEndpoint(
    ChannelSettings settings, ChannelTokens tokens, TrustedServiceUrls trusted, ITurnHandler turns, InvokeAnswers invokes, ILogger<MessagesEndpoint> log)
{
    const string ExpectReplies = "expectReplies";

    /// <summary>The channel gives up after about 15 seconds.</summary>
    static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(12);

    public async Task<IResult> PostAsync(HttpContext http)
    {
        var stop = http.RequestAborted;
        RequestBody.Unlimited(http.Request);
        string? token = null;
        if (settings.AuthenticationOn)
        {
            token = http.Request.Headers.Authorization is [var header] ? ChannelTokens.Read(header) : null;
            if (token is null) return Refuse("no bearer token");
        }
        else if (!OpenEndpoint.Admits(settings, http))
        {
            return Refuse("no application id is configured");
        }

        if (await RequestBody.ReadAsync(http.Request, settings.MaxMessageBytes, stop) is not { } body)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!ProtocolJson.TryRead(body, out var activity)) return TypedResults.BadRequest();

        // The caller id is ours to say; one on the wire is not believed.
        activity = activity with { CallerId = null };
        if (token is not null)
        {
            switch (await tokens.CheckAsync(token, activity.ChannelId, activity.ServiceUrl, stop))
            {
                case TokenVerdict.Accepted accepted:
                    activity = activity with { CallerId = accepted.CallerId };
                    break;
                case TokenVerdict.NoKeys:
                    return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
                case TokenVerdict.Refused refused:
                    return Refuse(refused.Reason);
            }
        }

        return await AuthenticatedAsync(activity, stop);
    }

    async Task<IResult> AuthenticatedAsync(Activity activity, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(activity.Type) || !Ids.AreSafe(activity)) return TypedResults.BadRequest();
        if (!Tenants.Allow(settings.AllowedTenants, activity)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (trusted.Base(activity.ServiceUrl) is null)
        {
            log.LogWarning("Refused: the service URL on {Channel} is not one to answer to", activity.ChannelId);
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (activity.Type == ActivityTypes.Invoke) return await invokes.AnswerAsync(activity, stop);
        if (activity.DeliveryMode == ExpectReplies) return await RepliesAsync(activity, stop);
        if (!CallsForTurn.Is(activity)) return TypedResults.Ok();

        if (!await turns.AcceptAsync(Mentions.Removed(activity), stop))
            log.LogInformation("Dropped: {Channel} delivered activity {Id} again", activity.ChannelId, activity.Id);
        return TypedResults.Ok();
    }

    async Task<IResult> RepliesAsync(Activity activity, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(LongestTurn);
        var replies = CallsForTurn.Is(activity) ? await turns.AnswerAsync(Mentions.Removed(activity), patience.Token) : [];

        return new JsonAnswer(StatusCodes.Status200OK, new JsonObject { ["activities"] = OnTheWire(replies) });
    }

    static JsonArray OnTheWire(ImmutableArray<Activity> replies) =>
        [.. replies.Where(reply => reply.Type == ActivityTypes.Message).Select(reply => JsonNode.Parse(ProtocolJson.Write(WireReply.Of(reply))))];

    StatusCodeHttpResult Refuse(string reason)
    {
        log.LogWarning("Refused: {Reason}", reason);
        return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
    }
}
