using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Article60.Protocol.DirectLine;

/// <summary>How a host gets a Direct Line server. It supplies <see cref="IActivityLog"/> and <see cref="ITurnHandler"/>.</summary>
public static class DirectLineSetup
{
    public static IServiceCollection AddDirectLine(this IServiceCollection services, DirectLineOptions options) => services
        .AddSingleton(options)
        .AddSingleton<LiveStreams>()
        .AddSingleton<DirectLineTokens>()
        .AddSingleton<Origins>()
        .AddSingleton<Credentials>()
        .AddSingleton<DirectLineEdge>()
        .AddSingleton<DirectLineStream>()
        .AddSingleton<DirectLineConversations>()
        .AddSingleton<DirectLinePosts>()
        .AddSingleton<DirectLineFiles>()
        .AddSingleton<PageTokens>();

    /// <summary>The layer sees errors of everything below it.</summary>
    public static IApplicationBuilder UseDirectLine(this IApplicationBuilder app)
    {
        var edge = app.ApplicationServices.GetRequiredService<DirectLineEdge>();
        return app.Use(next => http => DirectLineEdge.Concerns(http) ? edge.Handle(http, next) : next(http))
            .UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
    }

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        T Get<T>() where T : notnull => routes.ServiceProvider.GetRequiredService<T>();
        const string root = DirectLineEdge.Base;
        const string one = $"{root}/conversations/{{id}}";

        if (!Get<DirectLineOptions>().Enabled) return;
        var (conversations, posts, files) = (Get<DirectLineConversations>(), Get<DirectLinePosts>(), Get<DirectLineFiles>());
        routes.MapPost($"{root}/tokens/generate", conversations.Generate);
        routes.MapPost($"{root}/tokens/refresh", conversations.Refresh);
        routes.MapPost($"{root}/conversations", conversations.Start);
        routes.MapGet(one, conversations.Reconnect);
        routes.MapGet($"{one}/activities", posts.History);
        routes.MapPost($"{one}/activities", posts.Post);
        routes.MapPost($"{one}/upload", files.Upload);
        routes.MapGet($"{one}/stream", Get<DirectLineStream>().Serve);
        routes.MapGet($"{root}/attachments/{{file}}", files.Serve);
        routes.MapPost(DirectLineEdge.PageTokens, Get<PageTokens>().Issue);
    }
}
