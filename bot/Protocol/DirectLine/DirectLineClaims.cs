using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Article60.Protocol.DirectLine;

/// <summary>What a token of ours says. It is a JWT, because the clients read <c>user</c> and <c>exp</c> from it.</summary>
internal sealed record DirectLineClaims
{
    public const string TokenKind = "dl";
    public const string StreamKind = "stream";

    /// <summary><see cref="TokenKind"/> or <see cref="StreamKind"/>; one never passes for the other.</summary>
    public required string Typ { get; init; }

    /// <summary>The only conversation this token opens.</summary>
    public required string Conv { get; init; }

    /// <summary>The user whatever the client says, or null.</summary>
    public string? User { get; init; }

    public string? UserName { get; init; }

    /// <summary>Origins that may use it; null means any.</summary>
    public ImmutableArray<string>? Origins { get; init; }

    /// <summary>Opaque object of the page, handed to the bot when the conversation starts.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long Nbf { get; init; }

    /// <summary>Seconds since 1970; not valid from this second on.</summary>
    public long Exp { get; init; }

    public string? Jti { get; init; }

    /// <summary>Page only: second until which an expired token is exchanged for a fresh one of the same conversation.</summary>
    public long? Renew { get; init; }

    /// <summary>Stream only: index of the first activity to send.</summary>
    public long? W { get; init; }

    /// <summary>Stream only: expiry of the newest token when the address was made.</summary>
    public long? Until { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DirectLineClaims))]
internal sealed partial class ClaimsJson : JsonSerializerContext;
