using Article60.Host.Pages;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Article60.Host.Desk;

/// <summary>Scripts and styles only as files of ours; nothing in a frame, in a cache or in a search engine.</summary>
internal sealed class DeskHeaders : IResultFilter
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        SafeHeaders.SetPage(headers, Policy);
        SafeHeaders.KeepPrivate(headers);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
