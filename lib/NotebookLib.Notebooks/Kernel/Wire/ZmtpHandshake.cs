using System.Buffers.Binary;
using System.Text;

namespace NotebookLib.Notebooks.Kernel.Wire;

/// <summary>
/// How two peers meet (RFC 37, sections "The greeting" and "The NULL mechanism"): 64 octets of greeting each, then a READY
/// command with socket type and identity. Peers of ZMTP 1 and 2 are turned away; every ZeroMQ since 4.0 (2013) speaks 3.
/// </summary>
/// <param name="SocketType">The peer's socket type: "DEALER", "SUB", "REQ".</param>
/// <param name="Identity">The routing id the peer asks for; empty for none.</param>
internal sealed record ZmtpHandshake(string SocketType, byte[] Identity)
{
    private const int GreetingLength = 64;

    // RFC 28 and 29: which socket talks to which
    private static readonly Dictionary<string, string[]> Partners = new(StringComparer.Ordinal)
    {
        ["ROUTER"] = ["REQ", "DEALER", "ROUTER"],
        ["PUB"] = ["SUB", "XSUB"],
        ["REP"] = ["REQ", "DEALER"],
    };

    /// <summary>Greets and gets to know the peer.</summary>
    /// <param name="input">The fresh connection, to read; may read ahead.</param>
    /// <param name="output">The same connection, to write.</param>
    /// <param name="socketType">Our own socket type.</param>
    /// <param name="cancellation">Ends a handshake that takes too long.</param>
    /// <exception cref="InvalidDataException">The peer speaks something else, or is no partner for this socket.</exception>
    /// <exception cref="EndOfStreamException">The peer went away.</exception>
    internal static async Task<ZmtpHandshake> MeetAsync(Stream input, Stream output, string socketType, CancellationToken cancellation)
    {
        await output.WriteAsync(Greeting(), cancellation);
        await output.FlushAsync(cancellation);
        var greeting = new byte[GreetingLength];
        await input.ReadExactlyAsync(greeting.AsMemory(0, 11), cancellation);
        if (greeting[0] != 0xFF || (greeting[9] & 1) == 0 || greeting[10] < 3)
        {
            throw new InvalidDataException("The peer does not speak ZMTP 3.");
        }

        await input.ReadExactlyAsync(greeting.AsMemory(11), cancellation);
        if (!greeting.AsSpan(12, 20).SequenceEqual(Mechanism()))
        {
            throw new InvalidDataException("The peer wants a security mechanism other than NULL.");
        }

        await SendAsync(output, Command("READY", Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)), Property("Identity", [])),
            cancellation);
        var frame = await ZmtpFrame.ReadAsync(input, cancellation) ?? throw new EndOfStreamException();
        var peer = Read(frame);
        if (!Partners[socketType].Contains(peer.SocketType, StringComparer.Ordinal))
        {
            var reason = Encoding.ASCII.GetBytes($"A {socketType} socket does not talk to a {peer.SocketType} socket");
            await SendAsync(output, Command("ERROR", [(byte)reason.Length, .. reason]), cancellation);
            throw new InvalidDataException(Encoding.ASCII.GetString(reason) + ".");
        }

        return peer;
    }

    /// <summary>A command frame: the name with its length, then the data (RFC 37, section "Commands").</summary>
    internal static ZmtpFrame Command(string name, params byte[][] data) =>
        new([(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data.SelectMany(d => d)], IsCommand: true);

    /// <summary>A command's name and data.</summary>
    /// <exception cref="InvalidDataException">The frame is too short for its name.</exception>
    internal static (string Name, byte[] Data) Split(byte[] command) => command.Length > 0 && command.Length > command[0]
        ? (Encoding.ASCII.GetString(command, 1, command[0]), command[(1 + command[0])..])
        : throw new InvalidDataException("A command without a name.");

    private static byte[] Mechanism() => [.. "NULL"u8, .. new byte[16]];

    private static byte[] Greeting() =>
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1, .. Mechanism(), 0 /* as-server */, .. new byte[31]];

    private static byte[] Property(string name, byte[] value)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. size, .. value];
    }

    private static ZmtpHandshake Read(ZmtpFrame frame)
    {
        var (name, data) = frame.IsCommand ? Split(frame.Body) : ("", []);
        if (name != "READY")
        {
            throw new InvalidDataException("The peer does not introduce itself with READY.");
        }

        var (type, identity) = ("", Array.Empty<byte>());
        for (var at = 0; at < data.Length;)
        {
            var nameEnd = at + 1 + data[at];
            if (nameEnd + 4 > data.Length || BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(nameEnd)) is var size
                && size > data.Length - nameEnd - 4)
            {
                throw new InvalidDataException("The metadata in READY is cut off.");
            }

            var value = data[(nameEnd + 4)..(nameEnd + 4 + (int)size)];
            switch (Encoding.ASCII.GetString(data, at + 1, data[at]).ToUpperInvariant()) // names are case-insensitive
            {
                case "SOCKET-TYPE":
                    type = Encoding.ASCII.GetString(value);
                    break;
                case "IDENTITY" when value.Length <= byte.MaxValue:
                    identity = value;
                    break;
            }

            at = nameEnd + 4 + (int)size;
        }

        return new ZmtpHandshake(type, identity);
    }

    private static async Task SendAsync(Stream stream, ZmtpFrame frame, CancellationToken cancellation)
    {
        await stream.WriteAsync(frame.Header(), cancellation);
        await stream.WriteAsync(frame.Body, cancellation);
        await stream.FlushAsync(cancellation);
    }
}
