using Article60.Dialogue.Answers;

namespace Article60.Dialogue;

/// <summary>The first words, said once.</summary>
internal static class Greeting
{
    public static Turn Welcome(Wording say, Conversation now, UserMessage.Arrived arrived)
    {
        if (now.Greeted) return new(now, []);

        var centre = arrived.Centre is { } id && say.Knowledge.Centres.ContainsKey(id) ? id : now.Centre;
        var text = centre is null ? say["welcome"] : Answering.Join(say["welcome"], say.Say("welcome.centre", ("centre", say.Knowledge.Centres[centre].Name)));
        return new(now with { Greeted = true, Centre = centre }, [new Reply.Text(text, [.. say.Choices("welcome.choices")])]);
    }
}
