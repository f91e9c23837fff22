using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>Says in words why there is no page; the status of the answer stays what it was.</summary>
[IgnoreAntiforgeryToken]
internal sealed class RefusedModel : PageModel
{
    public string Why => Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => "Votre compte ne permet pas cette action.",
        StatusCodes.Status400BadRequest => "La page était trop ancienne ou incomplète. Rechargez-la et recommencez.",
        _ => "Cette page n'existe pas, ou elle n'est pas à votre CPAS.",
    };
}
