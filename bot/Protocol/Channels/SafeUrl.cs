namespace Article60.Protocol.Channels;

/// <summary>Addresses this bot may call: https, or http to this machine where that was allowed. No user info, query or fragment.</summary>
internal static class SafeUrl
{
    /// <summary>The address, or null when it may not be called.</summary>
    public static Uri? Parse(string? text, bool allowInsecureLoopback)
    {
        if (string.IsNullOrWhiteSpace(text) || !Uri.TryCreate(text, UriKind.Absolute, out var url)) return null;
        if (url.UserInfo.Length > 0 || url.Host.Length == 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return null;

        return url.Scheme == Uri.UriSchemeHttps
            || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && allowInsecureLoopback) ? url : null;
    }
}
