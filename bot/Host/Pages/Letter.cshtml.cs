using Article60.Dialogue;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Pages;

/// <summary>A letter to print. The harm stands above it, on the screen only; the blanks never leave the browser.</summary>
internal sealed class LetterModel(Receipts receipts, KnowledgeHolder knowledge) : PageModel
{
    public Receipt? Receipt { get; private set; }

    public LetterText? Letter { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken stop)
    {
        Receipt = await receipts.Open(knowledge.Current, token, stop);
        Letter = Receipt is null ? null : LetterText.Of(Receipt.Knowledge, Receipt.Result, Receipt.Computed, Receipts.Language);
        if (Letter is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
