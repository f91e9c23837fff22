namespace Article60.Protocol.Channels;

/// <summary>Channel ids with rules of their own; all others are treated alike.</summary>
public static class WellKnownChannels
{
    public const string Teams = "msteams";
    public const string Emulator = "emulator";
    public const string DirectLine = "directline";
    public const string WebChat = "webchat";
}
