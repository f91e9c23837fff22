using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue.Forms;

/// <summary>A form waits and something was typed: an answer, a command of the form, or something else entirely.</summary>
internal sealed record FormTalk(OpenForm Form)
{
    /// <summary>A longer text without a question mark is an answer; nobody names an organisation in forty words.</summary>
    private const double Sure = 0.6;

    private Wording Say => Form.Say;
    private FormDraft Draft => Form.Draft;
    private FlowDefinition Flow => Form.Flow;

    /// <summary>A number typed now is an answer, not the number of a button.</summary>
    public static bool WantsNumber(Wording say, Conversation now) =>
        OpenForm.Of(say, now, default) is { } form && new FormQuestions(form).Current is { Kind: QuestionKind.Number } && form.Draft.Page is not null;

    /// <summary>"Continuer le formulaire" while a calculation asks something: the calculation makes way.</summary>
    public static Turn? Continued(Wording say, Conversation now, string text, DateTime moment) =>
        Phrases.Means(say, "form.continue", text) && OpenForm.Of(say, now with { Flow = null }, moment) is { } form ? (form with { Draft = form.Draft with { } }).Show() : null;

    /// <summary>True for a button of the form, and for a phone, a choice or another answer that reads as nothing else.</summary>
    public bool IsExactAnswer(string text, Understood understood) =>
        Phrases.Means(Say, "typed.quit", text) || Phrases.Means(Say, "form.send", text)
        || (Draft.ByText && new FormQuestions(Form).Current is { } question && (question.Kind is QuestionKind.Text or QuestionKind.LongText
            ? OpenField.IsName(Say.Knowledge, text, understood.Confidence)
            : FieldText.Read(Say, question, Flow.Words.Questions[question.Name], text, DateOnly.FromDateTime(Form.Moment)) is not null));

    /// <summary>The turn when the text belongs to the form, or null when it must be understood on its own.</summary>
    public Turn? Answered(string text, Understood understood)
    {
        if (Command(text) is { } turn) return turn;
        if (Draft.Page is null && Draft.Asked is null) return null;
        if (new FormQuestions(Form).Current is not { } question) return null;
        if (Phrases.Means(Say, "typed.unknown", text) || Phrases.Means(Say, "form.pass", text)) return Pass(question);
        if (IsQuestion(text, understood)) return null;
        return question.Kind is QuestionKind.Text or QuestionKind.LongText ? Free(question, text, understood) : Structured(question, text, understood);
    }

    private Turn? Command(string text)
    {
        if (Phrases.Means(Say, "typed.quit", text)) return Form.Leave();
        if (Phrases.Means(Say, "form.by-text", text)) return new FormQuestions(Form with { Draft = Draft with { ByText = true } }).Ask();
        if (Phrases.Means(Say, "form.by-card", text)) return Form.Edit(Draft.Page ?? Flow.Pages.First());
        if (Phrases.Means(Say, "typed.back", text)) return Back();
        if (Corrected(text) is { } corrected) return corrected;
        if (Draft.Page is not null || Draft.Asked is not null) return null;
        if (Phrases.Means(Say, "form.send", text) || Phrases.Means(Say, "typed.send", text)) return Form.Send();
        if (Phrases.Means(Say, "form.more", text)) return new FormQuestions(Form with { Draft = Draft with { ByText = true, Details = true } }).Ask();
        return Phrases.Means(Say, "form.correct", text) ? WhichOne() : null;
    }

    /// <summary>"Corriger : Téléphone", "changer le téléphone".</summary>
    private Turn? Corrected(string text)
    {
        var folded = Phrases.Fold(text);
        if (Phrases.Lead(Say, "typed.correct-lead", folded) is not { } lead) return null;
        var what = folded[(lead.Length + 1)..];
        var question = Flow.Questions.FirstOrDefault(q => FormState.Applies(q, Draft) && what.EndsWith(Phrases.Known(Flow.Words.Questions[q.Name].Name), StringComparison.Ordinal));
        if (question is not null) return new FormQuestions(Form with { Draft = Draft with { ByText = true, Asked = question.Name } }).Ask();
        var page = Flow.Pages.FirstOrDefault(page => what.EndsWith(Phrases.Known(Flow.Words.Pages[page]), StringComparison.Ordinal));
        return page is null ? null : Form.Edit(page);
    }

