using System.Net;
using System.Net.Sockets;
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
        var endpoint = Free(transport, folder);
        await using var router = _wire.Router(endpoint);
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
                    assert s.poll(20000), len(frames)
                    assert s.recv_multipart() == frames
            a.send(b'voor a'); b.send(b'voor b')
            assert a.poll(9000) and a.recv() == b'voor a'
            assert b.poll(9000) and b.recv() == b'voor b'
            again = dealer(b'een')      # the same identity takes the place of the first
            again.send(b'terug')
            assert again.poll(9000) and again.recv() == b'terug'
            for i in range(2000): b.send(b'%d' % i)
            for i in range(2000): assert b.poll(9000) and b.recv() == b'%d' % i
            """, [endpoint]);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => echo);
    }

    [Fact]
    public async Task A_publisher_serves_subscribers_of_libzmq_by_topic()
    {
        Python.Need("zmq");
        using var folder = new TestFolder();
        var endpoint = Free("tcp", folder);
        await using var publisher = (ZmtpPublisher)_wire.Publisher(endpoint);
        var python = Python.RunAsync("""
            import sys, zmq
            c = zmq.Context()
            def sub(*topics):
                s = c.socket(zmq.SUB); s.linger = 0
                for t in topics: s.subscribe(t)
                s.connect(sys.argv[1]); return s
            alles, een, weg = sub(b''), sub(b'een'), sub(b'een', b'twee')
            weg.unsubscribe(b'een')
            print('klaar', flush=True)
            def lees(s):
                out = []
                while True:
                    assert s.poll(20000), out
                    m = s.recv_multipart()
                    if m[0] == b'begin': continue
                    if m[0].endswith(b'slot'): return out
                    out.append(m)
            assert lees(alles) == [[b'een', b'1'], [b'twee', b'2']]
            een.close(); weg.close()
            """, [endpoint]);
        while (publisher.Subscribers < 3 && !python.IsCompleted)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await Task.Delay(300, TestContext.Current.CancellationToken); // the unsubscription follows
        publisher.Send(["een"u8.ToArray(), "1"u8.ToArray()]);
        publisher.Send(["twee"u8.ToArray(), "2"u8.ToArray()]);
        publisher.Send(["slot"u8.ToArray()]);
        await python;
    }

    [Fact]
    public async Task A_heartbeat_of_libzmq_comes_back()
    {
        Python.Need("zmq");
        using var folder = new TestFolder();
        var endpoint = Free("tcp", folder);
        await using var echo = _wire.Echo(endpoint);
        await Python.RunAsync("""
            import sys, zmq
            s = zmq.Context().socket(zmq.REQ); s.linger = 0; s.connect(sys.argv[1])
            for i in range(100):
                s.send(b'ping %d' % i)
                assert s.poll(9000) and s.recv() == b'ping %d' % i
            s.setsockopt(zmq.HEARTBEAT_IVL, 100)
            """, [endpoint]);
    }

    [Fact]
    public async Task Heartbeats_of_libzmq_itself_are_answered()
    {
        Python.Need("zmq");
        using var folder = new TestFolder();
        var endpoint = Free("tcp", folder);
        await using var echo = _wire.Echo(endpoint);
        await Python.RunAsync("""
            import sys, time, zmq
            from zmq.utils.monitor import recv_monitor_message
            s = zmq.Context().socket(zmq.REQ); s.linger = 0
            s.heartbeat_ivl = 100; s.heartbeat_timeout = 300
            monitor = s.get_monitor_socket()
            s.connect(sys.argv[1])
            s.send(b'a'); assert s.poll(9000); s.recv()
            time.sleep(1.5)              # fifteen PINGs; a silent peer would be disconnected
            events = []
            while monitor.poll(0): events.append(recv_monitor_message(monitor)['event'])
            assert zmq.EVENT_DISCONNECTED not in events, events
            """, [endpoint]);
    }

    [Fact]
    public async Task A_peer_that_speaks_nonsense_loses_its_own_connection_and_nothing_else()
    {
        using var folder = new TestFolder();
        var endpoint = Free("tcp", folder);
        await using var router = _wire.Router(endpoint);
        var greeting = (byte[])[0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, .. "NULL"u8, .. new byte[48]];
        var ready = (byte[])[4, 28, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "DEALER"u8];
        await using var good = await PeerAsync(endpoint, [.. greeting, .. ready]);
        var random = new Random(20261122);
        for (var i = 0; i < 200; i++)
        {
            byte[] bytes = [.. greeting, .. ready, 1, 3, 1, 2, 3, 0, 2, 4, 5];
            bytes = (i % 4) switch
            {
                0 => bytes[..random.Next(bytes.Length)], // goes away in the middle
                1 => [.. bytes.Select(b => random.Next(40) == 0 ? (byte)random.Next(256) : b)],
                2 => [.. greeting, .. ready, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 1], // claims petabytes
                _ => [.. Enumerable.Range(0, 200).Select(_ => (byte)random.Next(256))],
            };
            await using var peer = await PeerAsync(endpoint, bytes);
        }

        await good.WriteAsync((byte[])[0, 4, .. "goed"u8], TestContext.Current.CancellationToken);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
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
        using var folder = new TestFolder();
        var endpoint = Free("tcp", folder);
        await using var router = _wire.Router(endpoint);
        await using var peer = await PeerAsync(endpoint, [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1, .. "NULL"u8, .. new byte[48], 4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "SUB"u8]);
        using var all = new MemoryStream();
        await peer.CopyToAsync(all, TestContext.Current.CancellationToken); // until it is closed
        Assert.Contains("ERROR", System.Text.Encoding.Latin1.GetString(all.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var folder = new TestFolder();
        var endpoint = Free("tcp", folder);
        await using var first = _wire.Echo(endpoint);
        Assert.Contains($"{endpoint} is in use", Assert.Throws<WireException>(() => _wire.Router(endpoint)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be bound", Assert.Throws<WireException>(() => _wire.Router("tcp://nergens:1")).Message, StringComparison.Ordinal);
    }

    private static string Free(string transport, TestFolder folder)
    {
        if (transport == "ipc")
        {
            return "ipc://" + Path.Combine(folder.Path, "k-1");
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"tcp://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }

    private static async Task<NetworkStream> PeerAsync(string endpoint, byte[] bytes)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPEndPoint.Parse(endpoint["tcp://".Length..]));
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(bytes);
        return stream;
    }
}
