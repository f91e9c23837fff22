using System.Globalization;
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
        var question = Question;
        text = Picked(text) ?? text;
        if (Phrases.Means(Say, "typed.quit", text)) return FlowRunner.Leave(Say, Now);
        if (Phrases.Means(Say, "typed.unknown", text)) return Skip(moment);
        // "je ne sais pas si c'est un CDI" chooses nothing, whatever words follow.
        if (question.Kind is QuestionKind.Choice && Phrases.Begins(Say, "typed.unknown", text)) return Skip(moment);

        var free = question.Kind is QuestionKind.Text or QuestionKind.LongText;
        if (free && understood is { Kind: UnderstoodKind.Topic or UnderstoodKind.Flow, Confidence: > 0.9 } && text.Contains('?', StringComparison.Ordinal)) return null;

        // A correction names another value of the same flow: "non, 37 ans" while the date is asked.
        var (corrected, changed) = FlowSlots.Fill(Flow, Progress, understood.Slots, Say, DateOnly.FromDateTime(moment));
        var then = CentreTalk.Said(Say, Now, Flow, Progress, corrected);
        if (changed.Length > 0 && !corrected.Answers.ContainsKey(question.Name)) return FlowRunner.Continue(Flow, corrected, Say, then, moment);

        if (AnswerText.Read(question, Flow.Words.Questions[question.Name], text, Say.Knowledge, DateOnly.FromDateTime(moment)) is { } answer)
        {
            // "ouvrier, 3 semaines" says more than was asked; a bare date or number answers this question and no other.
            var before = question.Kind is QuestionKind.Choice ? corrected : Progress;
            var now = question.Kind switch { QuestionKind.Centre => Now with { Centre = answer }, QuestionKind.Choice => then, _ => Now };
            return FlowRunner.Continue(Flow, before.With(question.Name, answer), Say, now, moment);
        }

        if (corrected.Answers.ContainsKey(question.Name)) return FlowRunner.Continue(Flow, corrected, Say, then, moment);
        if (understood.Kind is not (UnderstoodKind.Unknown or UnderstoodKind.Unsure)) return null;
        if (Phrases.Begins(Say, "typed.unknown", text)) return Skip(moment);
        return FlowRunner.Change(Say, Now, text) is null && Titles.Find(Say, text) is null ? FlowRunner.Invalid(Flow, question, Progress, Say, Now) : null;
    }

    /// <summary>The flow's question again, below the reply to something else; not when the flow itself has just asked.</summary>
    public Turn ResumeAfter(Turn other)
    {
        if (!ReferenceEquals(other.Next.Flow, Progress)) return other;
        var again = FlowRunner.Resume(Flow, Progress, Say, other.Next);
        return new(again.Next, [.. other.Replies.Select(WithoutChoices), .. again.Replies]);
    }

    /// <summary>"Je ne sais pas"; said again to the question that would narrow a range, it ends the questions.</summary>
    public Turn Skip(DateTime moment) =>
        FlowRunner.Continue(Flow, Progress with { Unknown = Progress.Unknown.Add(Question.Name), Asked = null, Done = Progress.Unknown.Contains(Question.Name) }, Say, Now, moment);

    /// <summary>The choice behind a typed "2" where the channel numbers them; to any other question the number is itself an answer.</summary>
    private string? Picked(string text) =>
        Question.Kind is QuestionKind.Choice && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Now.Offered.Length
            ? Now.Offered[number - 1] : null;

    private static Reply WithoutChoices(Reply reply) => reply switch
    {
        Reply.Text text => text with { Choices = [] },
        Reply.Card card => card with { Choices = [] },
        _ => reply,
    };
}
