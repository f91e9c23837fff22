using System.Collections.Immutable;
using Article60.Protocol.Channels;
using Microsoft.Extensions.Configuration;

namespace Article60.Protocol.DirectLine;

/// <summary>How the Direct Line server behaves; the keys are those of the <c>DirectLine</c> settings.</summary>
public sealed record DirectLineOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Master keys of servers, at least 32 characters each. Empty: only the page's own endpoint issues tokens.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>At least 32 bytes; the same after a restart, so that open pages go on. Empty: the host must make one.</summary>
    public ImmutableArray<byte> SigningKey { get; init; } = [];

    public int TokenLifetimeSeconds { get; init; } = 1800;
    public int StreamUrlLifetimeSeconds { get; init; } = 60;

    /// <summary>Silence on a stream after which an empty message goes out.</summary>
    public int KeepAliveSeconds { get; init; } = 15;

    /// <summary>Exact origins. Not empty: these and the bot's own pages alone may use tokens from a browser.</summary>
    public ImmutableArray<string> TrustedOrigins { get; init; } = [];

    /// <summary>Base of stream and file addresses; null takes it from each request.</summary>
    public string? PublicBaseUrl { get; init; }

    public int MaxActivityBytes { get; init; } = 262_144;

    /// <summary>Per request, all files together.</summary>
    public int MaxUploadBytes { get; init; } = 4_194_304;

    /// <summary>Posts per conversation token, and page tokens per address; 0 switches both limits off.</summary>
    public int RateLimitPerMinute { get; init; } = 60;

    /// <summary>The bot's own account id in what clients see.</summary>
    public string BotId { get; init; } = "article60bot";

    public string BotName { get; init; } = "Article 60";

    private const int ShortestSecret = 32;
    private const int ShortestKey = 32;

    /// <summary>Reads the keys; what is wrong with them is added to <paramref name="problems"/>.</summary>
    public static DirectLineOptions Read(IConfiguration from, ICollection<string> problems)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(problems);

        var read = new SettingsReader(from, problems);
        var defaults = new DirectLineOptions();
        var options = new DirectLineOptions
        {
            Enabled = read.Flag("DirectLine:Enabled", defaults.Enabled),
            Secrets = read.List("DirectLine:Secrets"),
            SigningKey = Key(read.Text("DirectLine:TokenSigningKey", ""), problems),
            TokenLifetimeSeconds = read.Number("DirectLine:TokenLifetimeSeconds", defaults.TokenLifetimeSeconds, least: 1),
            StreamUrlLifetimeSeconds = read.Number("DirectLine:StreamUrlLifetimeSeconds", defaults.StreamUrlLifetimeSeconds, least: 1),
            KeepAliveSeconds = read.Number("DirectLine:KeepAliveSeconds", defaults.KeepAliveSeconds, least: 1),
            TrustedOrigins = [.. read.List("DirectLine:TrustedOrigins").Select(origin => origin.TrimEnd('/'))],
            PublicBaseUrl = read.Text("DirectLine:PublicBaseUrl", "") is { Length: > 0 } url ? url.TrimEnd('/') : null,
            MaxActivityBytes = read.Number("DirectLine:MaxActivityBytes", defaults.MaxActivityBytes, least: 1024),
            MaxUploadBytes = read.Number("DirectLine:MaxUploadBytes", defaults.MaxUploadBytes, least: 1024),
            RateLimitPerMinute = read.Number("DirectLine:RateLimitPerMinute", defaults.RateLimitPerMinute, least: 0),
            BotId = read.Text("MicrosoftAppId", defaults.BotId),
        };

        if (options.Secrets.Any(secret => secret.Length < ShortestSecret))
            problems.Add($"DirectLine:Secrets: a secret needs at least {ShortestSecret} random characters.");
        if (options.PublicBaseUrl is { } based && !IsWeb(based))
            problems.Add("DirectLine:PublicBaseUrl: not an absolute http or https address.");
        foreach (var origin in options.TrustedOrigins.Where(origin => !IsWeb(origin)))
            problems.Add($"DirectLine:TrustedOrigins: \"{origin}\" is no origin such as https://www.example.org.");
        return options;
    }

    private static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static ImmutableArray<byte> Key(string base64, ICollection<string> problems)
    {
        var bytes = new byte[base64.Length];
        if (base64.Length == 0) return [];
        if (Convert.TryFromBase64String(base64, bytes, out var length) && length >= ShortestKey) return [.. bytes.AsSpan(0, length)];
        problems.Add($"DirectLine:TokenSigningKey: at least {ShortestKey} bytes in base64 are needed.");
        return [];
    }
}
