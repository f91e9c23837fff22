namespace Article60.Protocol.Channels;

/// <summary>What the token of a request proved.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict() { }

    /// <param name="CallerId">Urn of the caller as the protocol spells it, or null for the bot's own tools (Emulator).</param>
    public sealed record Accepted(string? CallerId) : TokenVerdict;

    /// <param name="Reason">For the log only: never the token, never in the response.</param>
    public sealed record Refused(string Reason) : TokenVerdict;

    /// <summary>The keys of the issuer cannot be had just now.</summary>
    public sealed record NoKeys : TokenVerdict;
}
