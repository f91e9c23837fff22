namespace Article60.Host.Desk;

/// <summary>What staff must know about mail.</summary>
/// <param name="Unsent">Reference of each request with a mail that has not gone: waiting or failed.</param>
internal sealed record MailView(bool IsOn, IReadOnlyDictionary<string, string> Unsent)
{
    /// <summary>While mail is on, a waiting mail is no work for anybody.</summary>
    public static MailView Of(bool isOn, IReadOnlyDictionary<string, string> unsent) =>
        new(isOn, isOn ? unsent.Where(mail => mail.Value == "failed").ToDictionary(StringComparer.Ordinal) : unsent);
}
