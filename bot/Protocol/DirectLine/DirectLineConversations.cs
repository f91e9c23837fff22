using Article60.Protocol.Activities;
using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Tokens, and the beginning and resuming of conversations.</summary>
internal sealed class DirectLineConversations(
    DirectLineOptions options, Credentials credentials, DirectLineTokens tokens, IActivityLog log, ITurnHandler turns, LiveStreams streams)
{
    public async Task Generate(HttpContext http)
    {
        var who = credentials.Read(http.Request);
        var (asked, failure) = who switch
        {
            Credential.Refused refused => (null, refused.Why),
            Credential.Token => (null, new Failure(403, "BadSecret", "Only a secret generates tokens.")),
            _ => await StartRequest.Read(http),
        };
        if (failure is null && asked is { UserId: not null, IsBindable: false }) failure = Failure.Bad("user.id must begin with dl_.");

        await (failure?.Write(http) ?? WriteToken(http, NewClaims() with
        {
            User = asked!.UserId, UserName = asked.UserName, Origins = asked.Origins, Data = asked.ChannelData,
        }));
    }

    public Task Refresh(HttpContext http) => credentials.Read(http.Request) switch
    {
        Credential.Refused refused => refused.Why.Write(http),
        Credential.Token(var claims) => WriteToken(http, claims),
        _ => new Failure(403, "BadToken", "A secret cannot be refreshed.").Write(http),
    };

    public async Task Start(HttpContext http)
    {
        var who = credentials.Read(http.Request);
        var (asked, failure) = who is Credential.Refused refused ? (null, refused.Why) : await StartRequest.Read(http);
        if (failure is not null || asked is null)
        {
            await failure!.Write(http);
            return;
        }

        var claims = who is Credential.Token(var given) ? given : NewClaims();
        if (claims.User is null && asked.IsBindable) claims = claims with { User = asked.UserId, UserName = asked.UserName };

        var isNew = await Begin(claims, asked.UserId, asked.Locale, http.RequestAborted);
        await WriteStream(http, isNew ? 201 : 200, claims, from: 0);
    }

    /// <summary>A client comes back: the stream goes on after its watermark, or from now when it names none.</summary>
    public async Task Reconnect(HttpContext http)
    {
        var (opened, failure) = await Open(http);
        if (failure is not null || opened is null)
        {
            await failure!.Write(http);
            return;
        }

        var count = opened.Conversation.Count;
        await (Watermark.Read(http.Request, absent: count, end: count) is { } from
            ? WriteStream(http, 200, opened.Claims, from)
            : Failure.Bad("The watermark is not one of ours.").Write(http));
    }

    /// <summary>The conversation in the path, when the caller may touch it. Using a fresh token starts its conversation.</summary>
    public async Task<(OpenedConversation? Opened, Failure? Failure)> Open(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        switch (credentials.Read(http.Request))
        {
            case Credential.Refused refused:
                return (null, refused.Why);

            case Credential.Token(var claims) when claims.Conv != id:
                return (null, new(403, "BadToken", "The token is not for this conversation."));

            case Credential.Token(var claims):
                var own = await log.FindAsync(id, http.RequestAborted);
                if (own is null)
                {
                    await Begin(claims, claims.User, null, http.RequestAborted);
                    own = await log.FindAsync(id, http.RequestAborted);
                }

                return own is null ? (null, Failure.NotFound) : (new(own, claims, claims.User, claims.UserName), null);

            default:
                if (await log.FindAsync(id, http.RequestAborted) is not { } any) return (null, Failure.NotFound);
                var like = NewClaims() with { Conv = id, User = any.UserId, UserName = any.UserName };
                return (new(any, like, null, null, IsServer: true), null);
        }
    }

    public static DirectLineClaims NewClaims() => new() { Typ = DirectLineClaims.TokenKind, Conv = DirectLineTokens.NewId() };

    /// <summary>Answers with a new token for these claims; <paramref name="userId"/> is added for the page.</summary>
    public Task WriteToken(HttpContext http, DirectLineClaims claims, string? userId = null)
    {
        var (token, exp) = tokens.Issue(claims);
        streams.Extend(claims.Conv, exp);
        return Answer.Json(http, 200, json =>
        {
            json.WriteString("conversationId", claims.Conv);
            json.WriteString("token", token);
            json.WriteNumber("expires_in", options.TokenLifetimeSeconds);
            if (userId is not null) json.WriteString("userId", userId);
        });
    }

    private async Task<bool> Begin(DirectLineClaims claims, string? user, string? locale, CancellationToken stop)
    {
        var bot = new ChannelAccount { Id = options.BotId, Name = options.BotName, Role = "bot" };
        var visitor = new ChannelAccount { Id = claims.User ?? user ?? claims.Conv, Name = claims.UserName, Role = "user" };
        var arrival = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = DirectLineTokens.NewId(),
            ChannelId = ConversationKey.DirectLine,
            Conversation = new() { Id = claims.Conv },
            From = visitor,
            Recipient = bot,
            MembersAdded = [bot, visitor],
            Locale = locale,
            ChannelData = claims.Data,
        };

        if (!await log.StartAsync(new LoggedConversation(claims.Conv, claims.User, claims.UserName), arrival, stop)) return false;
        turns.Wake(claims.Conv);
        return true;
    }

    private Task WriteStream(HttpContext http, int status, DirectLineClaims claims, long from)
    {
        var (token, exp) = tokens.Issue(claims);
        streams.Extend(claims.Conv, exp);
        var path = $"{DirectLineEdge.Base}/conversations/{claims.Conv}/stream?t={tokens.IssueStream(claims, from, exp)}";
        return Answer.Json(http, status, json =>
        {
            json.WriteString("conversationId", claims.Conv);
            json.WriteString("token", token);
            json.WriteNumber("expires_in", options.TokenLifetimeSeconds);
            json.WriteString("streamUrl", PublicUrl.Of(http.Request, options, path, socket: true));
        });
    }
}

/// <summary>A conversation the caller may touch.</summary>
/// <param name="Conversation">As the log has it.</param>
/// <param name="Claims">What new tokens for it say.</param>
/// <param name="UserId">Replaces whoever the client says it is; null for servers and unbound tokens.</param>
/// <param name="UserName">Replaces the name.</param>
/// <param name="IsServer">A secret was used: not throttled, may post as anyone.</param>
internal sealed record OpenedConversation(
    LoggedConversation Conversation, DirectLineClaims Claims, string? UserId, string? UserName, bool IsServer = false);
