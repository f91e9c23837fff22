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
        return options.SigningKey.IsEmpty ? await Kept("direct-line", store) : options.SigningKey;
    }

    /// <summary>The key of the links of receipts: derived from a configured key, so that a new database still reads old paper.</summary>
    public static async Task<ImmutableArray<byte>> OfReceipts(DirectLineOptions options, Store store) =>
        options.SigningKey.IsEmpty
            ? await Kept("receipts", store)
            : [.. HMACSHA256.HashData(options.SigningKey.AsSpan(), "article60-receipts"u8)];

    private static async Task<ImmutableArray<byte>> Kept(string name, Store store)
    {
        var kept = await store.KeyOnce(name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), CancellationToken.None);
        return [.. Convert.FromBase64String(kept)];
    }
}
