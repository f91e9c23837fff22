using System.Net;
using System.Net.Mail;
using Article60.Host.Storage;

namespace Article60.Host.Mail;

/// <summary>Sends what the outbox holds. A server that is down for days loses nothing; what can never arrive is shown at the desk.</summary>
internal sealed class MailSender(Store store, MailSettings settings, TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    private const int AtOnce = 20;

    /// <summary>With the waiting times below, about five days.</summary>
    private const int MostTries = 130;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long no other host tries a mail that one is sending: if that one dies, it waits this long.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsOn) return;
        while (true)
        {
            try { await SendDue(stoppingToken); }
            catch (System.Data.Common.DbException e) { logger.LogError(e, "The mail outbox could not be read"); }
            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>One round over the mails that are due.</summary>
    public async Task SendDue(CancellationToken stop)
    {
        foreach (var mail in await store.DueMails(AtOnce, stop))
        {
            if (!await store.ClaimMail(mail, Claim, stop)) continue;
            try
            {
                await Send(mail, stop);
                await store.MailSent(mail.Id, stop);
                logger.LogInformation("Mail {Id} of {Reference} sent", mail.Id, mail.Reference);
            }
            catch (Exception e) when (e is SmtpException or FormatException or InvalidOperationException or System.Net.Sockets.SocketException or IOException or TimeoutException)
            {
                var giveUp = e is SmtpFailedRecipientException or FormatException || mail.Tries + 1 >= MostTries;
                await store.MailFailed(mail.Id, Wait(mail.Tries), giveUp, stop);
                logger.LogWarning("Mail {Id} of {Reference} not sent ({Error}), try {Try}", mail.Id, mail.Reference, e.GetType().Name, mail.Tries + 1);
            }
        }
    }

    /// <summary>Half a minute, then twice as long each time, at most an hour.</summary>
    internal static TimeSpan Wait(int tries) => tries >= 7 ? LongestWait : TimeSpan.FromSeconds(30 << tries);

    private async Task Send(WaitingMail mail, CancellationToken stop)
    {
        using var client = new SmtpClient(settings.Server!, settings.Port) { EnableSsl = settings.Tls, Timeout = (int)Patience.TotalMilliseconds };
        if (settings.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, settings.Password);
        using var message = new MailMessage(settings.From, mail.Recipient)
        {
            // Line ends in a subject would begin another header.
            Subject = mail.Subject.ReplaceLineEndings(" "), Body = mail.Body,
            SubjectEncoding = System.Text.Encoding.UTF8, BodyEncoding = System.Text.Encoding.UTF8,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }
}
