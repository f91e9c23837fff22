using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Article60.Host.Storage;
using Article60.Protocol.DirectLine;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.WebEncoders;

namespace Article60.Host.Pages;

/// <summary>The pages for everybody: answers, receipts, letters, and the chat without JavaScript.</summary>
internal static class PublicPages
{
    public const string ChatLimit = "chat";

    /// <param name="services">Of the host.</param>
    /// <param name="options">Names the public address and the limit per minute.</param>
    /// <param name="receiptKey">Signs the links of receipts.</param>
    /// <param name="versions">Keeps the figures that receipts need.</param>
    public static IServiceCollection AddPublicPages(
        this IServiceCollection services, DirectLineOptions options, ImmutableArray<byte> receiptKey, RuleVersions versions)
    {
        services.AddSingleton(versions).AddSingleton(new ReceiptTokens(receiptKey)).AddSingleton<Receipts>().AddSingleton<PublicAddress>().AddSingleton<ResultLinks>().AddSingleton<PlainChat>();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            // Pages for everybody and pages of the desk; every page names its whole address.
            pages.RootDirectory = "/";
            pages.Conventions.AddFolderApplicationModelConvention("/Pages", page => page.Filters.Add(new PageHeaders()));
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, stop) => new(rejected.HttpContext.Response.WriteAsync("Trop de messages. Attendez une minute, puis réessayez.", stop));
            limiter.AddPolicy(ChatLimit, http => options.RateLimitPerMinute <= 0 || HttpMethods.IsGet(http.Request.Method)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetSlidingWindowLimiter(
                    http.Request.Cookies[PlainChat.Cookie] ?? http.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new() { PermitLimit = options.RateLimitPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));
        });
        return services;
    }

    public static void MapPublicPages(this WebApplication app)
    {
        app.UseRateLimiter();
        app.MapRazorPages();
        app.MapGet("/recu/{token}.ics", ResultFiles.Calendar);
        app.MapGet("/lettre/{token}.txt", ResultFiles.Letter);
    }
}

/// <summary>Nothing from elsewhere, no script, no trace of the address in other sites' logs.</summary>
internal sealed class PageHeaders : IResultFilter
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        SafeHeaders.SetPage(headers, Policy);
        if (context.HttpContext.Request.Path.Value is { } path && (path.StartsWith("/reponse", StringComparison.Ordinal) || path is "/questions" or "/vie-privee" or "/conditions")) return;

        // Receipts, letters and conversations belong to one person.
        SafeHeaders.KeepPrivate(headers);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}
