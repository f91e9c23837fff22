using Article60.Host.Storage;
using Article60.Host.Turns;
using Article60.Protocol.Channels;
using Article60.Tests.Protocol.Channels;
using Article60.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Article60.Tests.Desk;

/// <summary>Teams does not answer for an hour: the card of a request waits, and comes once.</summary>
public abstract class TeamsAwayTests(DatabaseKind kind) : DatabaseTests(kind)
{
    [Fact]
    public async Task A_card_for_a_channel_that_is_away_for_an_hour_arrives_once_when_it_is_back()
    {
        var clock = new HurriedClock();
        await using var store = await Database.Open(clock);
        var channels = new ChannelSettings { AppId = BotOnChannel.AppId };
        var (outbox, teams) = (new OutboxSignal(), new AbsentTeams(clock, back: clock.GetUtcNow() + TimeSpan.FromHours(1)));
        var cards = CentreRequests.Cards(store, outbox, channels, ["liege"]);
        using var sender = new OutboxSender(store, outbox, new OutboxSettler(store), new OutboxCalls(store, channels, cards), teams, clock, NullLogger<OutboxSender>.Instance);

        var reference = await CentreRequests.Keep(store, "partner-interest", "liege", cards.Announcing);
        await sender.StartAsync(CancellationToken.None);
        for (var tries = 0; tries < 400 && teams.Taken.Count == 0; tries++) await Task.Delay(25);
        Assert.True(await store.Take("liege", reference, "worker-liege", CancellationToken.None));
        outbox.Poke(Store.CardKey(reference));
        for (var tries = 0; tries < 400 && teams.Taken.Count < 2; tries++) await Task.Delay(25);
        await sender.StopAsync(CancellationToken.None);

        Assert.InRange(teams.Refused, 5, 40);
        Assert.Equal([ConnectorOperation.Send, ConnectorOperation.Update], teams.Taken.Select(call => call.Operation));
        Assert.Contains($"https://bot.example/desk/demandes/{reference}", System.Text.Encoding.UTF8.GetString(teams.Taken[0].Body.Span), StringComparison.Ordinal);
        Assert.Empty(await store.OutboxConversations(CancellationToken.None));
    }

    /// <summary>Teams, away until a moment.</summary>
    private sealed class AbsentTeams(TimeProvider clock, DateTimeOffset back) : IConnector
    {
        private int _refused;

        public List<ConnectorCall> Taken { get; } = [];

        public int Refused => _refused;

        public Task<ConnectorAnswer> CallAsync(ConnectorCall call, CancellationToken stop)
        {
            if (clock.GetUtcNow() < back)
            {
                Interlocked.Increment(ref _refused);
                return Task.FromResult<ConnectorAnswer>(new ConnectorAnswer.Later(503, TimeSpan.Zero));
            }

            lock (Taken) Taken.Add(call);
            return Task.FromResult<ConnectorAnswer>(new ConnectorAnswer.Done("1"));
        }
    }

    /// <summary>Whoever waits for the outbox's own delays waits no longer than it takes to move this clock there; the minute of the sweep is left alone.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

        private readonly Lock _gate = new();
        private DateTimeOffset _now = new(2026, 11, 22, 14, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow()
        {
            lock (_gate) return _now;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Sweep || dueTime <= TimeSpan.Zero) return System.CreateTimer(callback, state, dueTime, period);
            lock (_gate) _now += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }
}

public sealed class TeamsAwayOnSqliteTests() : TeamsAwayTests(DatabaseKind.Sqlite);

public sealed class TeamsAwayOnPostgresTests() : TeamsAwayTests(DatabaseKind.PostgreSql);
