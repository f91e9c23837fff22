using Article60.Host.Mail;
using Article60.Host.Storage;
using Article60.Host.Turns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>One request with everything that happened to it. One of another centre does not exist here.</summary>
internal sealed class RequestModel(Store store, OutboxSignal outbox, MailSettings mail) : PageModel
{
    private const int LongestNote = 2000;

    public DeskRequest? Item { get; private set; }

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public IReadOnlyList<StaffAccount> Colleagues { get; private set; } = [];

    public MailView Mail { get; private set; } = MailView.Of(false, new Dictionary<string, string>());

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken stop)
    {
        if (await store.Request(User.Centre(), reference, stop) is not { } item) return NotFound();
        Item = item;
        History = await store.History(User.Centre(), reference, stop);
        Colleagues = await store.Colleagues(item.Centre, stop);
        Mail = MailView.Of(mail.IsOn, await store.UnsentMails(stop));
        return Page();
    }

    public Task<IActionResult> OnPostStatusAsync(string reference, string? status, CancellationToken stop) => Change(reference, async item =>
        status is not null && DeskText.Statuses(item.Kind).Any(known => known.Code == status) && await store.ChangeStatus(User.Centre(), reference, User.Name(), status, stop), stop);

    public Task<IActionResult> OnPostAssignAsync(string reference, string? to, CancellationToken stop) => Change(reference, async item =>
        (string.IsNullOrEmpty(to) || (await store.Colleagues(item.Centre, stop)).Any(person => person.Name == to)) && await store.Assign(User.Centre(), reference, User.Name(), to ?? "", stop), stop);

    public Task<IActionResult> OnPostNoteAsync(string reference, string? note, CancellationToken stop) => Change(reference, async _ =>
        note?.Trim() is { Length: > 0 and <= LongestNote } text && await store.AddNote(User.Centre(), reference, User.Name(), text, stop), stop);

    private async Task<IActionResult> Change(string reference, Func<DeskRequest, Task<bool>> change, CancellationToken stop)
    {
        if (!User.Has(StaffRoles.Worker)) return Forbid(StaffRoles.Scheme);
        if (await store.Request(User.Centre(), reference, stop) is not { } item) return NotFound();
        var changed = await change(item);
        outbox.Poke(Store.CardKey(reference));
        return changed ? RedirectToPage(new { reference }) : BadRequest();
    }
}
