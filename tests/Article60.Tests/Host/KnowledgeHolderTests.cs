using Article60.Host;
using Article60.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Article60.Tests.Host;

/// <summary>A changed folder that cannot be taken into use: when it is tried again, and what the log says.</summary>
public sealed class KnowledgeHolderTests : IDisposable
{
    private readonly HandTimer _timer = new();
    private readonly Lines _lines = new();

    [Fact]
    public void A_file_that_is_just_being_replaced_is_read_again_at_once()
    {
        using var holder = Holder(new IOException("being replaced"));

        _timer.Fire();

        Assert.InRange(_timer.Due, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Same(RealKnowledge.Base, holder.Current);
    }

    [Fact]
    public void What_reading_again_does_not_mend_is_tried_after_minutes_and_said_once()
    {
        using var holder = Holder(new InvalidOperationException("no database"));

        for (var tries = 0; tries < 3; tries++)
        {
            _timer.Fire();
            Assert.InRange(_timer.Due, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        }

        Assert.Equal([LogLevel.Error], _lines.Written);
        Assert.Same(RealKnowledge.Base, holder.Current);

        holder.BeforeUse = _ => { };
        _timer.Fire();
        Assert.NotSame(RealKnowledge.Base, holder.Current);
    }

    public void Dispose() => _timer.Dispose();

    private KnowledgeHolder Holder(Exception failure) =>
        new(Repository.Knowledge, RealKnowledge.Base, new BelgianClock(new SteppedClock()), _timer, _lines) { BeforeUse = _ => throw failure };

    /// <summary>Remembers how long it was asked to wait, and goes off by hand.</summary>
    private sealed class HandTimer : TimeProvider, ITimer
    {
        private Action _callback = () => { };

        public TimeSpan Due { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = () => callback(state);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Fire() => _callback();

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Lines : ILogger<KnowledgeHolder>
    {
        public List<LogLevel> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(logLevel);
    }
}
