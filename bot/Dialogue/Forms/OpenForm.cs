using System.Collections.Frozen;
using System.Collections.Immutable;
using Article60.Dialogue.Answers;
using Article60.Knowledge.Model;
using Article60.Knowledge.Understanding;

namespace Article60.Dialogue.Forms;

/// <summary>A form in front of the visitor: show it, take a card back, go back, correct, send, leave.</summary>
internal sealed record OpenForm(FlowDefinition Flow, FormDraft Draft, Wording Say, Conversation Now, DateTime Moment)
{
    /// <summary>The form under way, or null.</summary>
    public static OpenForm? Of(Wording say, Conversation now, DateTime moment) =>
        now.Form is { } draft && say.Knowledge.Flows.TryGetValue(draft.Flow, out var flow) && flow.IsForm ? new(flow, Fitting(flow, draft), say, now, moment) : null;

    /// <summary>A page or question that has left the folder since is no longer in front of the visitor; what was given stays.</summary>
    private static FormDraft Fitting(FlowDefinition flow, FormDraft draft) =>
        (draft.Page is not { } page || flow.Pages.Contains(page)) && (draft.Asked is not { } asked || flow.Questions.Any(question => question.Name == asked))
            ? draft
            : draft with { Page = flow.Pages.First(), Asked = null };

    /// <summary>Begins the form with the values already known, or goes on with the one under way.</summary>
    public static Turn Start(FlowDefinition flow, Slots slots, Wording say, Conversation now, DateTime moment)
    {
        if (Of(say, now, moment) is { } running && running.Flow.Id == flow.Id) return (running with { Draft = running.Draft with { }, Now = now with { LastTopic = flow.Id } }).Show();
        var draft = Known(flow, slots, say, now, moment);
        var form = new OpenForm(flow, draft with { Page = flow.Pages.First() }, say, now with { LastTopic = flow.Id, Flow = null }, moment);
        var intro = new Reply.Text(TemplateLike(flow.Words.Texts.GetValueOrDefault("intro", ""), form), []);
        var shown = form.Show();
        return shown with { Replies = [intro, .. shown.Replies.Select(reply => reply is Reply.Card card ? card with { Choices = [.. FurtherFirst(form), .. card.Choices] } : reply)] };
    }

    /// <summary>What somebody may want to know before filling in anything, e.g. the price.</summary>
    private static ImmutableArray<Choice> FurtherFirst(OpenForm form) => Answering.Titled(form.Flow.FollowUps.Where(form.Say.Knowledge.Flows.ContainsKey), form.Say, 1);

    /// <summary>The card, question or summary that is due.</summary>
    public Turn Show(bool tried = false)
    {
        if (Draft.ByText && (Draft.Page is not null || Draft.Asked is not null)) return new FormQuestions(this).Ask();
        return Draft.Page is { } page ? Card(page, tried) : new FormQuestions(this).Summary();
    }

    /// <summary>One page came back: merged field by field, then the next page, the same one with its errors, or the summary.</summary>
    public Turn Submit(string page, FrozenDictionary<string, string> fields)
    {
        var merged = Merge(page, fields);
        return FormState.PageNeeds(Flow, merged, page)
            ? (this with { Draft = merged with { Page = page, ByText = false, Asked = null } }).Show(tried: true)
            : (this with { Draft = merged with { ByText = false, Asked = null } }).After(page);
    }

    /// <summary>The page before, nothing lost.</summary>
    public Turn Back(string page, FrozenDictionary<string, string> fields)
    {
        var pages = Flow.Pages.ToList();
        var before = pages[Math.Max(0, pages.IndexOf(page) - 1)];
        return (this with { Draft = Merge(page, fields) with { Page = before, ByText = false, Asked = null } }).Show();
    }

    public Turn Edit(string page) => (this with { Draft = Draft with { Page = page, ByText = false, Asked = null } }).Show();

    public Turn Send()
    {
        if (FormState.FirstPageInNeed(Flow, Draft) is { } page)
            return (this with { Draft = Draft with { Page = page } }).Show(tried: true);
        return FormSending.Send(this);
    }

    public Turn Leave() => new(Now with { Form = null }, [new Reply.Text(Say["form.left"], Further(Say, Flow))]);

    /// <summary>Where to go after the form: its follow-ups, and a person.</summary>
    public static ImmutableArray<Choice> Further(Wording say, FlowDefinition flow) =>
        [.. Answering.Titled(flow.FollowUps, say, 2), .. say.Choices("unknown.choices").TakeLast(1)];

