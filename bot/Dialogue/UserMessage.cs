using System.Collections.Frozen;

namespace Article60.Dialogue;

/// <summary>What reached the assistant in one turn. Channels and activities stay outside.</summary>
public abstract record UserMessage
{
    private UserMessage() { }

    /// <summary>The visitor opened the conversation and has said nothing yet.</summary>
    /// <param name="Language">Two-letter language the client announced, or null.</param>
    /// <param name="Centre">Centre id that the page or channel belongs to, or null when unknown.</param>
    public sealed record Arrived(string? Language, string? Centre) : UserMessage;

    /// <summary>Free text, already freed of channel mark-up such as mentions.</summary>
    public sealed record Said(string Text) : UserMessage;

    /// <summary>A button or form of one of our cards.</summary>
    /// <param name="Verb">What was asked, e.g. <c>flow.answer</c>; unknown verbs get a polite reply.</param>
    /// <param name="Fields">Inputs as the client sent them: user input, to be checked like any other.</param>
    public sealed record Submitted(string Verb, FrozenDictionary<string, string> Fields) : UserMessage;

    /// <summary>Something else arrived: a file, a sticker. It is not read.</summary>
    public sealed record Attached : UserMessage;
}
