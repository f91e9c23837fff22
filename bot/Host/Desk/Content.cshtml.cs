using Article60.Dialogue;
using Article60.Knowledge;
using Article60.Knowledge.Understanding;
using Article60.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>What authors must repair or review, and a try-out of the search. For administrators.</summary>
internal sealed class ContentModel(KnowledgeHolder knowledge, Settings settings, BelgianClock clock) : PageModel
{
    /// <summary>Months after which a checked figure is shown here, before the loader's own warning.</summary>
    private const int ReviewMonths = 5;

    public IReadOnlyList<Problem> Refused => knowledge.Refused;

    public IReadOnlyList<Problem>? Problems { get; private set; }

    public IReadOnlyList<(string Id, DatedValue Value)> Ageing { get; private set; } = [];

    public string Languages => string.Join(", ", knowledge.Current.Languages.Keys.Order(StringComparer.Ordinal).Select(code => code == "fr" ? "français (complet)" : $"{code} (textes généraux)"));

    public string Words { get; private set; } = "";

    public Understood? Understood { get; private set; }

    public void OnGet() => ReadAges();

    public IActionResult OnPostCheck()
    {
        ReadAges();
        Problems = KnowledgeLoader.Load(settings.KnowledgeFolder, clock.Today, Home.Model).Problems;
        return Page();
    }

    public IActionResult OnPostTry(string? mots)
    {
        ReadAges();
        Words = mots is { Length: > 0 and <= 500 } ? mots : "";
        if (Words.Length > 0) Understood = Assistant.Understand(knowledge.Current, Conversation.New, Words, clock.Today);
        return Page();
    }

    private void ReadAges() => Ageing =
    [
        .. knowledge.Current.Rules.Parameters.Parameters.Values
            .Where(parameter => parameter.NewestFirst[0].Checked.AddMonths(ReviewMonths) < clock.Today)
            .OrderBy(parameter => parameter.NewestFirst[0].Checked).ThenBy(parameter => parameter.Id, StringComparer.Ordinal)
            .Select(parameter => (parameter.Id, parameter.NewestFirst[0])),
    ];
}
