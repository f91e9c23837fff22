using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Article60.Protocol.Channels;

/// <summary>
/// Access tokens for the bot's own calls, one per scope. Kept until five minutes before they end; whoever needs one while
/// it is being fetched waits for that one request.
/// </summary>
internal sealed class BotTokens(ChannelSettings settings, HttpClient http, TimeProvider time, ILogger<BotTokens> log)
{
    static readonly TimeSpan Early = TimeSpan.FromSeconds(300);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    const int Tries = 4;

    readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    sealed class Slot
    {
        public SemaphoreSlim One { get; } = new(1);
        public volatile Kept? Kept;
    }

    sealed record Kept(string Token, DateTimeOffset Until);

    /// <summary>A token for the scope, or null when the login service gives none (the reason is in the log).</summary>
    public async Task<string?> GetAsync(string scope, CancellationToken stop)
    {
        var slot = _slots.GetOrAdd(scope, _ => new Slot());
        if (Valid(slot) is { } token) return token;

        await slot.One.WaitAsync(stop);
        try
        {
            if (Valid(slot) is { } fetchedMeanwhile) return fetchedMeanwhile;
            slot.Kept = await FetchAsync(scope, stop);
            return slot.Kept?.Token;
        }
        finally { slot.One.Release(); }
    }

    /// <summary>Forgets a token the connector refused, unless a newer one has taken its place already.</summary>
    public void Drop(string scope, string token)
    {
        if (_slots.TryGetValue(scope, out var slot) && slot.Kept is { } kept && kept.Token == token) slot.Kept = null;
    }

    string? Valid(Slot slot) => slot.Kept is { } kept && time.GetUtcNow() < kept.Until ? kept.Token : null;

    async Task<Kept?> FetchAsync(string scope, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (kept, retry) = await TryAsync(scope, stop);
            if (kept is not null || retry is null || attempt == Tries) return kept;
            await Task.Delay(BackOff.Next(attempt, retry.Value), time, stop);
        }
    }

    /// <summary>A token; or null with the wait the service asked for (zero: none named), or without when asking again is useless.</summary>
    async Task<(Kept? Kept, TimeSpan? Retry)> TryAsync(string scope, CancellationToken stop)
    {
        using var request = settings.Identity == BotIdentity.UserAssignedMSI
            ? IdentityEndpoint.Request(settings, scope)
            : ClientCredentials(scope);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, patience.Token);
            if (answer.IsSuccessStatusCode) return (Read(await answer.Content.ReadAsStringAsync(patience.Token)), null);

            log.LogWarning("The login service answered {Status} for a token", (int)answer.StatusCode);
            return (null, answer.StatusCode == HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500 ? BackOff.RetryAfter(answer, time) : null);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            log.LogWarning("The login service could not be reached: {Reason}", failure.GetType().Name);
            return (null, TimeSpan.Zero);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            log.LogWarning("The login service sent something that is not a token");
            return (null, null);
        }
    }

    HttpRequestMessage ClientCredentials(string scope) => new(HttpMethod.Post, settings.TokenUrl)
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", settings.AppId),
            new("client_secret", settings.AppPassword),
            new("scope", scope + "/.default"),
        ]),
    };

    Kept Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var token = document.RootElement.GetProperty("access_token").GetString();
        if (string.IsNullOrEmpty(token)) throw new FormatException("access_token is empty");

        var life = Life(document.RootElement);
        return new Kept(token, time.GetUtcNow() + (life > 2 * Early ? life - Early : life / 2));
    }

    /// <summary><c>expires_in</c> in seconds, or <c>expires_on</c> in seconds since 1970; the identity endpoint writes both as text.</summary>
    TimeSpan Life(JsonElement answer)
    {
        if (Seconds(answer, "expires_in") is { } seconds) return TimeSpan.FromSeconds(seconds);
        if (Seconds(answer, "expires_on") is { } moment) return DateTimeOffset.FromUnixTimeSeconds(moment) - time.GetUtcNow();
        return Early;
    }

    static long? Seconds(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value)
            && long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 32_503_680_000
            ? seconds : null;
}
