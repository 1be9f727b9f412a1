using System.Net.Sockets;
using System.Threading.Channels;

namespace NotebookLib.Notebooks.Kernel.Wire;

/// <summary>
/// One peer after the handshake: whole messages in, whole messages out, in order (RFC 37, section "Traffic"). Answers PING;
/// passes SUBSCRIBE and CANCEL on as the messages that ZMTP 3.0 has for them.
/// </summary>
internal sealed class ZmtpConnection : IAsyncDisposable
{
    /// <summary>So much may wait for a peer that does not read; what comes after is dropped (the high-water mark of RFC 29, in
    /// octets).</summary>
    internal const long HighWater = 128L << 20;

    private const int MostFrames = 4096;
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly Channel<IReadOnlyList<ZmtpFrame>> _queue =
        Channel.CreateUnbounded<IReadOnlyList<ZmtpFrame>>(new() { SingleReader = true });
    private readonly Task _writing;
    private readonly CancellationTokenSource _closing = new();
    private long _waiting;

    private ZmtpConnection(Socket socket, Stream stream, ZmtpHandshake peer)
    {
        (_socket, _stream, Peer) = (socket, stream, peer);
        _writing = WriteAsync();
    }

    /// <summary>Who the peer is.</summary>
    internal ZmtpHandshake Peer { get; }

    /// <summary>Octets that have been sent but have not left yet.</summary>
    internal long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Meets the peer on a fresh connection; a peer that keeps silent is given up after ten seconds.</summary>
    /// <exception cref="InvalidDataException">The peer speaks something else.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or the socket is closing.</exception>
    internal static async Task<ZmtpConnection> OpenAsync(Socket socket, string socketType, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(HandshakeTime);
        var network = new NetworkStream(socket, ownsSocket: true);
        var input = new BufferedStream(network, 32 << 10);
        return new ZmtpConnection(socket, input, await ZmtpHandshake.MeetAsync(input, network, socketType, time.Token));
    }

    /// <summary>The next message; null when the peer has gone.</summary>
    /// <exception cref="InvalidDataException">The peer breaks the protocol.</exception>
    internal async ValueTask<IReadOnlyList<byte[]>?> ReceiveAsync(CancellationToken cancellation)
    {
        var frames = new List<byte[]>();
        var size = 0L;
        while (await ZmtpFrame.ReadAsync(_stream, cancellation) is { } frame)
        {
            if (frame.IsCommand)
            {
                if (frames.Count == 0 && Answer(frame.Body) is { } subscription)
                {
                    return [subscription];
                }

                continue;
            }

            frames.Add(frame.Body);
            size += frame.Body.Length;
            if (frames.Count > MostFrames || size > ZmtpFrame.LargestBody)
            {
                throw new InvalidDataException("A message larger than allowed.");
            }

            if (!frame.HasMore)
            {
                return frames;
            }
        }

        return frames.Count == 0 ? null : throw new EndOfStreamException("The peer went away in the middle of a message.");
    }

    /// <summary>Queues a message; false when too much waits already and it was dropped.</summary>
    internal bool Send(IReadOnlyList<byte[]> frames) =>
        Queue([.. frames.Select((body, i) => new ZmtpFrame(body, HasMore: i < frames.Count - 1))]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _closing.CancelAsync();
        _socket.Dispose();
        await _writing;
        await _stream.DisposeAsync();
    }

    private byte[]? Answer(byte[] command)
    {
        switch (ZmtpHandshake.Split(command))
        {
            case ("PING", { Length: >= 2 } data):
                Queue([ZmtpHandshake.Command("PONG", data[2..])]); // the first two octets are a time to live
                break;
            case ("SUBSCRIBE", var topic):
                return [1, .. topic];
            case ("CANCEL", var topic):
                return [0, .. topic];
            case ("ERROR", _):
                throw new InvalidDataException("The peer reports an error.");
        }

        return null; // an unknown command is none of our business
    }

    private bool Queue(IReadOnlyList<ZmtpFrame> frames)
    {
        var size = frames.Sum(f => (long)f.Body.Length + 2);
        if (Interlocked.Add(ref _waiting, size) > HighWater + size || !_queue.Writer.TryWrite(frames))
        {
            Interlocked.Add(ref _waiting, -size);
            return false;
        }

        return true;
    }

    private async Task WriteAsync()
    {
        await Task.Yield();
        try
        {
            await foreach (var frames in _queue.Reader.ReadAllAsync(_closing.Token))
            {
                List<ArraySegment<byte>> parts = [.. frames.SelectMany(f =>
                    new[] { new ArraySegment<byte>(f.Header()), new ArraySegment<byte>(f.Body) })];
                var size = frames.Sum(f => (long)f.Body.Length + 2);
                await SendAllAsync(parts);
                Interlocked.Add(ref _waiting, -size);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            _queue.Writer.TryComplete(); // the peer is gone; the reader will notice too
            Interlocked.Exchange(ref _waiting, 0);
        }
    }

    private async Task SendAllAsync(List<ArraySegment<byte>> parts)
    {
        while (parts.Count > 0)
        {
            var sent = await _socket.SendAsync(parts, SocketFlags.None);
            while (parts.Count > 0 && sent >= parts[0].Count)
            {
                sent -= parts[0].Count;
                parts.RemoveAt(0);
            }

            if (sent > 0)
            {
                parts[0] = parts[0][sent..];
            }
        }
    }
}
