using System.Buffers.Binary;

namespace NotebookLib.Notebooks.Kernel.Wire;

/// <summary>
/// Frames as ZMTP 3.1 writes them (RFC 37, section "Framing"): a flags octet, a size of one or eight octets, the body.
/// </summary>
/// <param name="Body">The octets between this frame's header and the next.</param>
/// <param name="HasMore">Whether the message goes on in the next frame.</param>
/// <param name="IsCommand">Whether it is a command to the peer's engine instead of a part of a message.</param>
internal readonly record struct ZmtpFrame(byte[] Body, bool HasMore = false, bool IsCommand = false)
{
    /// <summary>No frame is larger: what claims to be is no message but a mistake or an attack.</summary>
    internal const long LargestBody = 256L << 20;

    /// <summary>Commands are small: metadata, topics, pings.</summary>
    internal const long LargestCommand = 64L << 10;

    private const byte More = 1;
    private const byte Long = 2;
    private const byte Command = 4;

    /// <summary>Reads one frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">Reserved flags, or a size beyond the limit.</exception>
    /// <exception cref="EndOfStreamException">The stream ends inside the frame.</exception>
    internal static async ValueTask<ZmtpFrame?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var header = new byte[9];
        if (await stream.ReadAsync(header.AsMemory(0, 1), cancellation) == 0)
        {
            return null;
        }

        var flags = header[0];
        if ((flags & ~(More | Long | Command)) != 0 || (flags & (More | Command)) == (More | Command))
        {
            throw new InvalidDataException($"0x{flags:X2} is no flags octet of ZMTP 3.");
        }

        var width = (flags & Long) != 0 ? 8 : 1;
        await stream.ReadExactlyAsync(header.AsMemory(1, width), cancellation);
        var size = width == 8 ? BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(1)) : header[1];
        if (size > (ulong)((flags & Command) != 0 ? LargestCommand : LargestBody))
        {
            throw new InvalidDataException($"A frame of {size} octets is larger than allowed.");
        }

        var body = await ReadBodyAsync(stream, (int)size, cancellation);
        return new ZmtpFrame(body, (flags & More) != 0, (flags & Command) != 0);
    }

    /// <summary>The header of the frame.</summary>
    internal byte[] Header()
    {
        var flags = (byte)((HasMore ? More : 0) | (IsCommand ? Command : 0));
        if (Body.Length <= byte.MaxValue)
        {
            return [flags, (byte)Body.Length];
        }

        var header = new byte[9];
        header[0] = (byte)(flags | Long);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(1), (ulong)Body.Length);
        return header;
    }

    // A size is only a claim: memory is taken as the octets come in.
    private static async ValueTask<byte[]> ReadBodyAsync(Stream stream, int size, CancellationToken cancellation)
    {
        const int Step = 1 << 20;
        if (size <= Step)
        {
            var small = new byte[size];
            await stream.ReadExactlyAsync(small, cancellation);
            return small;
        }

        using var all = new MemoryStream(Step);
        var part = new byte[Step];
        for (var left = size; left > 0; left -= Math.Min(left, Step))
        {
            await stream.ReadExactlyAsync(part.AsMemory(0, Math.Min(left, Step)), cancellation);
            all.Write(part, 0, Math.Min(left, Step));
        }

        return all.ToArray();
    }
}
