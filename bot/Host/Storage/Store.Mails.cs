using System.Collections.Immutable;

namespace Article60.Host.Storage;

/// <summary>A mail that waits to be sent.</summary>
/// <param name="Due">Moment; also tells whether another host has taken it since.</param>
internal sealed record WaitingMail(string Id, string Reference, string Recipient, string Subject, string Body, int Tries, long Due);

/// <summary>The mail outbox: saved with the form, sent afterwards, as often as it takes.</summary>
internal sealed partial class Store
{
    public Task<ImmutableArray<WaitingMail>> DueMails(int most, CancellationToken stop) => Read(connection => connection.Query(
        "SELECT id, reference, recipient, subject, body, tries, due FROM mails WHERE state = 'waiting' AND due <= @now ORDER BY due, id LIMIT @most",
        row => new WaitingMail(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt64(6)), stop, ("now", Now), ("most", most)), stop);

    /// <summary>Puts the mail off for everybody else while it is being sent. False when somebody took it before, or it was erased.</summary>
    public async Task<bool> ClaimMail(WaitingMail mail, TimeSpan wait, CancellationToken stop) => await Write(async tx =>
        await tx.Execute("UPDATE mails SET due = @until WHERE id = @id AND state = 'waiting' AND due = @due", stop,
            ("until", Now + (long)wait.TotalMilliseconds), ("id", mail.Id), ("due", mail.Due)) == 1 ? "" : null, stop) is not null;

    /// <summary>A sent mail keeps neither its text nor its address.</summary>
    public Task MailSent(string id, CancellationToken stop) => Write(async tx =>
    {
        await tx.Execute("UPDATE mails SET state = 'sent', sent = @now, subject = '', body = '' WHERE id = @id", stop, ("id", id), ("now", Now));
        return "";
    }, stop);

    /// <summary>Later again, or given up: the desk then shows it as to be done by hand.</summary>
    public Task MailFailed(string id, TimeSpan wait, bool giveUp, CancellationToken stop) => Write(async tx =>
    {
        await tx.Execute("UPDATE mails SET tries = tries + 1, due = @due, state = @state WHERE id = @id", stop,
            ("id", id), ("due", Now + (long)wait.TotalMilliseconds), ("state", giveUp ? "failed" : "waiting"));
        return "";
    }, stop);

    /// <summary>State of the mails of each request that has any unsent: waiting or failed.</summary>
    public async Task<ImmutableDictionary<string, string>> UnsentMails(CancellationToken stop)
    {
        var rows = await Read(connection => connection.Query("SELECT reference, MIN(state) FROM mails WHERE state <> 'sent' GROUP BY reference",
            row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), stop), stop);
        return ImmutableDictionary.CreateRange(StringComparer.Ordinal, rows);
    }
}
