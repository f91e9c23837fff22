namespace Article60.Host.Pages;

/// <summary>The headers that every page of ours carries, public or of the desk.</summary>
internal static class SafeHeaders
{
    /// <param name="policy">Content-Security-Policy.</param>
    public static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>For what belongs to one person: in no cache and no search engine.</summary>
    public static void KeepPrivate(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex";
    }
}
