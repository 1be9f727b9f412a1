using System.Net;
using System.Net.Sockets;
using System.Text;
using NotebookLib.Notebooks.Kernel.Wire;

namespace NotebookLib.Notebooks.Tests.Kernel;

/// <summary>The wire against libzmq, the reference implementation, through pyzmq; and against peers that misbehave.</summary>
public sealed class WireTests
{
    private readonly ZmtpWire _wire = new();

    [Theory]
    [InlineData("tcp")]
    [InlineData("ipc")]
    public async Task A_router_talks_to_dealers_of_libzmq(string transport)
    {
        Python.Need("zmq");
        using var folder = new TestFolder();
        var (router, endpoint) = Bound(_wire.Router, transport, folder);
        await using var closing = router;
        using var stop = new CancellationTokenSource();
        var echo = Task.Run(async () =>
        {
            while (true)
            {
                var message = await router.ReceiveAsync(stop.Token);
                router.Send(message);
            }
        });
        await Python.RunAsync("""
            import sys, os, zmq
            c = zmq.Context()
            def dealer(identity=None):
                s = c.socket(zmq.DEALER); s.linger = 0
                if identity: s.identity = identity
                s.connect(sys.argv[1]); return s
            a, b = dealer(b'een'), dealer()
            for s in (a, b):
                for frames in ([b''], [b'x'], [b'a', b'', b'c'], [os.urandom(255)], [os.urandom(256)], [b'kop', os.urandom(10_000_000), b'staart'], [b'%d' % i for i in range(300)]):
                    s.send_multipart(frames)
                    assert s.poll(600_000), len(frames)
                    assert s.recv_multipart() == frames
            a.send(b'voor a'); b.send(b'voor b')
            assert a.poll(600_000) and a.recv() == b'voor a'
            assert b.poll(600_000) and b.recv() == b'voor b'
            again = dealer(b'een')      # the same identity takes the place of the first
            again.send(b'terug')
            assert again.poll(600_000) and again.recv() == b'terug'
            for i in range(2000): b.send(b'%d' % i)
            for i in range(2000): assert b.poll(600_000) and b.recv() == b'%d' % i
            """, [endpoint]);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => echo);
    }

    [Fact]
    public async Task A_publisher_serves_subscribers_of_libzmq_by_topic()
    {
        Python.Need("zmq");
        var (publisher, endpoint) = Bound(_wire.Publisher);
        await using var closing = publisher;
        var python = Python.RunAsync("""
            import sys, zmq
            c = zmq.Context()
            def sub(*topics):
                s = c.socket(zmq.SUB); s.linger = 0
                for t in topics: s.subscribe(t)
                s.connect(sys.argv[1]); return s
            alles, een, weg = sub(b''), sub(b'een'), sub(b'een', b'twee')
            weg.unsubscribe(b'een')
            def lees(s):
                assert s.poll(600_000)
                return s.recv_multipart()
            assert [lees(een) for _ in range(9)] == [[b'een', b'1']] * 9
            assert [lees(weg) for _ in range(9)] == [[b'twee', b'2']] * 9
            while lees(alles)[0] != b'een': pass
            assert lees(alles) == [b'twee', b'2']
            """, [endpoint]);
        while (!python.IsCompleted) // subscriptions take effect when they arrive, so it is said until all have heard it
        {
            publisher.Send(["een"u8.ToArray(), "1"u8.ToArray()]);
            publisher.Send(["twee"u8.ToArray(), "2"u8.ToArray()]);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await python;
    }

    [Fact]
    public async Task A_publisher_sends_nobody_what_was_not_asked_for()
    {
        var (publisher, endpoint) = Bound(_wire.Publisher);
        await using var closing = publisher;
        await using var peer = await PeerAsync(endpoint, [.. Greeting, .. Ready("SUB"), 0, 4, 1, .. "een"u8]);
        using var heard = new MemoryStream();
        var reading = Task.Run(async () =>
        {
            var buffer = new byte[4096];
            while (!Said(heard).Contains("een", StringComparison.Ordinal))
            {
                heard.Write(buffer.AsSpan(0, await peer.ReadAsync(buffer)));
            }
        });
        while (!reading.IsCompleted)
        {
            publisher.Send(["twee"u8.ToArray()]);
            publisher.Send(["een"u8.ToArray()]);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await reading;
        Assert.DoesNotContain("twee", Said(heard), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heartbeat_of_libzmq_comes_back()
    {
        Python.Need("zmq");
        var (echo, endpoint) = Bound(_wire.Echo);
        await using var closing = echo;
        await Python.RunAsync("""
            import sys, zmq
            s = zmq.Context().socket(zmq.REQ); s.linger = 0; s.connect(sys.argv[1])
            for i in range(100):
                s.send(b'ping %d' % i)
                assert s.poll(600_000) and s.recv() == b'ping %d' % i
            s.setsockopt(zmq.HEARTBEAT_IVL, 100)
            """, [endpoint]);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_context()
    {
        var (echo, endpoint) = Bound(_wire.Echo);
        await using var closing = echo;
        await using var peer = await PeerAsync(endpoint, [.. Greeting, .. Ready("REQ"), 4, 12, 4, .. "PING"u8, 0, 100, .. "hoort"u8]);
        var greetingAndSize = new byte[64 + 2]; // and then READY, of that size
        await peer.ReadExactlyAsync(greetingAndSize, TestContext.Current.CancellationToken);
        await peer.ReadExactlyAsync(new byte[greetingAndSize[65]], TestContext.Current.CancellationToken);
        var pong = new byte[12];
        await peer.ReadExactlyAsync(pong, TestContext.Current.CancellationToken);
        Assert.Equal([4, 10, 4, .. "PONG"u8, .. "hoort"u8], pong);
    }

    [Fact]
    public async Task A_peer_that_speaks_nonsense_loses_its_own_connection_and_nothing_else()
    {
        var (router, endpoint) = Bound(_wire.Router);
        await using var closing = router;
        var start = (byte[])[.. Greeting, .. Ready("DEALER")];
        await using var good = await PeerAsync(endpoint, start);
        var random = new Random(20261122);
        for (var i = 0; i < 200; i++)
        {
            byte[] bytes = [.. start, 1, 3, 1, 2, 3, 0, 2, 4, 5];
            bytes = (i % 4) switch
            {
                0 => bytes[..random.Next(bytes.Length)], // goes away in the middle
                1 => [.. bytes.Select(b => random.Next(40) == 0 ? (byte)random.Next(256) : b)],
                2 => [.. start, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 1], // claims petabytes
                _ => [.. Enumerable.Range(0, 200).Select(_ => (byte)random.Next(256))],
            };
            await using var peer = await PeerAsync(endpoint, bytes);
        }

        await good.WriteAsync((byte[])[0, 4, .. "goed"u8], TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        Envelope message;
        do
        {
            message = await router.ReceiveAsync(limit.Token);
        }
        while (message.Frames is not [[(byte)'g', (byte)'o', (byte)'e', (byte)'d']]);
    }

    [Fact]
    public async Task A_subscriber_at_a_router_is_told_and_turned_away()
    {
        var (router, endpoint) = Bound(_wire.Router);
        await using var closing = router;
        await using var peer = await PeerAsync(endpoint, [.. Greeting, .. Ready("SUB")]);
        using var all = new MemoryStream();
        await peer.CopyToAsync(all, TestContext.Current.CancellationToken); // until it is closed
        Assert.Contains("ERROR", Said(all), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        var (first, endpoint) = Bound(_wire.Echo);
        await using var closing = first;
        Assert.Contains($"{endpoint} is in use", Assert.Throws<WireException>(() => _wire.Router(endpoint)).Message,
            StringComparison.Ordinal);
        Assert.Contains("cannot be bound", Assert.Throws<WireException>(() => _wire.Router("tcp://nergens:1")).Message,
            StringComparison.Ordinal);
    }

    private static (T Socket, string Endpoint) Bound<T>(Func<string, T> bind, string transport = "tcp", TestFolder? folder = null)
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var endpoint = transport == "ipc" ? "ipc://" + Path.Combine(folder!.Path, "k-1")
                : $"tcp://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            try
            {
                return (bind(endpoint), endpoint);
            }
            catch (WireException e) when (e.Message.Contains("in use", StringComparison.Ordinal))
            {
                // another program was faster; there are more ports
            }
        }
    }

    private static byte[] Greeting { get; } = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];

    private static byte[] Ready(string type) => [4, (byte)(22 + type.Length), 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0,
        (byte)type.Length, .. Encoding.ASCII.GetBytes(type)];

    private static string Said(MemoryStream bytes) => Encoding.Latin1.GetString(bytes.ToArray());

    private static async Task<NetworkStream> PeerAsync(string endpoint, byte[] bytes)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPEndPoint.Parse(endpoint["tcp://".Length..]));
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(bytes);
        return stream;
    }
}
