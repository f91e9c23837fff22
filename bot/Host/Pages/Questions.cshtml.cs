using Article60.Dialogue;
using Article60.Knowledge.Model;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Pages;

/// <summary>The answers of one subject.</summary>
/// <param name="Id">Folder under <c>knowledge/answers</c>.</param>
internal sealed record Family(string Id, string Title, IReadOnlyList<(string Topic, string Title)> Answers);

/// <summary>Every answer by subject: for people who would rather look than ask.</summary>
internal sealed class QuestionsModel(KnowledgeHolder knowledge) : PageModel
{
    public IReadOnlyList<Family> Families { get; private set; } = [];

    /// <summary>Carries the chosen centre along.</summary>
    public string Query { get; private set; } = "";

    public void OnGet(string? centre)
    {
        var current = knowledge.Current;
        var say = new Wording(current, Receipts.Language);
        Query = centre is not null && current.Centres.ContainsKey(centre) ? $"?centre={centre}" : "";
        Families =
        [
            .. current.Answers.Values.Where(answer => answer.Kind is AnswerKind.Topic or AnswerKind.Glossary)
                .GroupBy(FolderOf).OrderBy(family => family.Key == "glossary" ? 1 : 0).ThenBy(family => family.Key, StringComparer.Ordinal)
                .Select(family => new Family(family.Key, say[$"family.{family.Key}"], [.. family.Select(answer => (answer.Topic, answer.Title)).OrderBy(answer => answer.Title, StringComparer.Ordinal)])),
        ];
    }

    private static string FolderOf(Answer answer) => answer.File.Split('/') is [_, _, var folder, ..] ? folder : "";
}
