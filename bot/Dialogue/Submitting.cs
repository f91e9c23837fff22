using Article60.Dialogue.Flows;
using Article60.Dialogue.Forms;

namespace Article60.Dialogue;

/// <summary>A button or form of one of our cards came back. Its data is user input: nothing in it is trusted.</summary>
internal static class Submitting
{
    public static Turn Handle(Wording say, Conversation now, UserMessage.Submitted submitted, DateTime moment) => submitted.Verb switch
    {
        "flow.answer" => Answer(say, now, submitted, moment),
        _ when submitted.Verb.StartsWith("form.", StringComparison.Ordinal) => FormSubmitting.Handle(say, now, submitted, moment) ?? Stale(say, now),
        "feedback" => Feedback.Handle(say, now, submitted) ?? Stale(say, now),
        "flow.quit" => FlowRunner.Leave(say, now),
        "open" when submitted.Fields.TryGetValue("id", out var id) && Known(say, id) => Meaning.Open(say, now, id, moment),
        _ => Stale(say, now),
    };

    private static Turn Answer(Wording say, Conversation now, UserMessage.Submitted submitted, DateTime moment)
    {
        if (!submitted.Fields.TryGetValue("flow", out var id) || !say.Knowledge.Flows.TryGetValue(id, out var flow)
            || !submitted.Fields.TryGetValue("question", out var name) || flow.Questions.FirstOrDefault(q => q.Name == name) is not { } question)
            return Stale(say, now);

        var progress = now.Flow is { } running && running.Flow == id ? running with { Done = false } : new FlowProgress { Flow = id };
        var typed = submitted.Fields.GetValueOrDefault("value") ?? "";
        if (Phrases.Means(say, "typed.quit", typed)) return FlowRunner.Leave(say, now);
        if (Phrases.Means(say, "typed.unknown", typed)) return new OpenFlow(flow, progress with { Asked = name }, say, now with { LastTopic = id }).Skip(moment);
        if (AnswerText.Read(question, flow.Words.Questions[name], typed, say.Knowledge, DateOnly.FromDateTime(moment)) is not { } answer)
            return FlowRunner.Invalid(flow, question, progress, say, now);
        var centre = question.Kind == Knowledge.Model.QuestionKind.Centre ? answer : now.Centre;
        return FlowRunner.Continue(flow, progress.With(name, answer), say, now with { Centre = centre, LastTopic = id }, moment);
    }

    private static bool Known(Wording say, string id) => say.Knowledge.Flows.ContainsKey(id) || say.Knowledge.Answers.ContainsKey(id);

    private static Turn Stale(Wording say, Conversation now) => new(now, [new Reply.Text(say["stale-card"], [.. say.Choices("unknown.choices")])]);
}
