using System.Collections.Immutable;

namespace Article60.Protocol.DirectLine;

/// <summary>How the Direct Line server behaves; the keys are those of the <c>DirectLine</c> settings.</summary>
public sealed record DirectLineOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Master keys of servers, at least 32 characters each. Empty: only the page's own endpoint issues tokens.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>At least 32 bytes; the same after a restart, so that open pages go on.</summary>
    public required ImmutableArray<byte> SigningKey { get; init; }

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
}
