using System.Text.Json;
using System.Text.Json.Nodes;
using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Article60.Protocol.Channels;

/// <summary>
/// Invokes: the HTTP answer is the result. A button pressed in a card is the same turn as an Action.Submit that came as
/// a message, so the host sees a message whose value is the data of the button with its verb.
/// </summary>
internal sealed class InvokeAnswers(ITurnHandler turns, ILogger<InvokeAnswers> log)
{
    /// <summary>Teams shows an error after about this long.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public async Task<IResult> AnswerAsync(Activity invoke, CancellationToken stop)
    {
        if (invoke.Name is null or "" || invoke.Conversation?.Id is null or "") return NotImplemented();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        try
        {
            return invoke.Name switch
            {
                "adaptiveCard/action" => await ActionAsync(invoke, limit.Token),
                "task/fetch" or "task/submit" or "message/fetchTask" => await TaskAsync(invoke, limit.Token),
                "message/submitAction" => await FeedbackAsync(invoke, limit.Token),
                "suggestedAction/submit" => await SuggestedAsync(invoke, limit.Token),
                _ => NotImplemented(),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            log.LogError(failure, "An invoke failed: {Name} {Id}", invoke.Name, invoke.Id);
            return invoke.Name == "adaptiveCard/action"
                ? ActionAnswer(500, "application/vnd.microsoft.error", Error("InternalServerError", "The action failed."))
                : TypedResults.StatusCode(StatusCodes.Status500InternalServerError);
        }
    }

    async Task<IResult> ActionAsync(Activity invoke, CancellationToken stop)
    {
        if (InvokeData.OfAction(invoke.Value) is not { } data)
            return ActionAnswer(400, "application/vnd.microsoft.error", Error("BadRequest", "An Action.Execute with its data is expected."));

        var reply = InvokeReply.From(await turns.AnswerAsync(AsMessage(invoke, data), stop));
        return reply.Card is { } card
            ? ActionAnswer(200, Attachment.AdaptiveCard, card)
            : ActionAnswer(200, "application/vnd.microsoft.activity.message", reply.Text);
    }

    async Task<IResult> TaskAsync(Activity invoke, CancellationToken stop)
    {
        var reply = InvokeReply.From(await turns.AnswerAsync(AsMessage(invoke, InvokeData.OfTask(invoke.Value)), stop));
        var task = reply.Card is { } card
            ? new JsonObject
            {
                ["type"] = "continue",
                ["value"] = new JsonObject
                {
                    ["title"] = invoke.Recipient?.Name ?? "",
                    ["height"] = "medium",
                    ["width"] = "medium",
                    ["card"] = new JsonObject { ["contentType"] = Attachment.AdaptiveCard, ["content"] = card },
                },
            }
            : new JsonObject { ["type"] = "message", ["value"] = reply.Text };
        return new JsonAnswer(StatusCodes.Status200OK, new JsonObject { ["task"] = task });
    }

    async Task<IResult> FeedbackAsync(Activity invoke, CancellationToken stop)
    {
        await turns.AnswerAsync(AsMessage(invoke, InvokeData.OfFeedback(invoke.Value)), stop);
        return new JsonAnswer(StatusCodes.Status200OK, new JsonObject());
    }

    /// <summary>The button says something for the visitor; the answer follows as a message of its own.</summary>
    async Task<IResult> SuggestedAsync(Activity invoke, CancellationToken stop)
    {
        if (invoke.Value is { ValueKind: JsonValueKind.String } said)
            await turns.AcceptAsync(invoke with { Type = ActivityTypes.Message, Name = null, Value = null, Text = said.GetString() }, stop);
        else if (invoke.Value is { ValueKind: JsonValueKind.Object })
            await turns.AcceptAsync(AsMessage(invoke, InvokeData.OfTask(invoke.Value)), stop);
        return TypedResults.Ok();
    }

    static Activity AsMessage(Activity invoke, JsonObject data) => invoke with
    {
        Type = ActivityTypes.Message,
        Name = null,
        Text = null,
        Value = ProtocolJson.Element(data),
    };

    static JsonAnswer ActionAnswer(int statusCode, string type, JsonNode value) => new(
        StatusCodes.Status200OK, new JsonObject { ["statusCode"] = statusCode, ["type"] = type, ["value"] = value });

    static JsonObject Error(string code, string message) => new() { ["code"] = code, ["message"] = message };

    static JsonAnswer NotImplemented() => new(StatusCodes.Status501NotImplemented, null);
}
