using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Article60.Host.Mail;
using Article60.Host.Privacy;
using Article60.Host.Storage;
using Article60.Protocol.Activities;
using Article60.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Article60.Tests.Desk;

/// <summary>The mail outbox with a mail server that is absent, down for a day, and back.</summary>
public abstract class MailTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task A_mail_server_that_is_down_for_a_day_loses_nothing()
    {
        await using var store = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        var port = FreePort();
        var sender = new MailSender(store, Settings(port), _clock, NullLogger<MailSender>.Instance);
        for (var hour = 0; hour < 24; hour++)
        {
            await sender.SendDue(CancellationToken.None);
            _clock.Step(TimeSpan.FromHours(1));
        }

        Assert.Equal("waiting", Assert.Single(await store.UnsentMails(CancellationToken.None)).Value);
        await using var server = new SmallMailServer(port);
        await sender.SendDue(CancellationToken.None);

        Assert.Empty(await store.UnsentMails(CancellationToken.None));
        Assert.Equal(["camille@exemple.be", "info@cpas.example"], server.Received.Select(mail => mail.To).Order());
        Assert.All(server.Received, mail => Assert.Contains("ART60-2026-000001", mail.Data, StringComparison.Ordinal));
        await sender.SendDue(CancellationToken.None);
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task After_five_days_the_desk_is_told_instead()
    {
        await using var store = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        var sender = new MailSender(store, Settings(FreePort()), _clock, NullLogger<MailSender>.Instance);
        for (var hour = 0; hour < 24 * 7; hour++)
        {
            await sender.SendDue(CancellationToken.None);
            _clock.Step(TimeSpan.FromHours(1));
        }

        Assert.Equal("failed", Assert.Single(await store.UnsentMails(CancellationToken.None)).Value);
    }

    [Fact]
    public async Task Two_hosts_on_one_database_send_each_mail_once()
    {
        await using var store = await Database.Open(_clock);
        await using var other = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        var (port, otherPort) = (FreePort(), FreePort());
        var elsewhere = new MailSender(other, Settings(otherPort), _clock, NullLogger<MailSender>.Instance);
        await using var otherServer = new SmallMailServer(otherPort);
        await using var server = new SmallMailServer(port) { Meanwhile = () => elsewhere.SendDue(CancellationToken.None) };

        await new MailSender(store, Settings(port), _clock, NullLogger<MailSender>.Instance).SendDue(CancellationToken.None);

        Assert.Single(server.Received);
        Assert.Equal(["camille@exemple.be", "info@cpas.example"], server.Received.Concat(otherServer.Received).Select(mail => mail.To).Order());
        Assert.Empty(await store.UnsentMails(CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_that_is_erased_while_another_is_being_sent_is_not_sent()
    {
        await using var store = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        var port = FreePort();
        await using var server = new SmallMailServer(port) { Meanwhile = () => Save(store, "c1", new KeptItem("erase", "{}")) };

        await new MailSender(store, Settings(port), _clock, NullLogger<MailSender>.Instance).SendDue(CancellationToken.None);

        Assert.Single(server.Received);
    }

    [Fact]
    public async Task A_mail_whose_host_died_while_sending_it_is_sent_later()
    {
        await using var store = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        foreach (var mail in await store.DueMails(10, CancellationToken.None)) Assert.True(await store.ClaimMail(mail, TimeSpan.FromMinutes(2), CancellationToken.None));
        Assert.Empty(await store.DueMails(10, CancellationToken.None));

        _clock.Step(TimeSpan.FromMinutes(2));
        Assert.Equal(2, (await store.DueMails(10, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task The_same_form_saved_again_is_the_same_record()
    {
        await using var store = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        await Keep(store, "c1", "flow-partner-form#0");
        await Keep(store, "c2", "flow-partner-form#0");
        var requests = await store.Requests("*", new RequestFilter(), 10, CancellationToken.None);
        Assert.Equal(["ART60-2026-000002", "ART60-2026-000001"], requests.Select(request => request.Reference));
        Assert.Equal(4, (await store.DueMails(10, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task What_was_kept_long_enough_goes_and_nothing_else()
    {
        await using var store = await Database.Open(_clock);
        await Keep(store, "c1", "flow-partner-form#0");
        _clock.Step(TimeSpan.FromDays(400));
        await Keep(store, "c2", "flow-partner-form#0");
        var keep = new RetentionSettings(ConversationDays: 30, PartnerDays: 730, CallBackDays: 180, QuestionDays: 365, AuditDays: 365, MailDays: 30);
        await store.DeleteOld(keep, CancellationToken.None);
        Assert.Equal(2, (await store.Requests("*", new RequestFilter(), 10, CancellationToken.None)).Length);
        _clock.Step(TimeSpan.FromDays(331));
        var gone = await store.DeleteOld(keep, CancellationToken.None);
        Assert.Equal(1, gone["partner-interest"]);
        Assert.Equal("c2", Assert.Single(await store.Requests("*", new RequestFilter(), 10, CancellationToken.None)).Organisation[^2..]);
    }

    private static async Task Keep(Store store, string conversation, string key)
    {
        var data = new JsonObject
        {
            ["key"] = key, ["centre"] = "liege", ["day"] = "2026-11-22", ["answers"] = new JsonObject { ["organisation"] = $"ASBL {conversation}" },
            ["mails"] = new JsonArray(Mail("info@cpas.example"), Mail("camille@exemple.be")),
        };
        await Save(store, conversation, new KeptItem("partner-interest", data.ToJsonString()));
    }

    private static async Task Save(Store store, string conversation, KeptItem item)
    {
        var start = new Activity { Type = "message", ChannelId = "emulator", Id = $"{conversation}-{Guid.NewGuid():N}", ServiceUrl = "https://emulator.example", Conversation = new() { Id = conversation }, Text = "x" };
        var (_, version) = await store.Meet(start, CancellationToken.None);
        var saved = await store.Save(new TurnRecord(Article60.Protocol.ConversationKey.Of(start), null, "{}", version, [], false, [item]), CancellationToken.None);
        Assert.NotNull(saved);
    }

    private static JsonObject Mail(string to) => new() { ["to"] = to, ["subject"] = $"Demande {Article60.Dialogue.Reply.Keep.Reference}", ["body"] = "Bonjour" };

    private static MailSettings Settings(int port) => new("127.0.0.1", port, Tls: false, null, null, "assistant@cpas.example");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

public sealed class MailOnSqliteTests() : MailTests(DatabaseKind.Sqlite);

public sealed class MailOnPostgresTests() : MailTests(DatabaseKind.PostgreSql);
