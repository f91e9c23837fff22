using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Article60.Protocol.Channels;

/// <summary>Everything this folder offers a host: two lines in its composition.</summary>
public static class ChannelServices
{
    public const string MessagesPath = "/api/messages";

    /// <summary>Registers token validation, own tokens and the connector for these settings.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, ChannelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(nameof(ChannelHttp), (_, _) => ChannelHttp.Create());
        services.AddSingleton(from => new ChannelTokens(
            settings, Keys(from, settings.ChannelMetadataUrl), Keys(from, settings.EntraMetadataUrl), from.GetRequiredService<TimeProvider>()));
        services.AddSingleton(from => new BotTokens(
            settings, Http(from), from.GetRequiredService<TimeProvider>(), from.GetRequiredService<ILogger<BotTokens>>()));
        services.AddSingleton<TrustedServiceUrls>();
        services.AddSingleton<IConnector>(from => new ConnectorClient(
            from.GetRequiredService<TrustedServiceUrls>(), from.GetRequiredService<BotTokens>(), Http(from),
            from.GetRequiredService<TimeProvider>(), from.GetRequiredService<ILogger<ConnectorClient>>()));
        services.AddSingleton<InvokeAnswers>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>Maps <see cref="MessagesPath"/>; the host must have registered an <see cref="ITurnHandler"/>.</summary>
    public static IEndpointConventionBuilder MapChannels(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        // Nothing that serves people's browsers is wanted on this road.
        return routes.MapPost(MessagesPath, (Delegate)endpoint.PostAsync).DisableAntiforgery().ShortCircuit();
    }

    static OpenIdKeys Keys(IServiceProvider from, string url) => new(
        url, from.GetRequiredService<ChannelSettings>().AllowInsecureLoopback, Http(from),
        from.GetRequiredService<TimeProvider>(), from.GetRequiredService<ILogger<OpenIdKeys>>());

    static HttpClient Http(IServiceProvider from) => from.GetRequiredKeyedService<HttpClient>(nameof(ChannelHttp));
}