    private Turn WhichOne()
    {
        var choices = FormState.Shown(Flow, Draft, Say).Select(item => Say.Say("form.edit", ("what", Flow.Words.Questions[item.Question.Name].Name)));
        return new(Form.Next, [new Reply.Text(Say["form.which"], [.. choices.Append(Say["form.send"]).Append(Say["flow.quit"]).Select(title => new Choice(title, title))])]);
    }

    private Turn Back()
    {
        if (!Draft.ByText && Draft.Page is { } page) return Form.Back(page, System.Collections.Frozen.FrozenDictionary<string, string>.Empty);
        var answered = Flow.Questions.Where(question => FormState.Applies(question, Draft) && Draft.Answers.ContainsKey(question.Name)).ToList();
        var current = new FormQuestions(Form).Current;
        var before = current is null || Draft.Page is null ? answered.LastOrDefault() : answered.LastOrDefault(question => Flow.Questions.IndexOf(question) < Flow.Questions.IndexOf(current));
        return new FormQuestions(Form with { Draft = Draft with { ByText = true, Asked = (before ?? current)?.Name } }).Ask();
    }

    private Turn Pass(FlowQuestion question)
    {
        var draft = Draft with { ByText = true, Asked = null, Rejected = Draft.Rejected.Remove(question.Name) };
        if (Draft.Answers.ContainsKey(question.Name)) return Asking(draft);
        if (question.Required) return Asking(draft with { Asked = question.Name }, FormCard.Problem(Say, Flow, Draft, question, tried: true) ?? Say["form.missing"]);
        var passed = draft with { Passed = draft.Passed.Add(question.Name) };
        return Flow.OneOf.Contains(question.Name) && !Flow.OneOf.Any(passed.Answers.ContainsKey) && Flow.OneOf.All(passed.Passed.Contains)
            ? Asking(passed with { Passed = passed.Passed.Except(Flow.OneOf) }, Say["form.one-of"])
            : Asking(passed);
    }

    private Turn? Free(FlowQuestion question, string text, Understood understood) =>
        Draft.ByText || understood.Kind is UnderstoodKind.Unknown || understood.Confidence < Sure ? Accept(question, text) : null;

    private Turn? Structured(FlowQuestion question, string text, Understood understood)
    {
        if (Accept(question, text) is { } accepted) return accepted;
        var near = text.Any(char.IsAsciiDigit) || text.Contains('@', StringComparison.Ordinal) || understood.Kind is UnderstoodKind.Unknown or UnderstoodKind.Unsure;
        if (!Draft.ByText || !near) return null;
        return Asking(Draft.Reject(question.Name, FieldText.Cut(text, FieldText.LongestText)) with { Asked = question.Name },
            Say.Say("form.invalid", ("hint", Flow.Words.Questions[question.Name].Hint)));
    }

    private Turn? Accept(FlowQuestion question, string text) =>
        FieldText.Read(Say, question, Flow.Words.Questions[question.Name], text, DateOnly.FromDateTime(Form.Moment)) is { } answer
            ? Asking(FormState.Pruned(Flow, Draft.With(question.Name, answer)) with { ByText = true, Asked = null })
            : null;

    private Turn Asking(FormDraft draft, string before = "") => new FormQuestions(Form with { Draft = draft }).Ask(before);

    /// <summary>True for what ends in a question mark or begins like a question, once it means something to us.</summary>
    private bool IsQuestion(string text, Understood understood)
    {
        if (understood.Kind is UnderstoodKind.Unknown) return false;
        if (text.TrimEnd().EndsWith('?')) return true;
        return Phrases.Lead(Say, "typed.question-lead", Phrases.Fold(text)) is not null;
    }
}
