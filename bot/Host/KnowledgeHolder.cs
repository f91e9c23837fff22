using System.Collections.Immutable;
using Article60.Knowledge;

namespace Article60.Host;

/// <summary>The snapshot in use. A changed folder is loaded again; a snapshot with errors never replaces a good one.</summary>
internal sealed class KnowledgeHolder : IDisposable
{
    /// <summary>Editors write a file in several steps.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(400);

    /// <summary>Between tries at what a change of the folder does not mend: a database that is away, or a mistake of ours.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly string _folder;
    private readonly BelgianClock _clock;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _loading = new();
    private FileSystemWatcher? _watcher;
    private volatile KnowledgeBase _current;
    private volatile ImmutableList<Problem> _refused = [];
    private bool _failing;

    public KnowledgeHolder(string folder, KnowledgeBase first, BelgianClock clock, TimeProvider timers, ILogger<KnowledgeHolder> logger)
    {
        (_folder, _current, _clock, _logger) = (folder, first, clock, logger);
        _timer = timers.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public KnowledgeBase Current => _current;

    /// <summary>Done with every snapshot before the first answer is given from it.</summary>
    public Action<KnowledgeBase> BeforeUse { get; set; } = _ => { };

    /// <summary>Errors of the folder as it now stands; not empty means that an older snapshot is served.</summary>
    public ImmutableList<Problem> Refused => _refused;

    /// <summary>Reloads whenever something in the folder changes.</summary>
    public void Watch()
    {
        _watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true };
        _watcher.Changed += (_, _) => Later();
        _watcher.Created += (_, _) => Later();
        _watcher.Deleted += (_, _) => Later();
        _watcher.Renamed += (_, _) => Later();
        _watcher.EnableRaisingEvents = true;
    }

    private void Later() => _timer.Change(Calm, Timeout.InfiniteTimeSpan);

    private void Reload()
    {
        lock (_loading)
        {
            try
            {
                var result = KnowledgeLoader.Load(_folder, _clock.Today, Home.Model);
                if (result.Knowledge is { } loaded)
                {
                    BeforeUse(loaded);
                    (_current, _refused, _failing) = (loaded, [], false);
                    _logger.LogInformation("Knowledge reloaded");
                    return;
                }

                _failing = false;
                _refused = [.. result.Problems.Where(problem => problem.Severity == Severity.Error)];
                foreach (var problem in _refused) _logger.LogError("{Problem}", problem);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file is being replaced just now: the last good snapshot stays until it is there.
                _logger.LogWarning(e, "Knowledge could not be read");
                Later();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The last good snapshot stays. Said once: it may fail for hours.
                if (!_failing) _logger.LogError(e, "Knowledge could not be taken into use");
                _failing = true;
                _timer.Change(Long, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer.Dispose();
    }
}
