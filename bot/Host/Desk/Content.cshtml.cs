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

    private const int MostKeys = 10;

    public IReadOnlyList<Problem> Refused => knowledge.Refused;

    public IReadOnlyList<Problem>? Problems { get; private set; }

    public IReadOnlyList<(string Id, DatedValue Value)> Ageing { get; private set; } = [];

    public IReadOnlyList<TranslatedKind> Translations { get; private set; } = [];

    /// <summary>Languages into which the texts are translated.</summary>
    public IReadOnlyList<string> Wanted { get; private set; } = [];

    public string Words { get; private set; } = "";

    public Understood? Understood { get; private set; }

    public void OnGet() => ReadState();

    public IActionResult OnPostCheck()
    {
        ReadState();
        Problems = KnowledgeLoader.Load(settings.KnowledgeFolder, clock.Today, Home.Model).Problems;
        return Page();
    }

    public IActionResult OnPostTry(string? mots)
    {
        ReadState();
        Words = mots is { Length: > 0 and <= 500 } ? mots : "";
        if (Words.Length > 0) Understood = Assistant.Understand(knowledge.Current, Conversation.New, Words, clock.Today);
        return Page();
    }

    public static string LanguageName(string code) => code switch { "nl" => "Néerlandais", "de" => "Allemand", "en" => "Anglais", _ => code };

    /// <summary>The file, and what of it is missing.</summary>
    public static string Describe(TranslationGap gap) => gap switch
    {
        { IsWhole: true } => $"{gap.File} : manque",
        { Old: true } => $"{gap.File} : à revoir, le texte français a été vérifié depuis",
        _ => $"{gap.File} : {string.Join(", ", gap.Missing.Take(MostKeys))}{(gap.Missing.Length > MostKeys ? $" et {gap.Missing.Length - MostKeys} autres" : "")}",
    };

    private void ReadState()
    {
        Ageing =
        [
            .. knowledge.Current.Rules.Parameters.Parameters.Values
                .Where(parameter => parameter.NewestFirst[0].Checked.AddMonths(ReviewMonths) < clock.Today)
                .OrderBy(parameter => parameter.NewestFirst[0].Checked).ThenBy(parameter => parameter.Id, StringComparer.Ordinal)
                .Select(parameter => (parameter.Id, parameter.NewestFirst[0])),
        ];
        var files = new KnowledgeFiles(settings.KnowledgeFolder);
        var gaps = TranslationGaps.Find(files).ToLookup(gap => gap.Kind);
        Wanted = TranslationGaps.Wanted(files);
        Translations = [.. TranslationGaps.Kinds.Select(kind => new TranslatedKind(kind, TranslationGaps.Texts(files, kind).Length, [.. gaps[kind]]))];
    }
}

/// <summary>The texts of one folder and what other languages lack of them.</summary>
internal sealed record TranslatedKind(string Kind, int Count, IReadOnlyList<TranslationGap> Gaps)
{
    public string Name => Kind switch
    {
        "answers" => "Réponses", "flows" => "Questions et formulaires", "calculators" => "Mots des calculs", "letters" => "Lettres", "centres" => "Textes des CPAS", _ => "Petits textes",
    };

    /// <summary>complet, or how many are missing, incomplete or old.</summary>
    public string State(string language)
    {
        var of = Gaps.Where(gap => gap.Language == language).ToList();
        if (of.Count == 0) return "complet";
        (int Number, string What)[] parts = [(of.Count(gap => gap.IsWhole), "manquent"), (of.Count(gap => !gap.Missing.IsEmpty), "incomplets"), (of.Count(gap => gap.Old), "à revoir")];
        return string.Join(", ", parts.Where(part => part.Number > 0).Select(part => $"{part.Number} {part.What}"));
    }
}
