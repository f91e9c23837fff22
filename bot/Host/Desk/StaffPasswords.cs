using Article60.Host.Storage;
using Microsoft.AspNetCore.Identity;

namespace Article60.Host.Desk;

/// <summary>Checks a name and a password, and lets an account rest after too many wrong ones.</summary>
internal sealed class StaffPasswords(Store store, DeskSettings settings, TimeProvider clock)
{
    public const int ShortestPassword = 12;

    private static readonly PasswordHasher<StaffAccount> Hasher = new();

    /// <summary>An unknown name must take as long as a known one.</summary>
    private static readonly string Nobody = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <returns>The account, or null: the reason is not told, it would help a guesser.</returns>
    public async Task<StaffAccount?> Check(string name, string password, CancellationToken stop)
    {
        var account = await store.Staff(name, stop);
        var right = Hasher.VerifyHashedPassword(null!, account?.Hash ?? Nobody, password) != PasswordVerificationResult.Failed;
        if (account is null) return null;
        if (account.Disabled || account.LockedUntil > clock.GetUtcNow()) return null;
        await store.SignedIn(account.Name, account.Centre, right, settings.MostFailures, TimeSpan.FromMinutes(settings.RestMinutes), stop);
        return right ? account : null;
    }
}
