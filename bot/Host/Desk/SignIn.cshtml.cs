using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>Name and password, or the organisation's own sign-in.</summary>
internal sealed class SignInModel(StaffPasswords passwords, SignInLimit limit, DeskSettings settings, ILogger<SignInModel> logger) : PageModel
{
    private const string Refused = "Nom ou mot de passe inexact, ou compte bloqué pour un moment après trop d'essais.";

    public string? Message { get; private set; }

    public bool HasOpenId => settings.OpenId is not null;

    /// <summary>Only a page of the desk; never somebody else's site.</summary>
    public string Target { get; private set; } = "/desk";

    public void OnGet(string? vers, string? refus)
    {
        Target = Safe(vers);
        Message = refus switch
        {
            null => null,
            OpenIdSignIn.NoRole => "La connexion a été refusée : ce compte n'a pas de rôle ici. Demandez-le à votre service informatique.",
            _ => "La connexion n'a pas abouti. Réessayez.",
        };
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? vers, CancellationToken stop)
    {
        Target = Safe(vers);
        if (!limit.Passes(HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            Message = "Trop d'essais. Attendez une minute.";
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (name is not { Length: > 0 and <= 100 } || password is not { Length: > 0 and <= 200 } || await passwords.Check(name.Trim(), password, stop) is not { } account)
        {
            logger.LogWarning("Desk: a sign-in was refused");
            Message = Refused;
            return Page();
        }

        await HttpContext.SignInAsync(StaffRoles.Scheme, StaffRoles.Principal(account.Name, account.Role, account.Centre, account.Stamp));
        return LocalRedirect(Target);
    }

    public async Task<IActionResult> OnPostOpenIdAsync(string? vers)
    {
        if (!HasOpenId) return NotFound();
        Target = Safe(vers);
        try
        {
            await HttpContext.ChallengeAsync(DeskServices.OpenIdScheme, new AuthenticationProperties { RedirectUri = Target });
            return new EmptyResult();
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            logger.LogError(e, "Desk: the identity provider could not be reached");
            Message = "Le service de connexion de l'organisation ne répond pas. Réessayez dans un moment.";
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    private string Safe(string? target) =>
        target is not null && Url.IsLocalUrl(target) && (target == "/desk" || target.StartsWith("/desk/", StringComparison.Ordinal)) && !target.StartsWith("/desk/connexion", StringComparison.Ordinal) ? target : "/desk";
}
