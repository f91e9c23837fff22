using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Protocol.Channels;

/// <summary>One published signing key and the channels it may speak for.</summary>
internal sealed record SigningKey(JsonWebKey Key, ImmutableArray<string> Endorsements);

/// <summary>What a search for a signing key brought.</summary>
internal abstract record KeySearch
{
    private KeySearch() { }

    public sealed record Found(SigningKey Key) : KeySearch;
    public sealed record Unknown : KeySearch;

    /// <summary>No key set could be loaded at all: nobody can be believed, nobody is accused.</summary>
    public sealed record Unavailable : KeySearch;
}

/// <summary>
/// The signing keys of one issuer: loaded when first needed, kept a day, loaded again for an unknown key id. One load is
/// shared by everybody waiting. Loads are <see cref="Spacing"/> apart, and after <see cref="Burst"/> of them only one per
/// <see cref="Refill"/>: a freshly published key is found at once, a flood of invented ids is not passed on.
/// </summary>
internal sealed class OpenIdKeys(string metadataUrl, bool allowInsecureLoopback, HttpClient http, TimeProvider time, ILogger<OpenIdKeys> log)
{
    internal static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1.5);
    internal static readonly TimeSpan Refill = TimeSpan.FromSeconds(30);
    internal const int Burst = 20;

    static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    static readonly TimeSpan Usable = TimeSpan.FromDays(5);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    const int LargestDocument = 1_048_576;

    readonly Lock _gate = new();
    volatile Loaded? _current;
    Task? _loading;
    DateTimeOffset? _lastLoad;
    DateTimeOffset _countedAt;
    double _allowance = Burst;

    sealed record Loaded(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset At);

    public async Task<KeySearch> FindAsync(string keyId, CancellationToken stop)
    {
        var known = Usably(_current);
        if (known is not null && known.Keys.TryGetValue(keyId, out var key) && time.GetUtcNow() - known.At < Fresh)
            return new KeySearch.Found(key);

        if (Load() is { } loading) await loading.WaitAsync(stop);

        known = Usably(_current);
        if (known is null) return new KeySearch.Unavailable();
        return known.Keys.TryGetValue(keyId, out key) ? new KeySearch.Found(key) : new KeySearch.Unknown();
    }

    Loaded? Usably(Loaded? loaded) => loaded is not null && time.GetUtcNow() - loaded.At < Usable ? loaded : null;

    /// <summary>The load under way, a new one, or null when it is too early for one.</summary>
    Task? Load()
    {
        lock (_gate)
        {
            if (_loading is { IsCompleted: false }) return _loading;

            var now = time.GetUtcNow();
            if (now - _lastLoad < Spacing) return null;
            if (_lastLoad is not null) _allowance = Math.Min(Burst, _allowance + ((now - _countedAt) / Refill));
            _countedAt = now;
            if (_allowance < 1) return null;

            _allowance--;
            _lastLoad = now;
            return _loading = Task.Run(LoadNowAsync);
        }
    }

    async Task LoadNowAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var metadata = JsonDocument.Parse(await GetAsync(metadataUrl, patience.Token));
            var keysUrl = metadata.RootElement.GetProperty("jwks_uri").GetString();
            var set = JsonWebKeySet.Create(await GetAsync(keysUrl, patience.Token));
            _current = new Loaded(Read(set), time.GetUtcNow());
            log.LogInformation("Signing keys loaded: {Count} from {Url}", _current.Keys.Count, metadataUrl);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException
            or KeyNotFoundException or InvalidOperationException or ArgumentException or IOException)
        {
            log.LogWarning("Signing keys could not be loaded from {Url}: {Reason}", metadataUrl, failure.Message);
        }
    }

    async Task<string> GetAsync(string? url, CancellationToken stop)
    {
        var address = SafeUrl.Parse(url, allowInsecureLoopback)
            ?? throw new InvalidOperationException("The address of the keys is not https.");
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LargestDocument, stop);
        return await answer.Content.ReadAsStringAsync(stop);
    }

    static FrozenDictionary<string, SigningKey> Read(JsonWebKeySet set) =>
        set.Keys
            .Where(key => key.KeyId is { Length: > 0 } && key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "" or "sig")
            .GroupBy(key => key.KeyId, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => new SigningKey(same.First(), Endorsements(same.First())), StringComparer.Ordinal);

    static ImmutableArray<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