    /// <summary>Below the reply to something else: a reminder where a card waits, the question again where sentences are used.</summary>
    public Turn ResumeAfter(Turn other)
    {
        if (Draft.ByText)
        {
            var again = (this with { Now = other.Next }).Show();
            return new(again.Next, [.. other.Replies.Select(WithoutChoices), new Reply.Text(Say.Say("flow.resume", ("title", Flow.Words.Title))), .. again.Replies]);
        }

        ImmutableArray<Choice> choices = [.. Offered(other).Take(2), new(Say["form.continue"], Say["form.continue"]), new(Say["flow.quit"], Say["flow.quit"])];
        return new(other.Next, [.. other.Replies.Select(WithoutChoices), new Reply.Text(Say.Say("form.waiting", ("title", Flow.Words.Title)), choices)]);
    }

    /// <summary>State with this draft; the centre of the form is the centre of the conversation.</summary>
    public Conversation Next => Now with { Form = Draft, Centre = Draft.Answers.GetValueOrDefault("centre") ?? Now.Centre };

    /// <summary>A text of the flow, its holes filled.</summary>
    public string Text(string key) => TemplateLike(Flow.Words.Texts.GetValueOrDefault(key, ""), this);

    private Turn After(string page)
    {
        var pages = Flow.Pages.ToList();
        var next = Draft.Reviewed ? FormState.FirstPageInNeed(Flow, Draft) : pages.Skip(pages.IndexOf(page) + 1).FirstOrDefault() ?? FormState.FirstPageInNeed(Flow, Draft);
        return (this with { Draft = Draft with { Page = next } }).Show();
    }

    private Turn Card(string page, bool tried)
    {
        var card = FormCard.Page(Say, Now.Language, Flow, Draft, page, tried, Now.Sent);
        var questions = new FormQuestions(this);
        ImmutableArray<Choice> choices = [new(Say["form.by-text"], Say["form.by-text"]), new(Say["flow.quit"], Say["flow.quit"])];
        return new(Next, [new Reply.Card(card, Answering.Join(Flow.Words.Pages[page], questions.Put(questions.Current)), choices)]);
    }

    /// <summary>A field that came back empty is cleared only when the card had shown a value: an old card on another device erases nothing.</summary>
    private FormDraft Merge(string page, FrozenDictionary<string, string> fields)
    {
        var had = fields.GetValueOrDefault("had", "").Split(',').ToHashSet(StringComparer.Ordinal);
        var draft = Draft;
        foreach (var question in Flow.Questions.Where(question => question.Page == page))
        {
            if (!fields.TryGetValue(question.Name, out var typed)) continue;
            if (FieldText.Clean(typed) is not { Length: > 0 } clean) draft = had.Contains(question.Name) ? draft.Without(question.Name) : draft;
            else draft = FieldText.Read(Say, question, Flow.Words.Questions[question.Name], clean, DateOnly.FromDateTime(Moment)) is { } answer
                ? draft.With(question.Name, answer)
                : draft.Reject(question.Name, FieldText.Cut(clean, FieldText.LongestText));
        }

        return FormState.Pruned(Flow, draft);
    }

    private static FormDraft Known(FlowDefinition flow, Slots slots, Wording say, Conversation now, DateTime moment)
    {
        var draft = new FormDraft { Flow = flow.Id };
        foreach (var question in flow.Questions)
        {
            var known = question.Kind == QuestionKind.Centre ? now.Centre : question.Slots.Select(slot => slots[slot]).OfType<object>().FirstOrDefault() is { } value
                ? FieldText.Read(say, question, flow.Words.Questions[question.Name], Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "", DateOnly.FromDateTime(moment))
                : null;
            if (known is not null) draft = draft.With(question.Name, known);
        }

        return FormState.Pruned(flow, draft);
    }

    private static string TemplateLike(string text, OpenForm form) => Wording.Fill(text,
        ("centre", Answering.CentreOf(form.Say, form.Next)?.Name ?? form.Say["centre.yours"]),
        ("contact", CentreText.Contact(Answering.CentreOf(form.Say, form.Next), "partner", form.Say)),
        ("title", form.Flow.Words.Title));

    private static ImmutableArray<Choice> Offered(Turn turn)
    {
        var last = turn.Replies.Select(reply => reply switch { Reply.Text text => text.Choices, Reply.Card card => card.Choices, _ => default }).LastOrDefault(choices => !choices.IsDefaultOrEmpty);
        return last.IsDefault ? [] : last;
    }

    private static Reply WithoutChoices(Reply reply) => reply switch
    {
        Reply.Text text => text with { Choices = [] },
        Reply.Card card => card with { Choices = [] },
        _ => reply,
    };
}
