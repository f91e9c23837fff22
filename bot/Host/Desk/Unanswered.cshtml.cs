using System.Text;
using Article60.Dialogue;
using Article60.Host.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>What the authors should write next, and what visitors thought of what is written.</summary>
internal sealed class UnansweredModel(Store store, KnowledgeHolder knowledge, BelgianClock clock) : PageModel
{
    private const int MostRead = 2000;
    private const int MostShown = 100;

    public IReadOnlyList<(QuestionGroup Group, string Nearest)> Groups { get; private set; } = [];

    public IReadOnlyList<TopicFeedback> Feedback { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Groups = [.. (await Read(stop)).Take(MostShown).Select(group => (group, Title(Nearest(group))))];
        Feedback = await store.FeedbackByTopic(User.Centre(), stop);
    }

    public async Task<IActionResult> OnPostDraftAsync(string? id, CancellationToken stop)
    {
        if (!User.Has(StaffRoles.Worker)) return Forbid(StaffRoles.Scheme);
        if (await Find(id, stop) is not { } group) return NotFound();
        var name = AnswerDraft.Name(group.Example.Text);
        return File(Encoding.UTF8.GetBytes(AnswerDraft.Write(name, group, Nearest(group), clock.Today)), "text/markdown; charset=utf-8", $"{name}.fr.md");
    }

    public async Task<IActionResult> OnPostDoneAsync(string? id, CancellationToken stop)
    {
        if (!User.Has(StaffRoles.Worker)) return Forbid(StaffRoles.Scheme);
        if (await Find(id, stop) is not { } group) return NotFound();
        await store.QuestionsDone(User.Centre(), [.. group.Questions.Select(question => question.Id)], stop);
        return RedirectToPage();
    }

    public string Title(string topic) => knowledge.Current.Answers.TryGetValue(topic, out var answer) ? answer.Title : topic;

    private async Task<QuestionGroup?> Find(string? id, CancellationToken stop) =>
        (await Read(stop)).FirstOrDefault(group => group.Questions.Any(question => question.Id == id));

    private async Task<IEnumerable<QuestionGroup>> Read(CancellationToken stop) => Likeness.Group(await store.Unanswered(User.Centre(), MostRead, stop));

    /// <summary>What the understanding now thinks of it, else what was talked about before.</summary>
    private string Nearest(QuestionGroup group)
    {
        var understood = Assistant.Understand(knowledge.Current, Conversation.New, group.Example.Text, clock.Today);
        return understood.Topics.IsDefaultOrEmpty ? group.Questions.Select(question => question.Nearest).FirstOrDefault(topic => topic.Length > 0) ?? "" : understood.Topics[0];
    }
}
