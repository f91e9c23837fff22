using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Article60.Protocol.DirectLine;

/// <summary>Issues and checks the tokens of our Direct Line: JWT, HMAC-SHA256, one key, one algorithm.</summary>
internal sealed class DirectLineTokens(DirectLineOptions options, TimeProvider clock)
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>A phone that slept overnight finds its conversation again.</summary>
    private const int RenewSeconds = 24 * 3600;

    private readonly byte[] _key = [.. options.SigningKey];

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>128 random bits, fit for a path.</summary>
    public static string NewId(int bytes = 16) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>A token for the conversation of <paramref name="like"/>, with its user and origins and a new expiry.</summary>
    public (string Token, long Exp) Issue(DirectLineClaims like)
    {
        var exp = Now + options.TokenLifetimeSeconds;
        var renew = like.Renew is null ? (long?)null : Now + RenewSeconds;
        var claims = like with
        {
            Typ = DirectLineClaims.TokenKind, Nbf = Now, Exp = exp, Jti = NewId(), Renew = renew, W = null, Until = null,
        };
        return (Sign(claims), exp);
    }

    /// <summary>The token that a stream address carries.</summary>
    public string IssueStream(DirectLineClaims like, long from, long until) => Sign(like with
    {
        Typ = DirectLineClaims.StreamKind, Nbf = Now, Exp = Now + options.StreamUrlLifetimeSeconds,
        Jti = NewId(), W = from, Until = until, Data = null, Renew = null,
    });

    /// <summary>The claims of a page's token, valid or expired, while it may be exchanged; otherwise null.</summary>
    public DirectLineClaims? CheckRenewable(string token) =>
        Check(token, DirectLineClaims.TokenKind).Claims is { Renew: { } until } claims && until > Now ? claims : null;

    /// <summary>The claims when the signature is ours and the kind is right; expired ones are said to be.</summary>
    public (DirectLineClaims? Claims, bool Expired) Check(string? token, string kind)
    {
        if (token is null || token.Length > 8192 || token.Split('.') is not [var header, var body, var signature]) return default;
        if (header != Header) return default;

        try
        {
            var given = Base64Url.DecodeFromChars(signature);
            var expected = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{header}.{body}"));
            if (!CryptographicOperations.FixedTimeEquals(given, expected)) return default;

            var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(body), ClaimsJson.Default.DirectLineClaims);
            if (claims is null || claims.Typ != kind) return default;
            return (claims, Expired: claims.Exp <= Now);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return default;
        }
    }

    private string Sign(DirectLineClaims claims)
    {
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, ClaimsJson.Default.DirectLineClaims));
        var signature = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes($"{Header}.{body}"));
        return $"{Header}.{body}.{Base64Url.EncodeToString(signature)}";
    }
}
