namespace Article60.Protocol.Channels;

/// <summary>
/// Where replies, and with them the bot's access token, may go. The protocol has no list of hosts: the signed
/// <c>serviceurl</c> claim is the trust, and <see cref="ChannelTokens"/> compares it. Here stands what even a signed
/// address may not be: plain http to another machine, or an address with user info or query.
/// </summary>
internal sealed class TrustedServiceUrls(ChannelSettings settings)
{
    /// <summary>The base of Connector calls with exactly one trailing slash, or null when nothing may be sent there.</summary>
    public Uri? Base(string? serviceUrl)
    {
        // Without authentication there is no token to leak, and only this machine is served (the Emulator).
        var insecure = settings.AllowInsecureLoopback || !settings.AuthenticationOn;
        if (SafeUrl.Parse(serviceUrl, insecure) is not { } url) return null;
        if (!settings.AuthenticationOn && !url.IsLoopback) return null;

        return url.AbsolutePath.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");
    }
}
