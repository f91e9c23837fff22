using Article60.Dialogue;
using Article60.Knowledge;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Pages;

/// <summary>One answer on a page of its own, with the words of the visitor's centre when it is chosen.</summary>
internal sealed class AnswerModel(KnowledgeHolder knowledge, BelgianClock clock) : PageModel
{
    public AnswerSheet? Sheet { get; private set; }

    public string? Centre { get; private set; }

    public IReadOnlyList<(string Id, string Name)> Centres { get; private set; } = [];

    public void OnGet(string topic, string? centre)
    {
        var current = knowledge.Current;
        Centre = centre is not null && current.Centres.ContainsKey(centre) ? centre : null;
        Sheet = AnswerSheet.Of(current, topic, Centre, clock.Today, Receipts.Language);
        Centres = NamedCentres(current);
        if (Sheet is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>The address of another answer, for the same centre.</summary>
    public string Address(string topic) => $"/reponse/{topic}{(Centre is null ? "" : $"?centre={Centre}")}";

    /// <summary>Centres whose commune is known: nobody can choose one without a name.</summary>
    public static IReadOnlyList<(string Id, string Name)> NamedCentres(KnowledgeBase knowledge) =>
        [.. knowledge.Centres.Values.Where(centre => !centre.Communes.IsEmpty).Select(centre => (centre.Id, centre.Name)).OrderBy(centre => centre.Name, StringComparer.Ordinal)];
}
