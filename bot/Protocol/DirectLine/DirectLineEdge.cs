using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Article60.Protocol.DirectLine;

/// <summary>The outermost layer: origins on every answer, errors too, and errors always in the protocol's words.</summary>
internal sealed class DirectLineEdge(Origins origins, ILogger<DirectLineEdge> logger)
{
    public const string Base = "/v3/directline";
    public const string PageTokens = "/api/webchat/token";

    public static bool Concerns(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Base, StringComparison.OrdinalIgnoreCase)
        || http.Request.Path.StartsWithSegments(PageTokens, StringComparison.OrdinalIgnoreCase);

    public async Task Handle(HttpContext http, RequestDelegate next)
    {
        var isPage = http.Request.Path.StartsWithSegments(PageTokens, StringComparison.OrdinalIgnoreCase);
        var allowed = isPage ? origins.IsOurs(http.Request) : origins.MayRead(http.Request);
        Allow(http, allowed && http.Request.Headers.Origin.Count > 0);

        if (HttpMethods.IsOptions(http.Request.Method))
        {
            http.Response.StatusCode = 204;
            return;
        }

        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response is { StatusCode: >= 400, ContentType: null }) await Say(http, http.Response.StatusCode);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await Say(http, e.StatusCode);
        }
        catch (Exception e) when (!http.Response.HasStarted && e is not OutOfMemoryException)
        {
            var reference = DirectLineTokens.NewId(6);
            logger.LogError(e, "Request failed, reference {Reference}", reference);
            await new Failure(500, "InternalError", $"Something went wrong, reference {reference}.").Write(http);
        }
    }

    private static void Allow(HttpContext http, bool allowed)
    {
        var headers = http.Response.Headers;
        headers.Append("Vary", "Origin");
        if (!allowed) return;
        headers.AccessControlAllowOrigin = http.Request.Headers.Origin;
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "authorization, content-type, accept, x-requested-with, x-ms-bot-agent";
        headers.AccessControlMaxAge = "600";
    }

    private static Task Say(HttpContext http, int status) => (status switch
    {
        404 => Failure.NotFound,
        405 => new Failure(405, "MethodNotAllowed", "This method is not allowed here."),
        413 => Failure.TooLarge,
        _ => new Failure(status, "BadArgument", "The request cannot be served."),
    }).Write(http);
}
