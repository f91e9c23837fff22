using Article60.Protocol.DirectLine;

namespace Article60.Host.Storage;

/// <summary>
/// Several hosts on one PostgreSQL: what one of them records in a Direct Line conversation, the others tell to the
/// streams that are open with them. After a broken line every open stream looks for what it missed.
/// </summary>
internal sealed class StreamNews(Store store, LiveStreams streams, TimeProvider clock, ILogger<StreamNews> logger) : BackgroundService
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.News is not { } news) return; // one host on a file: nobody else records anything
        for (var lost = false; ; lost = true)
        {
            try
            {
                await using var connection = await news.Listen(stoppingToken);
                connection.Notification += (_, notice) => Tell(news, notice.Payload);
                // What was recorded while nobody listened was announced to nobody.
                if (lost) streams.LookUpAll();
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                logger.LogWarning("News of other hosts: the line to the database broke ({Reason})", e.GetType().Name);
                await Task.Delay(AgainAfter, clock, stoppingToken);
            }
        }
    }

    private void Tell(PostgreSqlNews news, string payload)
    {
        if (news.FromElsewhere(payload) is { } conversation) streams.LookUp(conversation);
    }
}
