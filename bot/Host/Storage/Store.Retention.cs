namespace Article60.Host.Storage;

/// <summary>What may not stay.</summary>
internal sealed partial class Store
{
    /// <summary>Long enough to know a repeated delivery of a channel.</summary>
    private static readonly TimeSpan HandledStay = TimeSpan.FromHours(1);

    /// <summary>Deletes uploaded files after their day, and traces of answered activities. Returns the number of rows.</summary>
    public async Task<long> DeleteExpired(CancellationToken stop)
    {
        var rows = await Write(async tx =>
        {
            var files = await tx.Execute("DELETE FROM files WHERE created <= @oldest", stop, ("oldest", Before(FilesLive)));
            var handled = await tx.Execute("DELETE FROM inbox WHERE handled = 1 AND received <= @oldest", stop, ("oldest", Before(HandledStay)));
            return new Counted(files + handled);
        }, stop);
        return rows!.Rows;
    }

    private long Before(TimeSpan age) => Now - (long)age.TotalMilliseconds;

    private sealed record Counted(long Rows);
}
