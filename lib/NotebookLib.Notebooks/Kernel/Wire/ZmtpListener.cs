using System.Net;
using System.Net.Sockets;

namespace NotebookLib.Notebooks.Kernel.Wire;

/// <summary>
/// A bound endpoint: takes peers in, one task each, and hands their messages on. A peer that breaks the protocol, keeps
/// silent or vanishes loses its own connection and nothing else.
/// </summary>
internal abstract class ZmtpListener : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly string _socketType;
    private readonly string? _file;
    private readonly Task _accepting;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly HashSet<ZmtpConnection> _peers = [];

    private protected ZmtpListener(string endpoint, string socketType)
    {
        _socketType = socketType;
        (_socket, _file) = Bind(endpoint);
        _accepting = Task.Run(AcceptAsync);
    }

    private protected CancellationToken Closing => _closing.Token;

    private protected IReadOnlyList<ZmtpConnection> Peers
    {
        get
        {
            lock (_gate)
            {
                return [.. _peers];
            }
        }
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Dispose();
        await _accepting;
        foreach (var peer in Peers)
        {
            await peer.DisposeAsync();
        }

        if (_file is not null)
        {
            File.Delete(_file);
        }

        GC.SuppressFinalize(this);
    }

    private protected abstract void Receive(ZmtpConnection peer, IReadOnlyList<byte[]> frames);

    private protected virtual void Join(ZmtpConnection peer)
    {
    }

    private protected virtual void Leave(ZmtpConnection peer)
    {
    }

    private static (Socket Socket, string? File) Bind(string endpoint)
    {
        try
        {
            if (endpoint.StartsWith("ipc://", StringComparison.Ordinal))
            {
                var file = endpoint["ipc://".Length..];
                File.Delete(file); // left by a process that was killed; a bound one is not noticed by anybody else
                var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                local.Bind(new UnixDomainSocketEndPoint(file));
                local.Listen(128);
                return (local, file);
            }

            var address = IPEndPoint.Parse(endpoint["tcp://".Length..]);
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(address);
            socket.Listen(128);
            return (socket, null);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new WireException($"{endpoint} is in use by another program. Start the kernel again with a new connection file, or end "
                + $"that program.", e);
        }
        catch (Exception e) when (e is SocketException or FormatException or ArgumentException or IOException
            or UnauthorizedAccessException)
        {
            throw new WireException($"{endpoint} cannot be bound: {e.Message} Correct transport, ip and port in the connection file.", e);
        }
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var socket = await _socket.AcceptAsync(_closing.Token);
                if (socket.ProtocolType == ProtocolType.Tcp)
                {
                    socket.NoDelay = true;
                }

                _ = Task.Run(() => ServeAsync(socket));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50); // out of descriptors, say: the peers that are here go on
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        ZmtpConnection? peer = null;
        try
        {
            peer = await ZmtpConnection.OpenAsync(socket, _socketType, _closing.Token);
            lock (_gate)
            {
                _peers.Add(peer);
            }

            Join(peer);
            while (await peer.ReceiveAsync(_closing.Token) is { } frames)
            {
                Receive(peer, frames);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or SocketException or OperationCanceledException
            or ObjectDisposedException)
        {
            // this peer's own affair
        }
        finally
        {
            if (peer is null)
            {
                socket.Dispose();
            }
            else
            {
                lock (_gate)
                {
                    _peers.Remove(peer);
                }

                Leave(peer);
                await peer.DisposeAsync();
            }
        }
    }
}
