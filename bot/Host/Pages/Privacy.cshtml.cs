using System.Globalization;
using Article60.Host.Privacy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Pages;

/// <summary>What is kept, why and how long: the days are those by which the deletion works.</summary>
internal sealed class PrivacyModel(RetentionSettings keep) : PageModel
{
    public IReadOnlyList<(string What, string Why, string HowLong)> Kept =>
    [
        ("Vos messages et nos réponses", "Continuer la conversation, aussi après une panne", $"{Span(keep.ConversationDays)} après le dernier message"),
        ("Une manifestation d'intérêt de partenaire", "Le CPAS vous contacte", $"{Span(keep.PartnerDays)} après le dernier changement"),
        ("Une demande de rappel", "Le CPAS vous téléphone", $"{Span(keep.CallBackDays)} après le dernier changement"),
        ("Les courriels envoyés au CPAS avec votre demande", "Savoir qu'ils sont arrivés", Span(keep.MailDays)),
        ("Une question sans réponse, et votre avis sur une réponse", "Améliorer les réponses", Span(keep.QuestionDays)),
        ("Un fichier envoyé par erreur : personne ne le lit", "Certaines applications en envoient", "24 heures"),
        ("Ce que le personnel a fait (ouvrir, changer, effacer)", "Contrôler l'accès à vos données", Span(keep.AuditDays)),
    ];

    /// <summary>In the largest unit that fits without rest: 2 ans, 6 mois, 30 jours.</summary>
    internal static string Span(int days) => days switch
    {
        365 => "1 an",
        _ when days % 365 == 0 => $"{Whole(days / 365)} ans",
        > 30 when days % 30 == 0 => $"{Whole(days / 30)} mois",
        1 => "1 jour",
        _ => $"{Whole(days)} jours",
    };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
