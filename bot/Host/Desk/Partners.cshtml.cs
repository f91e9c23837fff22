using Article60.Dialogue.Forms;
using Article60.Host.Mail;
using Article60.Host.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>Expressions of interest of this centre: list, filter, export.</summary>
internal sealed class PartnersModel(Store store, MailSettings mail) : PageModel
{
    private const int MostShown = 500;
    private const int MostExported = 20_000;

    private static readonly string[] Answers = ["enterprise-number", "approval", "address", "post", "workers", "workplace", "hours", "start", "own-candidate", "hiring", "contact-name", "contact-role", "phone", "mail"];

    public IReadOnlyList<DeskRequest> Requests { get; private set; } = [];

    public IReadOnlyList<StaffAccount> Colleagues { get; private set; } = [];

    public MailView Mail { get; private set; } = MailView.Of(false, new Dictionary<string, string>());

    public string Words { get; private set; } = "";

    public string Status { get; private set; } = "";

    public string Assigned { get; private set; } = "";

    public async Task OnGetAsync(string? mots, string? statut, string? confie, CancellationToken stop)
    {
        (Words, Status, Assigned) = (mots?.Trim() ?? "", statut ?? "", confie ?? "");
        Requests = await store.Requests(User.Centre(), new RequestFilter("partner-interest", Status, Words, Assigned), MostShown, stop);
        Colleagues = await store.Colleagues(User.Centre(), stop);
        Mail = MailView.Of(mail.IsOn, await store.UnsentMails(stop));
    }

    public async Task<IActionResult> OnPostCsvAsync(CancellationToken stop)
    {
        if (!User.Has(StaffRoles.Worker)) return Forbid(StaffRoles.Scheme);
        var requests = await store.Requests(User.Centre(), new RequestFilter("partner-interest"), MostExported, stop);
        await store.Audited(User.Name(), User.Centre(), "export", $"{requests.Length}", stop);
        IEnumerable<IEnumerable<string>> rows =
        [
            ["référence", "CPAS", "statut", "confié à", "reçue le", "organisation", "genre", .. Answers],
            .. requests.Select(item => (IEnumerable<string>)[item.Reference, item.Centre, DeskText.Status(item.Kind, item.Status), item.Assigned ?? "", DeskText.Belgian(item.Created), item.Organisation, DeskText.Kind(item.PartnerKind),
                .. Answers.Select(name => name == "phone" ? BelgianPhone.Show(DeskText.Answer(item.Json, name)) : DeskText.Answer(item.Json, name))]),
        ];
        return File(CsvFile.Write(rows), "text/csv; charset=utf-8", "partenaires.csv");
    }
}
