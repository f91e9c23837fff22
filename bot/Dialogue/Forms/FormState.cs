using System.Collections.Immutable;
using Article60.Knowledge.Model;

namespace Article60.Dialogue.Forms;

/// <summary>What a form still needs. Order of the questions is order of the conversation.</summary>
internal static class FormState
{
    public static bool Applies(FlowQuestion question, FormDraft draft) =>
        question.OnlyIf is not { } condition || (draft.Answers.TryGetValue(condition.Question, out var answer) && condition.OneOf.Contains(answer));

    public static IEnumerable<FlowQuestion> On(FlowDefinition flow, FormDraft draft, string page) =>
        flow.Questions.Where(question => question.Page == page && Applies(question, draft));

    /// <summary>True when the form cannot be sent as long as this question is open.</summary>
    public static bool IsNeeded(FlowDefinition flow, FormDraft draft, FlowQuestion question) =>
        !draft.Answers.ContainsKey(question.Name) && Applies(question, draft)
        && (question.Required || draft.Rejected.ContainsKey(question.Name) || (flow.OneOf.Contains(question.Name) && !flow.OneOf.Any(draft.Answers.ContainsKey)));

    public static bool PageNeeds(FlowDefinition flow, FormDraft draft, string page) =>
        On(flow, draft, page).Any(question => IsNeeded(flow, draft, question));

    public static string? FirstPageInNeed(FlowDefinition flow, FormDraft draft) => flow.Pages.FirstOrDefault(page => PageNeeds(flow, draft, page));

    public static bool IsComplete(FlowDefinition flow, FormDraft draft) => FirstPageInNeed(flow, draft) is null;

    /// <summary>The next question in plain text, or null when the summary is due.</summary>
    public static FlowQuestion? Next(FlowDefinition flow, FormDraft draft)
    {
        var open = flow.Questions.Where(question => !draft.Passed.Contains(question.Name) && !draft.Answers.ContainsKey(question.Name) && Applies(question, draft)).ToList();
        return open.Find(question => IsNeeded(flow, draft, question) || (draft.Details && !question.Required))
            ?? flow.Questions.FirstOrDefault(question => IsNeeded(flow, draft, question));
    }

    /// <summary>The draft without answers to questions that no longer apply, e.g. an approval after "social economy" was corrected.</summary>
    public static FormDraft Pruned(FlowDefinition flow, FormDraft draft) =>
        flow.Questions.Where(question => !Applies(question, draft)).Aggregate(draft, (left, question) => left.Without(question.Name));

    /// <summary>Answers in words, page by page.</summary>
    public static ImmutableArray<(string Page, FlowQuestion Question, string Value)> Shown(FlowDefinition flow, FormDraft draft, Wording say) =>
    [
        .. from question in flow.Questions
           where Applies(question, draft) && draft.Answers.ContainsKey(question.Name)
           select (question.Page!, question, FieldText.Show(say, question, flow.Words.Questions[question.Name], draft.Answers[question.Name])),
    ];
}
