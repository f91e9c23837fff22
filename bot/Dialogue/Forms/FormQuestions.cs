using System.Collections.Immutable;
using Article60.Dialogue.Answers;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Forms;

/// <summary>The same form in plain text, one question after the other, for whoever cannot or would rather not use cards.</summary>
internal sealed record FormQuestions(OpenForm Form)
{
    private FlowDefinition Flow => Form.Flow;
    private FormDraft Draft => Form.Draft;
    private Wording Say => Form.Say;

    /// <summary>The question in turn, or null when the summary is due.</summary>
    public FlowQuestion? Current => Flow.Questions.FirstOrDefault(question => question.Name == Draft.Asked) ?? FormState.Next(Flow, Draft);

    public Turn Ask(string before = "")
    {
        if (Current is not { } question) return (this with { Form = Form with { Draft = Draft with { Page = null, Asked = null } } }).Summary(before);
        var form = Form with { Draft = Draft with { Asked = question.Name, Page = question.Page, ByText = true } };
        return new(form.Next, [new Reply.Text(Answering.Join(before, Put(question)), Choices(question))]);
    }

    /// <summary>Everything given, before it is sent.</summary>
    public Turn Summary(string before = "")
    {
        var form = Form with { Draft = Draft with { Page = null, Asked = null, Reviewed = true } };
        var lines = FormState.Shown(Flow, Draft, Say).Select(item => $"- {Flow.Words.Questions[item.Question.Name].Name} : {FormCard.Plain(item.Value)}");
        var plain = Answering.Join(before, Say.Say("form.summary", ("title", Flow.Words.Title)), string.Join("\n", lines), Say["form.summary.check"]);
        var choices = new List<Choice> { new(Say["form.send"], Say["form.send"]), new(Say["form.correct"], Say["form.correct"]) };
        if (Draft.ByText && !Draft.Details) choices.Add(new(Say["form.more"], Say["form.more"]));
        choices.Add(new(Say["flow.quit"], Say["flow.quit"]));
        return Draft.ByText
            ? new(form.Next, [new Reply.Text(plain, [.. choices])])
            : new(form.Next, [new Reply.Card(FormCard.Summary(Say, Form.Now.Language, Flow, Draft, Form.Now.Sent), plain, [.. choices])]);
    }

    /// <summary>The question with its hint, and what was typed before when it could not be read.</summary>
    public string Put(FlowQuestion? question)
    {
        if (question is null) return "";
        var words = Flow.Words.Questions[question.Name];
        var now = Draft.Answers.TryGetValue(question.Name, out var answer) ? Say.Say("form.now", ("value", FormCard.Plain(FieldText.Show(Say, question, words, answer)))) : "";
        return Answering.Join(words.Ask, question.Kind is QuestionKind.Choice && !question.Many ? "" : words.Hint, now);
    }

    private ImmutableArray<Choice> Choices(FlowQuestion question)
    {
        var words = Flow.Words.Questions[question.Name];
        IEnumerable<string> titles = question.Kind switch
        {
            QuestionKind.Choice when question.Many => [],
            QuestionKind.Choice => question.Choices.Select(code => words.Choices[code]),
            QuestionKind.Centre => Say.Knowledge.Centres.Values.Where(centre => centre.Communes.Length > 0).Select(centre => centre.Name).Order(StringComparer.Ordinal),
            QuestionKind.Consent => [Say["form.agree"]],
            _ => [],
        };
        if (!question.Required) titles = titles.Append(Say["form.pass"]);
        return [.. titles.Append(Say["form.back"]).Append(Say["flow.quit"]).Select(title => new Choice(title, title))];
    }
}
