using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Article60.Host.Desk;

/// <summary>Refuses what no keyboard types: control characters other than a tab and line ends. PostgreSQL cannot keep every one of them, and no page of the desk asks for any.</summary>
internal sealed class PlainInput : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        // The page that says why comes with the same input.
        var refused = http.Features.Get<IStatusCodeReExecuteFeature>() is null
            && (http.Request.Query.Any(field => field.Value.Any(IsOdd))
                || http.Request.HasFormContentType && (await http.Request.ReadFormAsync(http.RequestAborted)).Any(field => field.Value.Any(IsOdd)));
        if (refused) context.Result = new BadRequestResult();
        else await next();
    }

    internal static bool IsOdd(string? text) => text?.Any(letter => letter < ' ' && letter is not ('\t' or '\r' or '\n')) == true;
}
