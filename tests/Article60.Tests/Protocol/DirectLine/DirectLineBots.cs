using Article60.Tests.Support;

namespace Article60.Tests.Protocol.DirectLine;

/// <summary>Running bots under the configuration that the acceptance list assumes; one with tokens of five seconds.</summary>
public sealed class DirectLineBots : IAsyncLifetime, IDisposable
{
    public const string Secret = "a-secret-for-tests-0123456789-abcdefghijkl";
    public const string TrustedOrigin = "https://www.cpas.example";
    public const int KeepAliveSeconds = 5;
    public const int ShortLife = 5;

    private readonly List<BotProcess> _bots = [];
    private readonly TestFolder _folder = new();

    /// <summary>Lasting tokens, one trusted origin.</summary>
    public DirectLineClient Bot { get; private set; } = null!;

    /// <summary>Tokens of five seconds.</summary>
    public DirectLineClient ShortLived { get; private set; } = null!;

    /// <summary>As it comes: no trusted origin, default limits.</summary>
    public DirectLineClient Plain { get; private set; } = null!;

    public BotProcess Process => _bots[0];

    public static Dictionary<string, string> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppId"] = "3f1b5f0c-6a1e-4a51-9f63-1c9d5f6f7a60",
            ["MicrosoftAppPassword"] = "päss+wörd&=%",
            ["MicrosoftAppTenantId"] = "0f9b6a31-5a5b-4b8e-8a0e-6f60a60a60a6",
            ["AllowInsecureLoopback"] = "true",
            ["DirectLine__Secrets__0"] = Secret,
        };
        foreach (var (key, value) in more) settings[key] = value;
        return settings;
    }

    public async Task InitializeAsync()
    {
        (string, string)[] origin = [("DirectLine__TrustedOrigins__0", TrustedOrigin), ("DirectLine__KeepAliveSeconds", "5"), ("DirectLine__RateLimitPerMinute", "0")];
        Bot = await Start("lasting", origin);
        ShortLived = await Start("short", [.. origin, ("DirectLine__TokenLifetimeSeconds", "5")]);
        Plain = await Start("plain", []);
    }

    public async Task DisposeAsync()
    {
        foreach (var bot in _bots) await bot.DisposeAsync();
        Dispose();
    }

    public void Dispose() => _folder.Dispose();

    private async Task<DirectLineClient> Start(string name, (string, string)[] settings)
    {
        var bot = await BotProcess.StartAsync(_folder.Sub(name), Settings(settings));
        _bots.Add(bot);
        return new DirectLineClient(bot.Url, Secret);
    }
}

[CollectionDefinition(Name)]
public sealed class SharedBots : ICollectionFixture<DirectLineBots>
{
    public const string Name = "direct line";
}
