using Article60.Host.Pages;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Article60.Host;

/// <summary>The chat page and its files, under a policy that lets nothing in from elsewhere.</summary>
internal static class WebPage
{
    /// <summary>Web Chat writes its own style elements; everything else must be a file of ours.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; media-src 'self' data:; worker-src 'self' blob:; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    public static void UseWebPage(this WebApplication app)
    {
        app.Use(next => http =>
        {
            var headers = http.Response.Headers;
            SafeHeaders.SetFirst(headers);
            if (http.Request.Path == "/") headers.ContentSecurityPolicy = Policy;
            return next(http);
        });
        if (app.Environment.WebRootFileProvider is NullFileProvider) return;
        app.Use(next => http => Compressed(app.Environment.WebRootFileProvider, http, next));
        app.UseStaticFiles(new StaticFileOptions { ContentTypeProvider = Types(), OnPrepareResponse = Prepare });
    }

    /// <summary>The bundle has a compressed twin, four times smaller.</summary>
    private static Task Compressed(IFileProvider files, HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path;
        if (path.Value?.EndsWith(".js", StringComparison.Ordinal) == true
            && http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)
            && files.GetFileInfo(path + ".gz").Exists)
        {
            http.Request.Path = path + ".gz";
        }

        return next(http);
    }

    private static void Prepare(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        headers.CacheControl = "no-cache";
        if (!context.File.Name.EndsWith(".js.gz", StringComparison.Ordinal)) return;
        headers.ContentEncoding = "gzip";
        headers.ContentType = "text/javascript; charset=utf-8";
        headers.Append("Vary", "Accept-Encoding");
    }

    private static FileExtensionContentTypeProvider Types()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".gz"] = "application/gzip";
        return types;
    }
}
