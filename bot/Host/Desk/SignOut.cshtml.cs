using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Article60.Host.Desk;

/// <summary>Ends the session; only by a button of ours. One that came from the identity provider ends there too: the counter's computer is everybody's.</summary>
internal sealed class SignOutModel(DeskSettings settings, IOptionsMonitor<OpenIdConnectOptions> openId, ILogger<SignOutModel> logger) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/desk");

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var local = User.Stamp() is not null;
        await HttpContext.SignOutAsync(StaffRoles.Scheme);
        return !local && settings.OpenId is not null && await CanEndThere(stop) ? SignOut(DeskServices.OpenIdScheme) : LocalRedirect("/desk/connexion");
    }

    private async Task<bool> CanEndThere(CancellationToken stop)
    {
        try
        {
            return (await openId.Get(DeskServices.OpenIdScheme).ConfigurationManager!.GetConfigurationAsync(stop)).EndSessionEndpoint is { Length: > 0 };
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            logger.LogWarning(e, "Desk: the identity provider could not be reached for a sign-out");
            return false;
        }
    }
}
