using System.Text;
using Article60.Dialogue;

namespace Article60.Host.Pages;

/// <summary>What a receipt gives as a file.</summary>
internal static class ResultFiles
{
    public static async Task<IResult> Calendar(string token, Receipts receipts, KnowledgeHolder knowledge, PublicAddress address, HttpContext http, CancellationToken stop)
    {
        SafeHeaders.KeepPrivate(http.Response.Headers);
        if (await receipts.Open(knowledge.Current, token, stop) is not { } receipt) return Gone();
        var url = address.Base is { } home ? $"{home}/recu/{token}" : null;
        return Results.File(Encoding.UTF8.GetBytes(CalendarFile.Write(receipt, url)), "text/calendar; charset=utf-8", "article60-dates.ics");
    }

    public static async Task<IResult> Letter(string token, Receipts receipts, KnowledgeHolder knowledge, HttpContext http, CancellationToken stop)
    {
        SafeHeaders.KeepPrivate(http.Response.Headers);
        if (await receipts.Open(knowledge.Current, token, stop) is not { } receipt) return Gone();
        return LetterText.Of(receipt.Knowledge, receipt.Result, receipt.Computed, Receipts.Language) is { Paragraphs.IsEmpty: false } letter
            ? Results.Text(letter.Plain(), "text/plain; charset=utf-8")
            : Gone();
    }

    private static IResult Gone() => Results.Text("Ce lien n'est pas valable. Refaites le calcul avec l'assistant.\n", "text/plain; charset=utf-8", statusCode: 404);
}
