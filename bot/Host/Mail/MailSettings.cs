using System.Globalization;

namespace Article60.Host.Mail;

/// <summary>The mail server, or none: then the desk says that mail is off and shows what is to be done by hand.</summary>
/// <param name="From">Sender of every mail.</param>
internal sealed record MailSettings(string? Server, int Port, bool Tls, string? User, string? Password, string From)
{
    public bool IsOn => Server is not null;

    public static MailSettings Read(IConfiguration from, ICollection<string> problems)
    {
        var server = from["Mail:Server"] is { Length: > 0 } given ? given : null;
        var port = 587;
        if (from["Mail:Port"] is { Length: > 0 } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
            problems.Add("Mail:Port: a number from 1 to 65535 is expected.");
        var sender = from["Mail:From"] ?? "";
        if (server is not null && Dialogue.Forms.MailAddress.Read(sender) is null && !sender.EndsWith("@localhost", StringComparison.Ordinal)) problems.Add("Mail:From: a mail address is expected.");
        return new(server, port, !string.Equals(from["Mail:Tls"], "false", StringComparison.OrdinalIgnoreCase), from["Mail:User"], from["Mail:Password"], sender);
    }
}
