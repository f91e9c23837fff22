namespace Article60.Protocol.Channels;

/// <summary>The client of every call this folder makes: no redirect, no cookie, bounded answers and connections.</summary>
internal static class ChannelHttp
{
    /// <summary>Per host, so that a channel that never answers cannot use up the connections of the others.</summary>
    const int ConnectionsPerHost = 256;

    public static HttpClient Create() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = ConnectionsPerHost,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // each call brings its own patience
        MaxResponseContentBufferSize = 1_048_576,
    };
}
