using System.Collections.Immutable;
using System.Data.Common;

namespace Article60.Host.Storage;

/// <summary>A form of a partner, or a wish to be called back.</summary>
internal sealed record DeskRequest(
    string Reference, string Kind, string Centre, string Status, string? Assigned, string Organisation, string PartnerKind, string Json, DateTimeOffset Created, DateTimeOffset Updated, string Secret);

/// <summary>One line of what happened to a request.</summary>
internal sealed record HistoryLine(DateTimeOffset At, string Staff, string Action, string Detail);

/// <summary>What is looked for in the list of requests; null and empty mean everything.</summary>
internal sealed record RequestFilter(string? Kind = null, string? Status = null, string? Words = null, string? Assigned = null);

/// <summary>Requests as the desk sees them: every statement names the centre of who asks, so that nobody sees another's.</summary>
internal sealed partial class Store
{
    private const string Columns = "reference, kind, centre, status, assigned, organisation, partner_kind, json, created, updated, secret";
    private const string Mine = "(@centre = '*' OR centre = @centre)";

    public Task<ImmutableArray<DeskRequest>> Requests(string centre, RequestFilter filter, int most, CancellationToken stop)
    {
        const string sql = $"""
            SELECT {Columns} FROM requests
            WHERE {Mine} AND (@kind = '' OR kind = @kind) AND (@status = '' OR status = @status) AND (@assigned = '' OR assigned = @assigned)
              AND (@words = '' OR lower(organisation) LIKE @like OR lower(reference) LIKE @like)
            ORDER BY created DESC, reference DESC LIMIT @most
            """;

        return Read(connection => connection.Query(sql, Request, stop, ("centre", centre), ("kind", filter.Kind ?? ""), ("status", filter.Status ?? ""),
            ("assigned", filter.Assigned ?? ""), ("words", filter.Words ?? ""), ("like", $"%{filter.Words?.ToLowerInvariant()}%"), ("most", most)), stop);
    }

    /// <summary>Who waits, longest first.</summary>
    public Task<ImmutableArray<DeskRequest>> Waiting(string centre, CancellationToken stop) => Read(connection => connection.Query(
        $"SELECT {Columns} FROM requests WHERE {Mine} AND (status = 'new' OR status = 'taken') ORDER BY created, reference LIMIT 200", Request, stop, ("centre", centre)), stop);

    public async Task<DeskRequest?> Request(string centre, string reference, CancellationToken stop)
    {
        var found = await Read(connection => connection.Query($"SELECT {Columns} FROM requests WHERE {Mine} AND reference = @reference", Request, stop,
            ("centre", centre), ("reference", reference)), stop);
        return found.IsEmpty ? null : found[0];
    }

    /// <summary>The request whose own address somebody holds.</summary>
    public async Task<DeskRequest?> RequestBySecret(string secret, CancellationToken stop)
    {
        var found = await Read(connection => connection.Query($"SELECT {Columns} FROM requests WHERE secret = @secret", Request, stop, ("secret", secret)), stop);
        return found.IsEmpty ? null : found[0];
    }

    public Task<ImmutableArray<HistoryLine>> History(string centre, string reference, CancellationToken stop)
    {
        const string sql = $"""
            SELECT h.at, h.staff, h.action, h.detail FROM history h JOIN requests r ON r.reference = h.reference
            WHERE (@centre = '*' OR r.centre = @centre) AND h.reference = @reference ORDER BY h.at DESC, h.id DESC
            """;

        return Read(connection => connection.Query(sql, row => new HistoryLine(At(row, 0), row.GetString(1), row.GetString(2), row.GetString(3)), stop,
            ("centre", centre), ("reference", reference)), stop);
    }

    /// <summary>False when the request is not of that centre: nothing is changed then.</summary>
    public async Task<bool> ChangeStatus(string centre, string reference, string staff, string status, CancellationToken stop) =>
        await Change("status", centre, reference, staff, status, stop);

    /// <summary>Gives a request that nobody has to this person; somebody who asked to be called back waits no longer then. False when it is somebody's already, or not of that centre.</summary>
    public async Task<bool> Take(string centre, string reference, string staff, CancellationToken stop) => await Write(async tx =>
    {
        var taken = await tx.Query(
            $"UPDATE requests SET assigned = @staff, updated = @now WHERE {Mine} AND reference = @reference AND (assigned IS NULL OR assigned = '') RETURNING kind, status",
            row => (Kind: row.GetString(0), Status: row.GetString(1)), stop, ("staff", staff), ("now", Now), ("centre", centre), ("reference", reference));
        if (taken.IsEmpty) return null;
        await AddHistory(tx, reference, staff, "assigned", staff, stop);
        if (taken[0] is { Kind: "call-back", Status: "new" })
        {
            await tx.Execute("UPDATE requests SET status = 'taken' WHERE reference = @reference", stop, ("reference", reference));
            await AddHistory(tx, reference, staff, "status", "taken", stop);
        }

        await ChangeCard(tx, reference, stop);
        return "";
    }, stop) is not null;

    /// <summary>Gives the request to somebody, whoever had it; an empty name gives it back.</summary>
    public async Task<bool> Assign(string centre, string reference, string staff, string to, CancellationToken stop) =>
        await Change("assigned", centre, reference, staff, to, stop);

    public async Task<bool> AddNote(string centre, string reference, string staff, string note, CancellationToken stop) => await Write(async tx =>
    {
        if (await tx.Execute($"UPDATE requests SET updated = @now WHERE {Mine} AND reference = @reference", stop, ("centre", centre), ("reference", reference), ("now", Now)) == 0) return null;
        await AddHistory(tx, reference, staff, "note", note, stop);
        return "";
    }, stop) is not null;

    private async Task<bool> Change(string column, string centre, string reference, string staff, string value, CancellationToken stop) => await Write(async tx =>
    {
        var changed = await tx.Execute($"UPDATE requests SET {column} = @value, updated = @now WHERE {Mine} AND reference = @reference", stop,
            ("value", value), ("now", Now), ("centre", centre), ("reference", reference));
        if (changed == 0) return null;
        await AddHistory(tx, reference, staff, column, value, stop);
        await ChangeCard(tx, reference, stop);
        return "";
    }, stop) is not null;

    private static DeskRequest Request(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5), row.GetString(6), row.GetString(7), At(row, 8), At(row, 9), row.GetString(10));

    private static DateTimeOffset At(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
