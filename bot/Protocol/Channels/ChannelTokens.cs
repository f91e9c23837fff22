using System.Buffers.Text;
using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Protocol.Channels;

/// <summary>
/// Validates the token of an inbound request. The unverified issuer decides only which key set is asked; the two sets
/// are never mixed, and everything that is believed afterwards was signed.
/// </summary>
internal sealed class ChannelTokens(ChannelSettings settings, OpenIdKeys channelKeys, OpenIdKeys entraKeys, TimeProvider time)
{
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    const string Scheme = "Bearer ";
    const int LongestToken = 16_384;

    readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    readonly VerifiedTokens _verified = new();
    readonly FrozenDictionary<string, string> _entraIssuers = EntraIssuers.From(settings);

    /// <summary>The token of the header, or null when it bears none.</summary>
    public static string? Read(string? header) =>
        header is null || header.Length > LongestToken || !header.StartsWith(Scheme, StringComparison.Ordinal) ? null : header[Scheme.Length..];

    public async Task<TokenVerdict> CheckAsync(string token, string? channelId, string? serviceUrl, CancellationToken stop)
    {
        // Channels use one token for an hour. What its signature proved once is not proved again; all else is checked each time.
        if (_verified.Find(token) is { } known) return await DecideAsync(known, channelId, serviceUrl, stop);

        if (token.Split('.') is not { Length: 3 } parts || !Array.TrueForAll(parts, IsBase64Url)) return Refused("not a token");

        JsonWebToken unverified;
        try { unverified = _handler.ReadJsonWebToken(token); }
        catch (Exception failure) when (failure is not OperationCanceledException) { return Refused("not a token"); }

        if (unverified.Alg != SecurityAlgorithms.RsaSha256) return Refused("algorithm");
        if (unverified.TryGetHeaderValue<object>("crit", out _)) return Refused("critical header");
        return string.IsNullOrEmpty(unverified.Kid) ? Refused("no key id") : await DecideAsync(new Verified(unverified, null), channelId, serviceUrl, stop);
    }

    Task<TokenVerdict> DecideAsync(Verified known, string? channelId, string? serviceUrl, CancellationToken stop)
    {
        var token = known.Token;
        if (token.Issuer == settings.ChannelIssuer)
            return WithKeyAsync(channelKeys, known, key => FromChannel(key, token, channelId, serviceUrl), stop);
        return _entraIssuers.TryGetValue(token.Issuer, out var tenant)
            ? WithKeyAsync(entraKeys, known, _ => FromEntra(token, tenant), stop)
            : Task.FromResult<TokenVerdict>(Refused("issuer"));
    }

    async Task<TokenVerdict> WithKeyAsync(OpenIdKeys keys, Verified known, Func<SigningKey, TokenVerdict> then, CancellationToken stop)
    {
        var token = known.Token;
        switch (await keys.FindAsync(token.Kid, stop))
        {
            case KeySearch.Found found:
                if (ReferenceEquals(found.Key, known.By)) return InTime(token) ? then(found.Key) : Refused("expired");
                if (await SignatureProblemAsync(token, found.Key) is { } problem) return Refused(problem);
                _verified.Keep(new Verified(token, found.Key));
                return then(found.Key);
            case KeySearch.Unavailable:
                return new TokenVerdict.NoKeys();
            default:
                return Refused("unknown key id");
        }
    }

    async Task<string?> SignatureProblemAsync(JsonWebToken token, SigningKey key)
    {
        try
        {
            var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                RequireSignedTokens = true,
                TryAllIssuerSigningKeys = false,
                IssuerSigningKey = key.Key,
                ValidIssuer = token.Issuer, // chosen by us from the configured ones before the key was
                ValidAudience = settings.AppId,
                RequireExpirationTime = true,
                LifetimeValidator = InTime,
            });
            return result.IsValid ? null : result.Exception?.GetType().Name ?? "not valid";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return failure.GetType().Name;
        }
    }

    /// <summary>Only for a token that has its end: <see cref="SignatureProblemAsync"/> has seen to that.</summary>
    bool InTime(JsonWebToken token) => InTime(token.ValidFrom == default ? null : token.ValidFrom, token.ValidTo, token, null);

    bool InTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters? parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - Skew < end && (notBefore is not { } start || start <= now + Skew);
    }

    TokenVerdict FromChannel(SigningKey key, JsonWebToken token, string? channelId, string? serviceUrl)
    {
        var claim = Claim(token, "serviceurl") ?? Claim(token, "serviceUrl");
        if (claim is null) return Refused("no serviceurl claim");
        if (string.IsNullOrEmpty(serviceUrl) || !claim.Equals(serviceUrl, StringComparison.OrdinalIgnoreCase)) return Refused("serviceurl differs");
        if (string.IsNullOrEmpty(channelId) || !key.Endorsements.Contains(channelId, StringComparer.Ordinal)) return Refused("key not endorsed for the channel");
        if (!settings.RequiredEndorsements.All(key.Endorsements.Contains)) return Refused("required endorsement missing");

        return Accepted(CallerIds.Azure);
    }

    TokenVerdict FromEntra(JsonWebToken token, string tenant)
    {
        var caller = Claim(token, "ver") switch
        {
            "1.0" => Claim(token, "appid"),
            "2.0" => Claim(token, "azp"),
            _ => null,
        };
        if (caller is null) return Refused("version or caller missing");
        if (tenant.Length > 0 && Claim(token, "tid") is { } tid && !tid.Equals(tenant, StringComparison.OrdinalIgnoreCase)) return Refused("tenant differs from the issuer's");
        if (caller == settings.AppId) return Accepted(null);

        return settings.AllowedCallers.Contains(caller) ? new TokenVerdict.Accepted(CallerIds.Application(caller)) : Refused("caller not allowed");
    }

    /// <summary>The configured caller id wins, but never over a parent bot's: its answers go by that id.</summary>
    TokenVerdict.Accepted Accepted(string? callerId) => new(settings.CallerId.Length > 0 ? settings.CallerId : callerId);

    static TokenVerdict.Refused Refused(string reason) => new(reason);

    static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) && value.Length > 0 ? value : null;

    static bool IsBase64Url(string part) => part.Length > 0 && Base64Url.IsValid(part);
}
