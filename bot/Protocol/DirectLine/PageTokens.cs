using Microsoft.AspNetCore.Http;

namespace Article60.Protocol.DirectLine;

/// <summary>Tokens for the bot's own page, which must not hold a secret: a new user and conversation each time.</summary>
internal sealed class PageTokens(
    DirectLineOptions options, Origins origins, DirectLineTokens tokens, DirectLineConversations conversations, TimeProvider clock)
{
    private readonly RateLimit _limit = new(options.RateLimitPerMinute, clock);

    public async Task Issue(HttpContext http)
    {
        if (!origins.IsOurs(http.Request))
        {
            await new Failure(403, "OriginNotTrusted", "This origin gets no token.").Write(http);
            return;
        }

        if (_limit.Wait(http.Connection.RemoteIpAddress?.ToString() ?? "") is { } seconds)
        {
            http.Response.Headers.RetryAfter = Watermark.Write(seconds);
            await new Failure(429, "TooManyRequests", "Too many tokens were asked for; wait a little.").Write(http);
            return;
        }

        var (asked, failure) = await StartRequest.Read(http);
        if (failure is null && asked.Renew is { } old)
        {
            var claims = tokens.CheckRenewable(old);
            await (claims is null || !origins.MayUse(http.Request, claims)
                ? new Failure(403, "BadToken", "The token can no longer be renewed.").Write(http)
                : conversations.WriteToken(http, claims, claims.User));
            return;
        }

        var user = "dl_" + DirectLineTokens.NewId();
        await (failure?.Write(http) ?? conversations.WriteToken(http, DirectLineConversations.NewClaims() with
        {
            User = user,
            Origins = http.Request.Headers.Origin.ToString() is { Length: > 0 } origin ? [origin] : null,
            Data = asked.ChannelData,
            Renew = 0,
        }, user));
    }
}
