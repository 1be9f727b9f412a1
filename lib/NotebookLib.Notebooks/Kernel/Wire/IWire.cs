namespace NotebookLib.Notebooks.Kernel.Wire;

/// <summary>
/// The sockets that a Jupyter kernel needs, and no more. The kernel knows this interface alone; a ZeroMQ library of one's
/// choice can stand behind it.
/// </summary>
internal interface IWire
{
    /// <summary>Binds a ROUTER socket: each message comes with the peer it came from, and goes to the peer it is for (RFC 28).</summary>
    /// <param name="endpoint"><c>tcp://127.0.0.1:5555</c> or <c>ipc:///path</c>.</param>
    /// <exception cref="WireException">The endpoint cannot be bound.</exception>
    IRouter Router(string endpoint);

    /// <summary>Binds a PUB socket: each message goes to all peers that subscribed to its beginning (RFC 29).</summary>
    /// <inheritdoc cref="Router"/>
    IPublisher Publisher(string endpoint);

    /// <summary>Binds a REP socket that answers every request with itself, for heartbeats (RFC 28).</summary>
    /// <inheritdoc cref="Router"/>
    IAsyncDisposable Echo(string endpoint);
}

/// <summary>A bound ROUTER socket.</summary>
internal interface IRouter : IAsyncDisposable
{
    /// <summary>The next message, whoever sent it; waits until there is one.</summary>
    /// <exception cref="OperationCanceledException">Waiting was cancelled, or the socket was closed.</exception>
    ValueTask<Envelope> ReceiveAsync(CancellationToken cancellation);

    /// <summary>Sends a message to one peer; for a peer that is gone it is dropped, as ROUTER sockets do.</summary>
    void Send(Envelope envelope);
}

/// <summary>A bound PUB socket.</summary>
internal interface IPublisher : IAsyncDisposable
{
    /// <summary>Sends a message to all who subscribed. Never waits: who does not keep up misses messages, as with PUB sockets.</summary>
    void Send(IReadOnlyList<byte[]> frames);

    /// <summary>Waits until everything sent so far has left, or the time is over.</summary>
    Task DrainAsync(TimeSpan atMost);
}

/// <summary>A message and the peer it came from or goes to.</summary>
/// <param name="Peer">The peer's routing id.</param>
/// <param name="Frames">The message, one or more frames.</param>
internal sealed record Envelope(byte[] Peer, IReadOnlyList<byte[]> Frames);

/// <summary>The wire cannot do what was asked; the message says what and how to mend it.</summary>
internal sealed class WireException(string message, Exception? inner = null) : IOException(message, inner);
