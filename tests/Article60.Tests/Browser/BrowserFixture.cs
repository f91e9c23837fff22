using Article60.Tests.Protocol.DirectLine;
using Article60.Tests.Support;
using Microsoft.Playwright;

namespace Article60.Tests.Browser;

/// <summary>One Chromium and one bot for the browser tests; started by the first test that needs them.</summary>
public sealed class BrowserFixture : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where screenshots go; looked at by people, kept by continuous integration.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    public BotProcess? Bot { get; private set; }

    /// <summary>A bot of the test's own, in a folder that outlives the process.</summary>
    public async Task<BotProcess> StartBot(string folder, params (string, string)[] settings)
    {
        if (!File.Exists(Path.Combine(Repository.Root, "bot", "Host", "wwwroot", "webchat", "webchat.js")))
            throw Need.Missing("The Web Chat bundle was not prepared.");
        return await BotProcess.StartAsync(_folder.Sub(folder), DirectLineBots.Settings(settings));
    }

    /// <summary>A fresh visitor: no storage, nothing remembered.</summary>
    public async Task<ChatVisitor> Visit(string path = "/", int width = 1280, int height = 800, BotProcess? bot = null, bool scripts = true)
    {
        Need.Chromium();
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await Chromium.Launch(_playwright);
        bot ??= Bot ??= await StartBot("shared", ("DirectLine__RateLimitPerMinute", "0"));

        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height }, Locale = "fr-BE", JavaScriptEnabled = scripts,
        });
        return await ChatVisitor.Arrive(context, bot.Url, path, waits: scripts);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Bot is not null) await Bot.DisposeAsync();
        Dispose();
    }

    public void Dispose() => _folder.Dispose();
}
