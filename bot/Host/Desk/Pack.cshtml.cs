using Article60.Host.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>The partner pack of one request, printable: a draft, a checklist, and what is missing.</summary>
internal sealed class PackModel(Store store) : PageModel
{
    public static readonly (string Code, string Text)[] Risks =
    [
        ("height", "Travail en hauteur, échelle, échafaudage"), ("driving", "Conduite d'un véhicule ou d'un engin"), ("night", "Travail de nuit ou du dimanche"),
        ("children", "Contact avec des enfants"), ("care", "Soins aux personnes, risque biologique"), ("machines", "Machines ou produits dangereux"),
    ];

    /// <summary>Papers of a placement in the order in which they are needed.</summary>
    public static readonly (string Code, string Name, string By, string When)[] Papers =
    [
        ("request", "Formulaire de demande", "utilisateur", "pour commencer"),
        ("function", "Description de fonction", "utilisateur, avec le service", "avant la visite médicale"),
        ("risk", "Fiche d'analyse des risques", "utilisateur", "avant la convention"),
        ("approval", "Preuve de l'agrément (économie sociale)", "utilisateur", "avant la convention"),
        ("offer", "Offre d'emploi", "utilisateur, avec le service", "s'il n'y a pas de candidat"),
        ("reply", "Document-réponse après l'entretien", "utilisateur", "après l'entretien"),
        ("identity", "Pièce d'identité et formulaire d'aptitude", "travailleur", "avant l'engagement"),
        ("frame", "Convention entre le CPAS et l'utilisateur", "CPAS", "avant le début"),
        ("three", "Convention à trois (CPAS, utilisateur, travailleur)", "les trois", "avant le début"),
        ("multi", "Convention à plusieurs utilisateurs", "tous les utilisateurs", "avant le début"),
        ("contract", "Contrat de travail", "CPAS et travailleur", "après la décision et l'avis médical"),
    ];

    public DeskRequest? Item { get; private set; }

    public string Doc { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, string doc, CancellationToken stop)
    {
        if (await store.Request(User.Centre(), reference, stop) is not { Kind: "partner-interest" } item) return NotFound();
        (Item, Doc) = (item, doc);
        return Page();
    }

    public bool HasRisk(string code) => DeskText.Answer(Item!.Json, "risks").Split(',').Contains(code);

    public string Word(string question) => DeskText.Answer(Item!.Json, question) switch { "yes" => "oui", "no" => "non", "unknown" => "à vérifier", _ => "" };

    public string State(string paper) => paper switch
    {
        "request" => "reçu",
        "function" => DeskText.Answer(Item!.Json, "tasks").Length > 0 ? "projet prêt, à signer" : "manque",
        "risk" => DeskText.Answer(Item!.Json, "risk-analysis") == "yes" ? "annoncée, à recevoir" : "manque",
        "approval" => Item!.PartnerKind != "social-economy" ? "sans objet" : DeskText.Answer(Item.Json, "approval-number").Length > 0 ? "numéro donné, preuve à recevoir" : "manque",
        "offer" or "reply" when DeskText.Answer(Item!.Json, "own-candidate") == "yes" && paper == "offer" => "sans objet : candidat déjà en vue",
        "multi" => DeskText.Answer(Item!.Json, "shared") == "yes" ? "manque" : "sans objet",
        _ => "à faire",
    };
}
