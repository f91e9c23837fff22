namespace Article60.Host.Pages;

/// <summary>The headers of what we serve.</summary>
internal static class SafeHeaders
{
    /// <summary>For everything: files, interfaces, the chat page. A page that asks for more replaces them.</summary>
    public static void SetFirst(IHeaderDictionary headers) => Set(headers, "same-origin");

    /// <summary>For every other page of ours, public or of the desk: also our own pages are not told where somebody comes from.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="policy">Content-Security-Policy.</param>
    public static void SetPage(IHeaderDictionary headers, string policy)
    {
        Set(headers, "no-referrer");
        headers.ContentSecurityPolicy = policy;
    }

    /// <summary>For what belongs to one person, pages and files alike: in no cache and no search engine.</summary>
    public static void KeepPrivate(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
    }

    private static void Set(IHeaderDictionary headers, string referrer)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = referrer;
    }
}
