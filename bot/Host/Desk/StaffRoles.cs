using System.Security.Claims;
using Article60.Host.Storage;

namespace Article60.Host.Desk;

/// <summary>Who may do what: a reader sees, a worker handles, an administrator also sees what authors must repair. Each for one centre, or for all (*).</summary>
internal static class StaffRoles
{
    public const string Scheme = "desk";
    public const string Reader = "reader";
    public const string Worker = "worker";
    public const string Admin = "admin";
    public const string EveryCentre = "*";

    private const string CentreClaim = "centre";
    private const string StampClaim = "stamp";

    /// <summary>Lowest first: each may do what those before it may.</summary>
    public static readonly string[] All = [Reader, Worker, Admin];

    public static string Policy(string role) => $"desk-{role}";

    public static bool Has(this ClaimsPrincipal staff, string role) =>
        staff.Identity?.IsAuthenticated == true && Array.IndexOf(All, staff.FindFirstValue(ClaimTypes.Role)) is var own && own >= 0 && own >= Array.IndexOf(All, role);

    public static string Name(this ClaimsPrincipal staff) => staff.FindFirstValue(ClaimTypes.Name) ?? "";

    /// <summary>The centre whose records may be seen; nothing matches the empty one that somebody without a centre gets.</summary>
    public static string Centre(this ClaimsPrincipal staff) => staff.FindFirstValue(CentreClaim) is { Length: > 0 } centre ? centre : "-";

    public static string? Stamp(this ClaimsPrincipal staff) => staff.FindFirstValue(StampClaim);

    public static ClaimsPrincipal Principal(string name, string role, string centre, string? stamp)
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, name), new(ClaimTypes.Role, role), new(CentreClaim, centre) };
        if (stamp is not null) claims.Add(new(StampClaim, stamp));
        return new(new ClaimsIdentity(claims, Scheme, ClaimTypes.Name, ClaimTypes.Role));
    }

    /// <summary>Role and centre of a claim such as <c>article60.worker.liege</c>; the strongest of several. A centre that does not exist gives nothing.</summary>
    public static (string Role, string Centre)? FromClaims(IEnumerable<string> values, Func<string, bool> isCentre) => values
        .Select(value => value.Split('.'))
        .Where(parts => parts is ["article60", _, { Length: > 0 }] && All.Contains(parts[1]) && (parts[2] == "all" || isCentre(parts[2])))
        .OrderByDescending(parts => Array.IndexOf(All, parts[1]))
        .Select(parts => ((string, string)?)(parts[1], parts[2] == "all" ? EveryCentre : parts[2]))
        .FirstOrDefault();

    /// <summary>True while the account behind a local session exists, is not disabled, and has not been changed since.</summary>
    public static bool StillHolds(this ClaimsPrincipal staff, StaffAccount? account) =>
        account is { Disabled: false } && account.Stamp == staff.Stamp() && account.Role == staff.FindFirstValue(ClaimTypes.Role) && account.Centre == staff.Centre();
}
