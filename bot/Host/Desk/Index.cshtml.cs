using Article60.Host.Mail;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>Who is waiting, longest first.</summary>
internal sealed class IndexModel(Store store, OutboxSignal outbox, MailSettings mail, TimeProvider clock) : PageModel
{
    public IReadOnlyList<DeskRequest> Waiting { get; private set; } = [];

    public MailView Mail { get; private set; } = MailView.Of(false, new Dictionary<string, string>());

    /// <summary>Why the button did nothing: the page was older than what a colleague did.</summary>
    public string? Refused { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Waiting = await store.Waiting(User.Centre(), stop);
        Mail = MailView.Of(mail.IsOn, await store.UnsentMails(stop));
    }

    public async Task<IActionResult> OnPostTakeAsync(string? reference, CancellationToken stop)
    {
        if (!User.Has(StaffRoles.Worker)) return Forbid(StaffRoles.Scheme);
        if (reference is null) return NotFound();
        var taken = await store.Take(User.Centre(), reference, User.Name(), stop);
        if (await store.Request(User.Centre(), reference, stop) is not { } request) return NotFound();
        outbox.Poke(Store.CardKey(reference));
        if (taken || request.Assigned == User.Name()) return RedirectToPage();

        Refused = $"La demande {reference} est déjà prise en charge par {request.Assigned}.";
        await OnGetAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostDoneAsync(string? reference, CancellationToken stop)
    {
        if (!User.Has(StaffRoles.Worker)) return Forbid(StaffRoles.Scheme);
        if (reference is null || await store.Request(User.Centre(), reference, stop) is not { Kind: "call-back" }) return NotFound();
        await store.ChangeStatus(User.Centre(), reference, User.Name(), "done", stop);
        return RedirectToPage();
    }
}
