using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NotebookLib.Notebooks.Kernel.Wire;

/// <summary>The wire of this project's own: ZMTP 3.1 (RFC 37) with the NULL mechanism over TCP and Unix domain sockets.</summary>
internal sealed class ZmtpWire : IWire
{
    /// <inheritdoc/>
    public IRouter Router(string endpoint) => new ZmtpRouter(endpoint);

    /// <inheritdoc/>
    public IPublisher Publisher(string endpoint) => new ZmtpPublisher(endpoint);

    /// <inheritdoc/>
    public IAsyncDisposable Echo(string endpoint) => new ZmtpEcho(endpoint);
}

/// <summary>ROUTER (RFC 28). A peer that comes back with the identity of another takes its place.</summary>
internal sealed class ZmtpRouter(string endpoint) : ZmtpListener(endpoint, "ROUTER"), IRouter
{
    private readonly Channel<Envelope> _received = Channel.CreateBounded<Envelope>(10_000);
    private readonly ConcurrentDictionary<string, ZmtpConnection> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ZmtpConnection, byte[]> _ids = [];
    private int _count;

    /// <inheritdoc/>
    public async ValueTask<Envelope> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            return await _received.Reader.ReadAsync(cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw new OperationCanceledException("The socket is closed.", e);
        }
    }

    /// <inheritdoc/>
    public void Send(Envelope envelope)
    {
        if (_byId.TryGetValue(Convert.ToHexString(envelope.Peer), out var peer))
        {
            peer.Send(envelope.Frames);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _received.Writer.TryComplete();
        await base.DisposeAsync();
    }

    private protected override void Join(ZmtpConnection peer)
    {
        var id = peer.Peer.Identity;
        if (id.Length == 0)
        {
            id = new byte[5]; // a zero octet first: no peer may choose such an identity itself
            BinaryPrimitives.WriteInt32BigEndian(id.AsSpan(1), Interlocked.Increment(ref _count));
        }

        _ids[peer] = id;
        _byId[Convert.ToHexString(id)] = peer;
    }

    private protected override void Leave(ZmtpConnection peer)
    {
        if (_ids.TryRemove(peer, out var id))
        {
            _byId.TryRemove(KeyValuePair.Create(Convert.ToHexString(id), peer)); // not the one that took its place
        }
    }

    private protected override void Receive(ZmtpConnection peer, IReadOnlyList<byte[]> frames)
    {
        if (_ids.TryGetValue(peer, out var id) && !_received.Writer.TryWrite(new Envelope(id, frames)))
        {
            // ten thousand requests wait already: this peer has to wait too
            _received.Writer.WriteAsync(new Envelope(id, frames), Closing).AsTask().Wait(Closing);
        }
    }
}

/// <summary>PUB (RFC 29): prefix subscriptions, and never waiting for anybody.</summary>
internal sealed class ZmtpPublisher(string endpoint) : ZmtpListener(endpoint, "PUB"), IPublisher
{
    private readonly ConcurrentDictionary<ZmtpConnection, List<byte[]>> _topics = [];

    /// <inheritdoc/>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        foreach (var (peer, topics) in _topics)
        {
            bool wanted;
            lock (topics)
            {
                wanted = topics.Exists(t => frames[0].AsSpan().StartsWith(t));
            }

            if (wanted)
            {
                peer.Send(frames);
            }
        }
    }

    /// <inheritdoc/>
    public async Task DrainAsync(TimeSpan atMost)
    {
        var end = Environment.TickCount64 + (long)atMost.TotalMilliseconds;
        while (_topics.Keys.Any(p => p.Waiting > 0) && Environment.TickCount64 < end)
        {
            await Task.Delay(5);
        }
    }

    private protected override void Join(ZmtpConnection peer) => _topics[peer] = [];

    private protected override void Leave(ZmtpConnection peer) => _topics.TryRemove(peer, out _);

    private protected override void Receive(ZmtpConnection peer, IReadOnlyList<byte[]> frames)
    {
        if (frames is not [[var kind and <= 1, .. var topic]] || !_topics.TryGetValue(peer, out var topics))
        {
            return;
        }

        lock (topics)
        {
            if (kind == 1)
            {
                topics.Add(topic);
            }
            else if (topics.FindIndex(t => t.AsSpan().SequenceEqual(topic)) is var at and >= 0)
            {
                topics.RemoveAt(at); // one of them: subscriptions are counted
            }
        }
    }
}

/// <summary>REP (RFC 28) that gives each request back, envelope and all.</summary>
internal sealed class ZmtpEcho(string endpoint) : ZmtpListener(endpoint, "REP")
{
    private protected override void Receive(ZmtpConnection peer, IReadOnlyList<byte[]> frames) => peer.Send(frames);
}
