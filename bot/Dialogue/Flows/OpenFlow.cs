using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue.Flows;

/// <summary>A flow that waits for an answer: what was typed is that answer, a way out, a correction, or something else entirely.</summary>
internal sealed record OpenFlow(FlowDefinition Flow, FlowProgress Progress, Wording Say, Conversation Now)
{
    private FlowQuestion Question => Flow.Questions.First(question => question.Name == Progress.Asked);

    /// <summary>True when the text is nothing but an answer to the open question: a button of it, or a bare value of a few words.</summary>
    public bool IsExactAnswer(string text, DateTime moment) =>
        Question.Kind is not (QuestionKind.Text or QuestionKind.LongText) && text.Split(' ').Length <= 6
        && AnswerText.Read(Question, Flow.Words.Questions[Question.Name], text, Say.Knowledge, DateOnly.FromDateTime(moment)) is not null;

    /// <summary>The turn when the text belongs to the flow, or null when it must be understood on its own.</summary>
    public Turn? Answered(string text, Understood understood, DateTime moment)
    {
        if (Phrases.Means(Say, "typed.quit", text)) return FlowRunner.Leave(Say, Now);
        if (Phrases.Means(Say, "typed.unknown", text)) return Skip(moment);

        var question = Question;
        var free = question.Kind is QuestionKind.Text or QuestionKind.LongText;
        if (free && understood is { Kind: UnderstoodKind.Topic or UnderstoodKind.Flow, Confidence: > 0.9 } && text.Contains('?', StringComparison.Ordinal)) return null;

        // A correction names another value of the same flow: "non, 37 ans" while the date is asked.
        var (corrected, changed) = FlowSlots.Fill(Flow, Progress, understood.Slots, Say, DateOnly.FromDateTime(moment));
        if (changed.Length > 0 && !corrected.Answers.ContainsKey(question.Name)) return FlowRunner.Continue(Flow, corrected, Say, Now, moment);

        if (AnswerText.Read(question, Flow.Words.Questions[question.Name], text, Say.Knowledge, DateOnly.FromDateTime(moment)) is { } answer)
        {
            // "ouvrier, 3 semaines" says more than was asked; a bare date or number answers this question and no other.
            var before = question.Kind is QuestionKind.Choice ? corrected : Progress;
            var now = question.Kind is QuestionKind.Centre ? Now with { Centre = answer } : Now;
            return FlowRunner.Continue(Flow, before.With(question.Name, answer), Say, now, moment);
        }

        if (corrected.Answers.ContainsKey(question.Name)) return FlowRunner.Continue(Flow, corrected, Say, Now, moment);
        return understood.Kind is UnderstoodKind.Unknown or UnderstoodKind.Unsure ? FlowRunner.Invalid(Flow, question, Progress, Say, Now) : null;
    }

    /// <summary>The flow's question again, below the reply to something else.</summary>
    public Turn ResumeAfter(Turn other)
    {
        var again = FlowRunner.Resume(Flow, Progress, Say, other.Next);
        return new(again.Next, [.. other.Replies.Select(WithoutChoices), .. again.Replies]);
    }

    private Turn Skip(DateTime moment) =>
        FlowRunner.Continue(Flow, Progress with { Unknown = Progress.Unknown.Add(Question.Name), Asked = null }, Say, Now, moment);

    private static Reply WithoutChoices(Reply reply) => reply switch
    {
        Reply.Text text => text with { Choices = [] },
        Reply.Card card => card with { Choices = [] },
        _ => reply,
    };
}
