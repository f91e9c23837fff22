using System.Security.Cryptography;
using Article60.Host.Storage;

namespace Article60.Host.Desk;

/// <summary>Accounts of the desk from the command line: <c>staff add --name … --centre … --role …</c>, <c>staff list</c>, <c>staff disable --name …</c>.</summary>
internal static class StaffCommand
{
    private const string Usage = "usage: Article60.Host staff add --name NAME --centre CENTRE|* --role reader|worker|admin [--password-stdin] | staff list | staff disable --name NAME";

    /// <summary>Of a password made here: 20 characters, about 115 bits.</summary>
    private const int MadeLength = 20;

    /// <param name="args">From <c>staff</c> on.</param>
    /// <param name="centres">Known centres; an account for another is refused.</param>
    /// <returns>0 when done, 1 when refused.</returns>
    public static async Task<int> Run(string[] args, Store store, IReadOnlyCollection<string> centres, TextReader input, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        string? Option(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        switch (args.ElementAtOrDefault(1), Option("--name"))
        {
            case ("add", { Length: > 0 } name):
                return await Add(name, Option("--centre") ?? "", Option("--role") ?? "", args.Contains("--password-stdin"), store, centres, input, output, errors, stop);
            case ("list", _):
                foreach (var account in await store.AllStaff(stop))
                    await output.WriteLineAsync($"{account.Name}\t{account.Centre}\t{account.Role}{(account.Disabled ? "\tdisabled" : "")}");
                return 0;
            case ("disable", { Length: > 0 } name):
                if (await store.DisableStaff(name, stop)) return 0;
                await errors.WriteLineAsync($"No account {name}.");
                return 1;
            default:
                await errors.WriteLineAsync(Usage);
                return 1;
        }
    }

    private static async Task<int> Add(
        string name, string centre, string role, bool fromInput, Store store, IReadOnlyCollection<string> centres, TextReader input, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        var password = fromInput ? (await input.ReadLineAsync(stop) ?? "").Trim() : RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", MadeLength);
        var problem = !StaffRoles.All.Contains(role) ? $"--role: one of {string.Join(", ", StaffRoles.All)} is expected."
            : centre != StaffRoles.EveryCentre && !centres.Contains(centre) ? $"--centre: one of {string.Join(", ", centres.Order(StringComparer.Ordinal))} or * is expected."
            : password.Length < StaffPasswords.ShortestPassword ? $"The password needs at least {StaffPasswords.ShortestPassword} characters."
            : null;
        if (problem is not null)
        {
            await errors.WriteLineAsync(problem);
            return 1;
        }

        await store.SaveStaff(name, centre, role, StaffPasswords.Hash(password), stop);
        await output.WriteLineAsync(fromInput ? $"Account {name.ToLowerInvariant()} saved." : $"Account {name.ToLowerInvariant()} saved. Password (shown once): {password}");
        return 0;
    }
}
