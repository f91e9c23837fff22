using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Article60.Host;

/// <summary>Where the bot listens.</summary>
internal static class Addresses
{
    private const string Default = "http://localhost:3978";

    /// <summary>Nothing configured: the port that Bot Framework tools expect.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var from = builder.Configuration;
        var configured = from["urls"] ?? from["http_ports"] ?? from["https_ports"];
        if (string.IsNullOrEmpty(configured) && !from.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(Default);
    }

    /// <summary>One line per address, for people and for scripts.</summary>
    public static void Announce(this WebApplication app)
    {
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses)
        {
            Console.WriteLine($"Article60Bot: {address}");
        }
    }
}
