using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Article60.Protocol.Channels;

/// <summary>What is done at the channel.</summary>
public enum ConnectorOperation { Send, Update, Delete }

/// <summary>One call to a channel, complete: it can be kept and made after a restart.</summary>
/// <param name="ServiceUrl">Base of the call, from an activity whose token was verified.</param>
/// <param name="Scope">OAuth scope of the answer; empty when authentication is off.</param>
/// <param name="ActivityId">Activity answered, changed or deleted; null sends without answering one.</param>
/// <param name="Body">The activity as JSON; ignored for a deletion.</param>
public sealed record ConnectorCall(
    ConnectorOperation Operation, string ServiceUrl, string Scope, string ConversationId, string? ActivityId, ReadOnlyMemory<byte> Body);

/// <summary>What the channel made of a call.</summary>
public abstract record ConnectorAnswer
{
    private ConnectorAnswer() { }

    /// <param name="Id">Id the channel gave the activity, or null when it named none.</param>
    public sealed record Done(string? Id) : ConnectorAnswer;

    /// <summary>Busy or unreachable: worth another try.</summary>
    /// <param name="After">Wait the channel asked for; zero when it named none.</param>
    public sealed record Later(int Status, TimeSpan After) : ConnectorAnswer;

    /// <summary>Refused for good: asking again brings the same answer.</summary>
    public sealed record Never(int Status, string Code) : ConnectorAnswer;
}

/// <summary>The Connector REST interface: one try per call, once more with a new token after a 401. Redirects are not followed.</summary>
internal sealed class ConnectorClient(
    TrustedServiceUrls trusted, BotTokens tokens, HttpClient http, TimeProvider time, ILogger<ConnectorClient> log) : IConnector
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    static readonly ProductInfoHeaderValue Product = new("Article60Bot", "1.0");
    static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    const int NoAnswer = 0;

    public async Task<ConnectorAnswer> CallAsync(ConnectorCall call, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (trusted.Base(call.ServiceUrl) is not { } service) return new ConnectorAnswer.Never(NoAnswer, "UntrustedServiceUrl");

        var url = Url(service, call);
        for (var secondTry = false; ; secondTry = true)
        {
            string? token = null;
            if (call.Scope.Length > 0)
            {
                token = await tokens.GetAsync(call.Scope, stop);
                if (token is null) return new ConnectorAnswer.Later(NoAnswer, TimeSpan.Zero);
            }

            var (answer, unauthorized) = await TryAsync(url, call, token, stop);
            if (!unauthorized || secondTry || token is null) return answer;
            tokens.Drop(call.Scope, token);
        }
    }

    /// <summary>Ids are opaque and hold : @ ; = | / and more: each is one percent-encoded path segment.</summary>
    internal static Uri Url(Uri service, ConnectorCall call)
    {
        var path = $"{service.AbsoluteUri}v3/conversations/{Segment(call.ConversationId)}/activities";
        return new Uri(call.ActivityId is { } id ? $"{path}/{Segment(id)}" : path);
    }

    static string Segment(string id) => Uri.EscapeDataString(id);

    async Task<(ConnectorAnswer Answer, bool Unauthorized)> TryAsync(Uri url, ConnectorCall call, string? token, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(Method(call.Operation), url);
        request.Headers.UserAgent.Add(Product);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.Operation != ConnectorOperation.Delete)
            request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = Json } };

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, patience.Token);
            return (await ReadAsync(answer, patience.Token), answer.StatusCode == HttpStatusCode.Unauthorized);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            log.LogWarning("The connector did not answer: {Reason}", failure.GetType().Name);
            return (new ConnectorAnswer.Later(NoAnswer, TimeSpan.Zero), false);
        }
    }

    async Task<ConnectorAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var status = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode) return new ConnectorAnswer.Done(Text(await answer.Content.ReadAsByteArrayAsync(stop), "id"));

        if (status is 412 or 429 or >= 500) return new ConnectorAnswer.Later(status, BackOff.RetryAfter(answer, time));

        var code = Text(await answer.Content.ReadAsByteArrayAsync(stop), "error", "code") ?? "";
        var operation = answer.Headers.TryGetValues("X-Correlating-OperationId", out var ids) ? string.Join(',', ids) : "";
        log.LogWarning("The connector refused: {Status} {Code} {Operation}", status, code, operation);
        return new ConnectorAnswer.Never(status, code);
    }

    static HttpMethod Method(ConnectorOperation operation) => operation switch
    {
        ConnectorOperation.Send => HttpMethod.Post,
        ConnectorOperation.Update => HttpMethod.Put,
        _ => HttpMethod.Delete,
    };

    /// <summary>A string inside the answer, or null: what a channel writes in its bodies is not relied upon.</summary>
    static string? Text(byte[] body, params ReadOnlySpan<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var at = document.RootElement;
            foreach (var name in path)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            }

            return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
        }
        catch (JsonException) { return null; }
    }
}
