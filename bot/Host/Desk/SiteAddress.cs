using Article60.Protocol.DirectLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Article60.Host.Desk;

/// <summary>Where our own pages are, for links in what is said and mailed: configured, or else where we listen.</summary>
internal sealed class SiteAddress(DirectLineOptions options, IServer server)
{
    /// <summary>Without a slash at the end; null before the server listens.</summary>
    public string? Base => options.PublicBaseUrl?.TrimEnd('/') ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/');
}
