using System.Collections.Immutable;
using System.Security.Cryptography;
using Article60.Host.Storage;
using Article60.Protocol.DirectLine;

namespace Article60.Host;

/// <summary>The key of the Direct Line tokens: configured, or made once and kept in the database, so that open pages survive a restart.</summary>
internal static class SigningKey
{
    public static async Task<ImmutableArray<byte>> Of(DirectLineOptions options, Store store)
    {
        if (!options.SigningKey.IsEmpty) return options.SigningKey;
        var kept = await store.KeyOnce("direct-line", () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), CancellationToken.None);
        return [.. Convert.FromBase64String(kept)];
    }
}
