using System.Collections.Immutable;
using System.Security.Cryptography;
using Article60.Host;
using Article60.Host.Pages;
using Article60.Host.Storage;
using Article60.Knowledge;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

/// <summary>Receipts over a database of their own, with the key a bot derives from <see cref="SigningKeyText"/>.</summary>
internal sealed class ReceiptDesk : IAsyncDisposable
{
    /// <summary>For the setting <c>DirectLine:TokenSigningKey</c> of a bot whose links these tests make.</summary>
    public const string SigningKeyText = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private readonly TestFolder _folder;
    private readonly Store _store;

    private ReceiptDesk(TestFolder folder, Store store)
    {
        (_folder, _store) = (folder, store);
        Versions = new RuleVersions(store);
        Tokens = new ReceiptTokens(Key);
        Receipts = new Receipts(Tokens, Versions);
    }

    public static ImmutableArray<byte> Key { get; } = [.. HMACSHA256.HashData(Convert.FromBase64String(SigningKeyText), "article60-receipts"u8)];

    public RuleVersions Versions { get; }

    public ReceiptTokens Tokens { get; }

    public Receipts Receipts { get; }

    /// <summary>Open, with the figures of this knowledge kept.</summary>
    public static async Task<ReceiptDesk> With(KnowledgeBase knowledge)
    {
        var folder = new TestFolder();
        var desk = new ReceiptDesk(folder, await Store.Open(new StorageSettings(null, folder.Path), TimeProvider.System, CancellationToken.None));
        await desk.Versions.Keep(knowledge.Rules, CancellationToken.None);
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}
