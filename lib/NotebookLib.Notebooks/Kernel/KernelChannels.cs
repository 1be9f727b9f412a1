using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Kernel.Wire;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>The five channels of a kernel, bound, and what goes over them: requests in, replies and broadcasts out.</summary>
internal sealed class KernelChannels : IAsyncDisposable
{
    private readonly MessageCodec _codec;
    private readonly TextWriter _log;
    private readonly List<IAsyncDisposable> _sockets = [];

    /// <summary>Binds all five.</summary>
    /// <exception cref="WireException">An endpoint cannot be bound; those that were are closed again.</exception>
    internal KernelChannels(ConnectionFile connection, IWire wire, string session, TextWriter log)
    {
        (_codec, _log) = (new MessageCodec(connection.Key, session), log);
        try
        {
            Keep(wire.Echo(connection.Endpoint(connection.Heartbeat)));
            Iopub = Keep(wire.Publisher(connection.Endpoint(connection.Iopub)));
            Stdin = Keep(wire.Router(connection.Endpoint(connection.Stdin)));
            Control = Keep(wire.Router(connection.Endpoint(connection.Control)));
            Shell = Keep(wire.Router(connection.Endpoint(connection.Shell)));
        }
        catch (WireException)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }

        T Keep<T>(T socket)
            where T : IAsyncDisposable
        {
            _sockets.Add(socket);
            return socket;
        }
    }

    internal IRouter Shell { get; }

    internal IRouter Control { get; }

    internal IRouter Stdin { get; }

    private IPublisher Iopub { get; }

    /// <summary>The next message on a channel that can be trusted; others are named in the log and forgotten.</summary>
    /// <exception cref="OperationCanceledException">The channel was closed.</exception>
    internal async ValueTask<JupyterMessage> ReceiveAsync(IRouter channel, CancellationToken cancellation)
    {
        while (true)
        {
            var envelope = await channel.ReceiveAsync(cancellation);
            try
            {
                return _codec.Read(envelope);
            }
            catch (InvalidDataException e)
            {
                Log($"A message was ignored: {e.Message}.");
            }
        }
    }

    /// <summary>Answers a request on the channel it came from.</summary>
    internal void Reply(IRouter channel, JupyterMessage request, string type, JsonObject content) =>
        channel.Send(new Envelope(request.Peer, _codec.Write(null, type, request, content)));

    /// <summary>Tells everybody.</summary>
    internal void Publish(string type, JupyterMessage? parent, JsonObject content) =>
        Iopub.Send(_codec.Write("kernel." + type, type, parent, content));

    internal void Log(string line) => _log.WriteLine("[notebooklib] " + line);

    /// <summary>Waits until what was published has left.</summary>
    internal Task DrainAsync() => Iopub.DrainAsync(TimeSpan.FromSeconds(2));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
        {
            await socket.DisposeAsync();
        }
    }
}
