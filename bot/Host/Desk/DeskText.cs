using System.Security.Claims;
using System.Text.Json.Nodes;
using Article60.Host.Storage;

namespace Article60.Host.Desk;

/// <summary>Words of the desk's pages for the codes in the database.</summary>
internal static class DeskText
{
    public static readonly (string Code, string Name)[] PartnerStatus =
        [("new", "nouveau"), ("contacted", "contacté"), ("meeting", "rencontre"), ("agreement", "convention"), ("closed", "sans suite")];

    public static readonly (string Code, string Name)[] CallBackStatus = [("new", "en attente"), ("taken", "pris en charge"), ("done", "fait")];

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["own-commune"] = "commune du CPAS", ["public"] = "autre service public", ["nonprofit"] = "ASBL", ["social-economy"] = "économie sociale", ["private"] = "entreprise privée",
    };

    public static IEnumerable<(string Path, string Name)> Menu(ClaimsPrincipal staff)
    {
        yield return ("/desk", "File d'attente");
        yield return ("/desk/comptoir", "Comptoir");
        yield return ("/desk/partenaires", "Partenaires");
        yield return ("/desk/sans-reponse", "Sans réponse");
        if (staff.Has(StaffRoles.Admin)) yield return ("/desk/contenu", "Contenu");
    }

    public static string Role(ClaimsPrincipal staff) => staff.Has(StaffRoles.Admin) ? "administration" : staff.Has(StaffRoles.Worker) ? "agent d'accueil" : "lecture";

    public static (string Code, string Name)[] Statuses(string kind) => kind == "call-back" ? CallBackStatus : PartnerStatus;

    public static string Status(string kind, string status) => Statuses(kind).FirstOrDefault(item => item.Code == status).Name ?? status;

    public static string Kind(string kind) => Kinds.GetValueOrDefault(kind, kind);

    public static string Action(HistoryLine line, string kind) => line.Action switch
    {
        "created" => "demande reçue",
        "status" => $"statut : {Status(kind, line.Detail)}",
        "assigned" => line.Detail.Length > 0 ? $"confiée à {line.Detail}" : "rendue à l'équipe",
        "note" => $"note : {line.Detail}",
        _ => line.Action,
    };

    /// <summary>24/11/2026 09:05, as the clock on a Belgian wall showed it.</summary>
    public static string Belgian(DateTimeOffset moment) => BelgianClock.Local(moment).ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>2 h 05, 3 jours: how long somebody has waited.</summary>
    public static string Since(TimeSpan time) => time switch
    {
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} min",
        { TotalHours: < 48 } => $"{(int)time.TotalHours} h {time.Minutes:00}",
        _ => $"{(int)time.TotalDays} jours",
    };

    /// <summary>Names and values of a form in the order of its cards.</summary>
    public static IReadOnlyList<(string Page, string Name, string Value)> Shown(string json) =>
        [.. (JsonNode.Parse(json)?["shown"] as JsonArray ?? []).OfType<JsonObject>().Select(item => ((string?)item["page"] ?? "", (string?)item["name"] ?? "", (string?)item["value"] ?? ""))];

    /// <summary>One answer of a form by the name of its question; empty when it was left open.</summary>
    public static string Answer(string json, string question) => (string?)JsonNode.Parse(json)?["answers"]?[question] ?? "";
}
