using Article60.Dialogue.Answers;
using Article60.Dialogue.Flows;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue;

/// <summary>Which CPAS the visitor belongs to: noted when said, asked once, changed at any time.</summary>
internal static class CentreTalk
{
    /// <summary>Words in a message that can be about nothing but another centre.</summary>
    private const int ShortMessage = 6;

    /// <summary>The conversation with the centre a sentence mentions.</summary>
    public static Conversation Note(Wording say, Conversation now, Understood understood) =>
        understood.Slots.Word("commune") is { } commune && Find(say, commune) is { } centre ? now with { Centre = centre.Id } : now;

    /// <summary>The conversation after a calculation learned a centre: one it names replaces the visitor's own, and one we do not know leaves none, so that nobody is told another centre's figures.</summary>
    public static Conversation Said(Wording say, Conversation now, FlowDefinition flow, FlowProgress before, FlowProgress after) =>
        flow.Questions.FirstOrDefault(question => question.Kind == QuestionKind.Centre) is { Name: var name }
        && after.Answers.GetValueOrDefault(name) is { } said && said != before.Answers.GetValueOrDefault(name)
            ? now with { Centre = say.Knowledge.Centres.ContainsKey(said) ? said : null }
            : now;

    /// <summary>The reply to a message that is nothing but a commune ("Liège", "CPAS de Binche"); null for any other.</summary>
    public static Turn? Named(Wording say, Conversation now, string text, Understood understood, DateTime moment)
    {
        var bare = Bare(say, text);
        if (Find(say, bare) is { } centre) return Set(say, now, centre, moment);
        if (understood.Slots.Word("commune") is { } commune && Phrases.Fold(commune) == bare)
            return new(now with { Centre = null, AskedCentre = true }, [new Reply.Text(say.Say("centre.unknown", ("commune", commune)), [.. say.Choices("unknown.choices")])]);
        return null;
    }

    /// <summary>"Et à Liège ?": the last answer again for the centre that a short, otherwise unclear message names.</summary>
    public static Turn? Mentioned(Wording say, Conversation now, string text, DateTime moment)
    {
        if (now.LastTopic is null) return null;
        var folded = Phrases.Fold(text);
        return folded.Split(' ').Length <= ShortMessage && CentreNames.Of(say.Knowledge).Within(folded) is { } centre ? Set(say, now, centre, moment) : null;
    }

    private static Turn Set(Wording say, Conversation now, Centre centre, DateTime moment)
    {
        var next = now with { Centre = centre.Id };
        var set = new Reply.Text(say.Say("centre.set", ("centre", centre.Name)));
        return Again(say, next, moment) is { } again
            ? again with { Replies = [set, .. again.Replies] }
            : new(next, [set with { Choices = [.. say.Choices("unknown.choices")] }]);
    }

    private static Turn? Again(Wording say, Conversation now, DateTime moment) => now.LastTopic switch
    {
        { } topic when say.Knowledge.Flows.ContainsKey(topic) && now.Flow is not null => Meaning.Open(say, now, topic, moment),
        { } topic when say.Knowledge.Answers.TryGetValue(topic, out var answer) => Answering.Answer(answer, say, now, DateOnly.FromDateTime(moment)),
        _ => null,
    };

    /// <summary>The centre of a commune, by any of the names people type.</summary>
    private static Centre? Find(Wording say, string commune) => CentreNames.Of(say.Knowledge).Whole(Phrases.Fold(commune));

    /// <summary>The text without "CPAS de" and the like in front.</summary>
    private static string Bare(Wording say, string text)
    {
        var folded = Phrases.Fold(text);
        return Phrases.Lead(say, "typed.centre-lead", folded) is { } lead ? folded[(lead.Length + 1)..] : folded;
    }
}
