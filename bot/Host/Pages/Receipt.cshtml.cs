using Article60.Dialogue;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Pages;

/// <summary>A result on paper: what was put in, what came out, how, from which sources, and whether the law has moved since.</summary>
internal sealed class ReceiptModel(Receipts receipts, KnowledgeHolder knowledge) : PageModel
{
    private const int LongestShown = 60;

    /// <summary>Items from which the paper needs a smaller print to stay on one sheet.</summary>
    private const int ManyItems = 34;

    public Receipt? Receipt { get; private set; }

    public string Day { get; private set; } = "";

    public bool HasDates { get; private set; }

    public bool HasLetter { get; private set; }

    public bool IsLong => Receipt is { Sheet: var sheet }
        && sheet.Inputs.Length + sheet.Figures.Length + sheet.Warnings.Length + sheet.Working.Length + sheet.MustSay.Length + sheet.NotExamined.Length > ManyItems;

    public async Task OnGetAsync(string token, CancellationToken stop)
    {
        Receipt = await receipts.Open(knowledge.Current, token, stop);
        if (Receipt is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Day = new Wording(Receipt.Knowledge, Receipts.Language).Date(Receipt.Result.Day);
        HasDates = CalendarFile.Future(Receipt.Sheet, Receipt.Result.Day).Any();
        HasLetter = LetterText.Of(Receipt.Knowledge, Receipt.Result, Receipt.Computed, Receipts.Language) is { Paragraphs.IsEmpty: false };
    }

    /// <summary>An address that fits on paper: its site and the beginning of its path.</summary>
    public static string Short(Uri link)
    {
        var text = link.Host + link.AbsolutePath.TrimEnd('/');
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }
}
