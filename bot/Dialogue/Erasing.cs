using System.Text.Json.Nodes;

namespace Article60.Dialogue;

/// <summary>"Effacez mes données": asked once more, then everything of this conversation goes.</summary>
internal static class Erasing
{
    /// <summary>The turn when the text is about erasing, or null.</summary>
    public static Turn? Heard(Wording say, Conversation now, string text)
    {
        if (now.Erasing && (Phrases.Means(say, "erase.yes", text) || Phrases.Means(say, "typed.yes", text)))
            return new(Conversation.New with { Language = now.Language, Sent = now.Sent }, [new Reply.Keep("erase", new JsonObject()), new Reply.Text(say["erase.done"], [.. say.Choices("welcome.choices")])]);
        if (Phrases.Means(say, "typed.erase", text))
            return new(now with { Erasing = true }, [new Reply.Text(say["erase.ask"], [new(say["erase.yes"], say["erase.yes"]), new(say["erase.no"], say["erase.no"])])]);
        return now.Erasing && Phrases.Means(say, "erase.no", text) ? new(now with { Erasing = false }, [new Reply.Text(say["erase.kept"])]) : null;
    }
}
