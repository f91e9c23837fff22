using System.Collections.Immutable;
using Article60.Dialogue.Cards;
using Article60.Knowledge.Model;
using Article60.Rules;

namespace Article60.Dialogue.Answers;

/// <summary>An answer of the knowledge folder, said for this visitor on this day.</summary>
internal static class Answering
{
    /// <summary>The short answer first, then one card with the next steps, the details and the sources.</summary>
    public static Turn Answer(Answer answer, Wording say, Conversation now, DateOnly today)
    {
        var centre = CentreOf(say, now);
        var scene = new TextScene(today, centre, answer.Topic, answer.Checked);
        var (brief, asked) = Brief(answer, say, now, scene);
        var next = now with { LastTopic = answer.Topic, AskedCentre = now.AskedCentre || asked };
        var choices = FollowUps(answer, say);
        if (answer.Kind is AnswerKind.SmallTalk or AnswerKind.Distress or AnswerKind.OutOfScope)
            return new(next, [new Reply.Text(Join(brief, TemplateText.Render(answer.Details, say, scene), TemplateText.Render(answer.Next, say, scene)), choices)]);

        var title = answer.Title;
        var steps = TemplateText.Render(answer.Next, say, scene);
        var details = Details(answer, say, scene);
        var sources = Sources(answer, say);
        var plain = Join(steps.Length > 0 ? $"{say["answer.next"]} :\n{steps}" : "", details, sources);
        return new(next,
        [
            new Reply.Text(brief),
            new Reply.Card(AnswerCard.Build(say, now.Language, title, steps, details, sources, fallback: $"{title}. {sources}", answer.Topic), plain, choices),
        ]);
    }

    /// <summary>Only the short answer, for one of several questions or before a calculation.</summary>
    public static string Short(Answer answer, Wording say, Conversation now, DateOnly today) =>
        Brief(answer, say, now with { AskedCentre = true }, new TextScene(today, CentreOf(say, now), answer.Topic, answer.Checked)).Text;

    /// <summary>The centre of the conversation, or null while unknown.</summary>
    public static Centre? CentreOf(Wording say, Conversation now) =>
        now.Centre is { } id ? say.Knowledge.Centres.GetValueOrDefault(id) : null;

    private static (string Text, bool AskedCentre) Brief(Answer answer, Wording say, Conversation now, TextScene scene)
    {
        var text = TemplateText.Render(answer.Brief, say, scene);
        var doubt = answer.Confidence switch
        {
            Confidence.High => "",
            Confidence.Medium => say["answer.confidence.medium"],
            _ => say["answer.confidence.low"],
        };
        if (answer.Kind != AnswerKind.Topic) doubt = "";

        var local = scene.Centre is { } centre ? Local(answer, centre, say, scene) : "";
        var ask = answer.Local && scene.Centre is null && !now.AskedCentre;
        return (Join(text, local, doubt, ask ? say["answer.local.unknown"] : ""), ask);
    }

    private static string Local(Answer answer, Centre centre, Wording say, TextScene scene)
    {
        if (!centre.Local.TryGetValue(answer.Topic, out var words))
            return answer.Local ? say.Say("answer.local.silent", ("centre", Capital(centre.Name)), ("contact", CentreText.Contact(centre, "general", say))) : "";
        var date = words.Sources.IsEmpty ? say.Date(words.Checked) : say.SourceDate(say.Knowledge.Sources[words.Sources[0].Source]);
        return say.Say("answer.local", ("centre", Capital(centre.Name)), ("date", date), ("text", TemplateText.Render(words.Text, say, scene)));
    }

    public static string Details(Answer answer, Wording say, TextScene scene)
    {
        var details = TemplateText.Render(answer.Details, say, scene);
        var explained = answer.Details.Parts.Concat(answer.Brief.Parts).Any(part => part is TemplatePart.Hole { Name: "old" });
        var old = explained ? "" : TemplateText.Old(answer.Topic, say, scene);
        return Join(details, old.Length > 0 ? say.Say("answer.old", ("text", old)) : "");
    }

    private static string Sources(Answer answer, Wording say)
    {
        var list = string.Join(" ; ", answer.Sources.Select(citation => Linked(citation, say)));
        return Join(say.Say("answer.sources", ("sources", list)), say.Say("answer.checked", ("date", say.Date(answer.Checked)))).ReplaceLineEndings(" ");
    }

    /// <summary>A citation, as a link where the source has a secure address.</summary>
    private static string Linked(Citation citation, Wording say) =>
        say.Knowledge.Sources[citation.Source].Link is { Scheme: "https" } link ? $"[{say.Cite(citation)}]({link.AbsoluteUri})" : say.Cite(citation);

    /// <summary>The next questions, as buttons that carry the title of their topic.</summary>
    public static ImmutableArray<Choice> FollowUps(Answer answer, Wording say) =>
        Titled((answer.Flow is { } flow ? answer.FollowUps.Insert(0, flow) : answer.FollowUps).Distinct(), say, 3);

    /// <summary>Buttons for the topics and flows that the bot has, each once, in their order.</summary>
    public static ImmutableArray<Choice> Titled(IEnumerable<string> ids, Wording say, int most = int.MaxValue) =>
        [.. ids.Select(id => Titled(id, say)).OfType<Choice>().Distinct().Take(most)];

    /// <summary>A button for a topic or flow, or null when the bot has neither.</summary>
    private static Choice? Titled(string id, Wording say) =>
        say.Knowledge.Flows.TryGetValue(id, out var flow) ? new(flow.Words.Title, flow.Words.Title)
        : say.Knowledge.Answers.TryGetValue(id, out var answer) ? new(answer.Title, answer.Title)
        : null;

    public static string Join(params ReadOnlySpan<string> parts)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
            if (part.Length > 0)
                text.Append(text.Length > 0 ? "\n\n" : "").Append(part);
        return text.ToString();
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
