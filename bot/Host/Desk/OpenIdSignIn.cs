using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Article60.Host.Desk;

/// <summary>Sign-in through the organisation's identity provider: code flow with PKCE; role and centre come from a claim, and nobody without them gets in.</summary>
internal static class OpenIdSignIn
{
    public const string NoRole = "role";
    public const string NotDone = "essai";

    public static void Configure(OpenIdConnectOptions options, OpenIdSettings provider)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
        (options.RequireHttpsMetadata, options.SignInScheme, options.MapInboundClaims) = (!new Uri(provider.Authority).IsLoopback, StaffRoles.Scheme, false);
        // The answer comes as an ordinary link, so that no cookie has to travel with a form of another site.
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (options.CallbackPath, options.SignedOutCallbackPath, options.SignedOutRedirectUri) = ("/desk/openid", "/desk/openid-fin", "/desk/connexion");
        foreach (var cookie in (CookieBuilder[])[options.NonceCookie, options.CorrelationCookie])
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.Events.OnTokenValidated = context => Admit(context, provider);
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect($"/desk/connexion?refus={NotDone}");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.ClientId = provider.ClientId;
            return Task.CompletedTask;
        };
    }

    private static Task Admit(TokenValidatedContext context, OpenIdSettings provider)
    {
        // The framework lets a token of the token endpoint pass unsigned, as the specification allows. We ask for the signature.
        if (context.SecurityToken is not { SignatureAlgorithm: SecurityAlgorithms.RsaSha256, RawSignature.Length: > 0 })
        {
            context.Fail("The token is not signed with RS256.");
            return Task.CompletedTask;
        }

        var known = context.HttpContext.RequestServices.GetRequiredService<KnowledgeHolder>().Current.Centres;
        var person = context.Principal!;
        var name = person.FindFirstValue("preferred_username") ?? person.FindFirstValue("sub") ?? "";
        if (name.Length > 0 && StaffRoles.FromClaims(person.FindAll(provider.RoleClaim).Select(claim => claim.Value), known.ContainsKey) is { } staff)
        {
            context.Principal = StaffRoles.Principal(name, staff.Role, staff.Centre, null);
            return Task.CompletedTask;
        }

        context.HttpContext.RequestServices.GetRequiredService<ILogger<SignInModel>>().LogWarning("Desk: an account of the identity provider has no role here");
        context.HandleResponse();
        context.Response.Redirect($"/desk/connexion?refus={NoRole}");
        return Task.CompletedTask;
    }
}
