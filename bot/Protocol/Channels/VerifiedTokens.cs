using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Article60.Protocol.Channels;

/// <summary>A token, and the key that was found to have signed it; without key nothing is known of it yet.</summary>
internal sealed record Verified(JsonWebToken Token, SigningKey? By);

/// <summary>
/// Tokens whose signature has been verified, so that one that comes with every activity is verified once. Only proven
/// tokens get in, whole and unchanged. An entry holds as long as the key set its key came from: after a reload the key
/// is another object, and the token is verified again.
/// </summary>
internal sealed class VerifiedTokens
{
    /// <summary>A channel has a few at a time; reaching this, all are forgotten and come back by themselves.</summary>
    internal const int Most = 256;

    private readonly ConcurrentDictionary<string, Verified> _byText = new(StringComparer.Ordinal);

    public Verified? Find(string token) => _byText.GetValueOrDefault(token);

    public void Keep(Verified verified)
    {
        if (_byText.Count >= Most) _byText.Clear();
        _byText[verified.Token.EncodedToken] = verified;
    }
}
