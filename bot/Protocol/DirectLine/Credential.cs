using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Who calls.</summary>
internal abstract record Credential
{
    private Credential() { }

    /// <summary>A server that knows a master key: every conversation.</summary>
    public sealed record Secret : Credential;

    /// <summary>A client: one conversation.</summary>
    public sealed record Token(DirectLineClaims Claims) : Credential;

    /// <summary>Nobody we serve.</summary>
    public sealed record Refused(Failure Why) : Credential;
}

/// <summary>Reads the <c>Authorization</c> header.</summary>
internal sealed class Credentials(DirectLineOptions options, DirectLineTokens tokens, Origins origins)
{
    private readonly byte[][] _secrets = [.. options.Secrets.Select(Hash)];

    public Credential Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || header[7..].Trim() is not { Length: > 0 } given)
        {
            return new Credential.Refused(new(401, "Unauthorized", "Authorization: Bearer <token or secret> is required."));
        }

        if (IsSecret(given))
        {
            return request.Headers.Origin.Count > 0
                ? new Credential.Refused(new(403, "SecretFromBrowser", "A secret must never be used from a browser."))
                : new Credential.Secret();
        }

        return tokens.Check(given, DirectLineClaims.TokenKind) switch
        {
            (null, _) => new Credential.Refused(new(403, "BadToken", "The token or secret is not valid.")),
            (_, Expired: true) => new Credential.Refused(Failure.TokenExpired),
            ({ } claims, _) when !origins.MayUse(request, claims) =>
                new Credential.Refused(new(403, "OriginNotTrusted", "This origin may not use the token.")),
            ({ } claims, _) => new Credential.Token(claims),
        };
    }

    /// <summary>Constant time over every secret, so that nothing can be learnt by measuring.</summary>
    private bool IsSecret(string given)
    {
        var hash = Hash(given);
        var found = false;
        foreach (var secret in _secrets) found |= CryptographicOperations.FixedTimeEquals(secret, hash);
        return found;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
