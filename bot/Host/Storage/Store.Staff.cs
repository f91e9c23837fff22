using System.Collections.Immutable;
using System.Data.Common;

namespace Article60.Host.Storage;

/// <summary>A local account of the desk.</summary>
/// <param name="Centre">Centre id, or * for every centre.</param>
/// <param name="Role">reader, worker or admin.</param>
internal sealed record StaffAccount(string Name, string Centre, string Role, string Hash, string Stamp, int Failures, DateTimeOffset LockedUntil, bool Disabled);

/// <summary>Accounts, lock-out and the audit trail.</summary>
internal sealed partial class Store
{
    private const string StaffColumns = "name, centre, role, hash, stamp, failures, locked_until, disabled";

    public async Task<StaffAccount?> Staff(string name, CancellationToken stop)
    {
        var found = await Read(connection => connection.Query($"SELECT {StaffColumns} FROM staff WHERE name = @name", Account, stop, ("name", name.ToLowerInvariant())), stop);
        return found.IsEmpty ? null : found[0];
    }

    /// <summary>Accounts that a request of this centre can be given to.</summary>
    public Task<ImmutableArray<StaffAccount>> Colleagues(string centre, CancellationToken stop) => Read(connection => connection.Query(
        $"SELECT {StaffColumns} FROM staff WHERE disabled = 0 AND role <> 'reader' AND (@centre = '*' OR centre = @centre OR centre = '*') ORDER BY name", Account, stop, ("centre", centre)), stop);

    public Task<ImmutableArray<StaffAccount>> AllStaff(CancellationToken stop) => Read(connection => connection.Query(
        $"SELECT {StaffColumns} FROM staff ORDER BY name", Account, stop), stop);

    /// <summary>Makes the account, or gives it a new password, role and centre; older sessions end.</summary>
    public Task SaveStaff(string name, string centre, string role, string hash, CancellationToken stop)
    {
        const string sql = """
            INSERT INTO staff (name, centre, role, hash, stamp, failures, locked_until, disabled, created)
            VALUES (@name, @centre, @role, @hash, @stamp, 0, 0, 0, @now)
            ON CONFLICT (name) DO UPDATE SET centre = excluded.centre, role = excluded.role, hash = excluded.hash, stamp = excluded.stamp, failures = 0, locked_until = 0, disabled = 0
            """;

        return Write(async tx =>
        {
            await tx.Execute(sql, stop, ("name", name.ToLowerInvariant()), ("centre", centre), ("role", role), ("hash", hash), ("stamp", NewId()), ("now", Now));
            await Audit(tx, "", centre, "staff-saved", name.ToLowerInvariant(), stop);
            return "";
        }, stop);
    }

    public async Task<bool> DisableStaff(string name, CancellationToken stop) => await Write(async tx =>
    {
        var changed = await tx.Execute("UPDATE staff SET disabled = 1, stamp = @stamp WHERE name = @name", stop, ("name", name.ToLowerInvariant()), ("stamp", NewId()));
        if (changed == 0) return null;
        await Audit(tx, "", "", "staff-disabled", name.ToLowerInvariant(), stop);
        return "";
    }, stop) is not null;

    /// <summary>Counts a sign-in that worked or failed; at <paramref name="mostFailures"/> in a row the account rests for a while.</summary>
    public Task SignedIn(string name, string centre, bool worked, int mostFailures, TimeSpan rest, CancellationToken stop)
    {
        const string failed = """
            UPDATE staff SET failures = failures + 1, locked_until = CASE WHEN failures + 1 >= @most THEN @until ELSE locked_until END WHERE name = @name
            """;

        return Write(async tx =>
        {
            if (worked) await tx.Execute("UPDATE staff SET failures = 0, locked_until = 0 WHERE name = @name", stop, ("name", name));
            else await tx.Execute(failed, stop, ("name", name), ("most", mostFailures), ("until", Now + (long)rest.TotalMilliseconds));
            await Audit(tx, name, centre, worked ? "sign-in" : "sign-in-failed", "", stop);
            return "";
        }, stop);
    }

    public Task Audited(string staff, string centre, string action, string subject, CancellationToken stop) => Write(async tx =>
    {
        await Audit(tx, staff, centre, action, subject, stop);
        return "";
    }, stop);

    private Task<int> Audit(DbTransaction tx, string staff, string centre, string action, string subject, CancellationToken stop) => tx.Execute(
        "INSERT INTO audit (id, at, staff, centre, action, subject) VALUES (@id, @now, @staff, @centre, @action, @subject)",
        stop, ("id", NewId()), ("now", Now), ("staff", staff), ("centre", centre), ("action", action), ("subject", subject));

    private static StaffAccount Account(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), At(row, 6), row.GetInt32(7) == 1);
}
