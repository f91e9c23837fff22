using Article60.Protocol.DirectLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Article60.Host.Pages;

/// <summary>How people reach our pages from outside a browser tab of ours: configured, or else where we listen.</summary>
internal sealed class PublicAddress(DirectLineOptions options, IServer server)
{
    /// <summary>Without a slash at the end; null before the server listens.</summary>
    public string? Base => field ??=
        options.PublicBaseUrl?.TrimEnd('/')
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Reachable).OrderByDescending(address => address.StartsWith("https:", StringComparison.Ordinal)).FirstOrDefault();

    /// <summary>True when the configured address may stand in a card: every link of a card is https.</summary>
    public bool IsSecure => Base?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    private static string Reachable(string address) =>
        address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).TrimEnd('/');
}
