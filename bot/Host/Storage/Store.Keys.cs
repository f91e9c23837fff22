using System.Collections.Immutable;

namespace Article60.Host.Storage;

/// <summary>Keys of which there are many, kept under a common beginning of their names.</summary>
internal sealed partial class Store
{
    /// <param name="beginning">Of the names; without the signs that LIKE reads as something else.</param>
    /// <param name="stop">Cancels the work.</param>
    public Task<ImmutableArray<string>> KeysUnder(string beginning, CancellationToken stop) => Read(connection => connection.Query(
        "SELECT value FROM keys WHERE name LIKE @names ORDER BY name", row => row.GetString(0), stop, ("names", beginning + "%")), stop);
}
