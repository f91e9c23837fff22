using System.Collections.Immutable;

namespace Article60.Knowledge.Understanding;

/// <summary>One way somebody may say something.</summary>
/// <param name="Id">Topic, flow, small talk, distress or out-of-scope family it means; several joined by " + ".</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Style">plain, formal, kw, sms, typo, phon, nonnative, belg, voice, story, mixed, translit, arabizi, follow or multi.</param>
/// <param name="Text">As typed.</param>
/// <param name="After">Topic it follows, or null: only makes sense after that topic.</param>
internal sealed record Phrasing(string Id, string Language, string Style, string Text, string? After)
{
    /// <summary>What it means: one id, or those of several questions in one message.</summary>
    public ImmutableArray<string> Ids { get; } = [.. Id.Split(" + ")];
}
