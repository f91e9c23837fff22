namespace Article60.Protocol.Channels;

/// <summary>The way out to the channels, for the host's outbox.</summary>
public interface IConnector
{
    /// <summary>Makes one call. What the channel refuses is an answer, not an exception.</summary>
    Task<ConnectorAnswer> CallAsync(ConnectorCall call, CancellationToken stop);
}
