using System.Security.Claims;
using System.Threading.RateLimiting;
using Article60.Host.Mail;
using Article60.Host.Privacy;
using Article60.Host.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Article60.Host.Desk;

/// <summary>The pages of the staff, their sign-in and what runs behind them.</summary>
internal static class DeskServices
{
    public const string OpenIdScheme = "desk-openid";

    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    public static IServiceCollection AddDesk(this IServiceCollection services, DeskSettings desk, MailSettings mail, RetentionSettings keep, string keyFolder)
    {
        services.AddSingleton(desk).AddSingleton(mail).AddSingleton(keep)
            .AddSingleton<StaffPasswords>().AddSingleton<SignInLimit>().AddSingleton<CounterState>()
            .AddHostedService<MailSender>();
        services.AddDataProtection().SetApplicationName("Article60Bot");
        // Where other hosts may share the database, they share the keys.
        services.AddOptions<KeyManagementOptions>().Configure<Store, ILoggerFactory>((keys, store, loggers) =>
            keys.XmlRepository = store.News is null ? new FileSystemXmlRepository(Directory.CreateDirectory(keyFolder), loggers) : new SharedKeys(store));
        services.AddAntiforgery(options =>
        {
            (options.Cookie.Name, options.Cookie.Path, options.Cookie.SameSite, options.Cookie.HttpOnly) = ("desk-form", "/desk", SameSiteMode.Strict, true);
            options.HeaderName = "X-Desk-Form";
        });
        AddSignIn(services, desk);
        services.AddAuthorization(options =>
        {
            foreach (var role in StaffRoles.All)
                options.AddPolicy(StaffRoles.Policy(role), policy => policy.AddAuthenticationSchemes(StaffRoles.Scheme).RequireAssertion(context => context.User.Has(role)));
        });
        // Razor Pages themselves, their root and their encoder are those of the public pages.
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Desk", StaffRoles.Policy(StaffRoles.Reader));
            foreach (var open in (string[])["/Desk/SignIn", "/Desk/Refused"]) pages.Conventions.AllowAnonymousToPage(open);
            pages.Conventions.AuthorizePage("/Desk/Content", StaffRoles.Policy(StaffRoles.Admin));
            pages.Conventions.AddFolderApplicationModelConvention("/Desk", page => page.Filters.Add(new PlainInput()));
            foreach (var folder in (string[])["/Desk", "/Partners"])
                pages.Conventions.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new DeskHeaders()));
        });
        return services;
    }

    /// <summary>What is refused or not there gets a page of the desk, with the same status. The way through the pipeline is gone a second time for it: routing comes after.</summary>
    public static void UseDeskPages(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal), desk => desk.UseStatusCodePagesWithReExecute("/desk/non"));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static void AddSignIn(IServiceCollection services, DeskSettings desk)
    {
        var signIn = services.AddAuthentication(StaffRoles.Scheme).AddCookie(StaffRoles.Scheme, options =>
        {
            (options.Cookie.Name, options.Cookie.Path, options.Cookie.HttpOnly) = ("desk", "/desk", true);
            // Lax and not strict: whoever comes back from an identity provider must still be known.
            (options.Cookie.SameSite, options.Cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            (options.LoginPath, options.ReturnUrlParameter) = ("/desk/connexion", "vers");
            (options.ExpireTimeSpan, options.SlidingExpiration) = (TimeSpan.FromMinutes(desk.SessionMinutes), true);
            options.Events.OnRedirectToAccessDenied = Refuse;
            options.Events.OnValidatePrincipal = Validate;
        });
        if (desk.OpenId is { } provider) signIn.AddOpenIdConnect(OpenIdScheme, options => OpenIdSignIn.Configure(options, provider));
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A local session ends with its account, its password and its role, and after half a day in any case.</summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var tooOld = context.Properties.IssuedUtc is { } issued && FirstIssued(context.Properties, issued) + LongestSession < services.GetRequiredService<TimeProvider>().GetUtcNow();
        var staff = context.Principal!;
        var holds = staff.Stamp() is null || staff.StillHolds(await services.GetRequiredService<Store>().Staff(staff.Name(), context.HttpContext.RequestAborted));
        if (!tooOld && holds) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(StaffRoles.Scheme);
    }

    /// <summary>A sliding session is issued again and again; the first time is kept beside it.</summary>
    private static DateTimeOffset FirstIssued(AuthenticationProperties properties, DateTimeOffset issued)
    {
        if (properties.GetString("first") is { } text && long.TryParse(text, out var first)) return DateTimeOffset.FromUnixTimeMilliseconds(first);
        properties.SetString("first", issued.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        return issued;
    }
}

/// <summary>Sign-ins per address: a guesser waits.</summary>
internal sealed class SignInLimit(DeskSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
        address, _ => new() { PermitLimit = settings.SignInsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    public bool Passes(string address)
    {
        using var lease = _limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
