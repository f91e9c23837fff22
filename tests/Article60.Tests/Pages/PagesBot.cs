using System.Net;
using Article60.Dialogue;
using Article60.Host.Pages;
using Article60.Tests.Support;

namespace Article60.Tests.Pages;

/// <summary>One bot for all page tests, over a copy of the knowledge, with receipts that these tests can make themselves.</summary>
public sealed class PagesBot : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private BotProcess? _bot;

    public string Knowledge => _folder.Sub("knowledge");

    public string Url => _bot!.Url;

    public string Output => _bot!.Output;

    public async Task InitializeAsync()
    {
        KnowledgeCopy.Into(Knowledge);
        _bot = await BotProcess.StartAsync(_folder.Sub("data"), new Dictionary<string, string>
        {
            ["DirectLine__TokenSigningKey"] = ReceiptDesk.SigningKeyText,
            ["Knowledge__Folder"] = Knowledge,
        });
    }

    public async Task DisposeAsync()
    {
        await _bot!.DisposeAsync();
        Dispose();
    }

    public void Dispose() => _folder.Dispose();

    internal static async Task<string> Token(ResultRef result)
    {
        await using var desk = await ReceiptDesk.With(RealKnowledge.Base);
        return desk.Receipts.Issue(RealKnowledge.Base, result)!;
    }

    /// <summary>A browser without JavaScript: cookies and redirects, nothing else.</summary>
    internal HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = new Uri(Url) };
}

[CollectionDefinition(nameof(PagesBot))]
public sealed class PagesBotShared : ICollectionFixture<PagesBot>;
