using System.Text;
using System.Text.Unicode;

namespace NotebookLib.Cleaning;

/// <summary>What one pass over the bytes of a file tells, before anything is parsed.</summary>
/// <param name="Encoding">A byte order mark decides; else strict UTF-8; else cp1252.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="HasQuotes">Whether a double quote occurs anywhere.</param>
/// <param name="HasNul">Whether a NUL occurs anywhere (other than UTF-16's own).</param>
/// <param name="IsMixed">Whether some of the bytes are UTF-8 and others are not.</param>
/// <param name="EndsInsideCharacter">Whether the file is cut off in the middle of a character.</param>
/// <param name="CrLf">The number of lines that end in CR LF.</param>
/// <param name="LineFeeds">The number of line feeds.</param>
internal sealed record ByteProfile(TextEncoding Encoding, long Length, bool HasQuotes, bool HasNul, bool IsMixed, bool EndsInsideCharacter,
    long CrLf, long LineFeeds)
{
    private const int Chunk = 1 << 17;

    public static ByteProfile Of(Stream stream)
    {
        var buffer = new byte[Chunk + 4];
        var (carried, length, first) = (0, 0L, true);
        var (valid, multibyte, quotes, nul) = (true, false, false, false);
        var (crLf, lineFeeds, invalidSeen, mark) = (0L, 0L, false, (TextEncoding?)null);
        var last = (byte)0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(carried, Chunk), Chunk, throwOnEndOfStream: false);
            if (read == 0)
            {
                break;
            }

            var fresh = buffer.AsSpan(carried, read);
            if (first)
            {
                mark = Mark(fresh);
                first = false;
            }

            length += read;
            quotes = quotes || fresh.Contains((byte)'"');
            nul = nul || fresh.Contains((byte)0);
            lineFeeds += fresh.Count((byte)'\n');
            crLf += fresh.Count("\r\n"u8) + (last == '\r' && fresh[0] == '\n' ? 1 : 0);
            last = fresh[^1];
            var text = buffer.AsSpan(0, carried + read);
            var whole = text.Length - Tail(text);
            if (!Utf8.IsValid(text[..whole]))
            {
                (valid, invalidSeen) = (false, true);
                multibyte = multibyte || HasValidSequence(text[..whole]);
            }
            else
            {
                multibyte = multibyte || !Ascii.IsValid(text[..whole]);
            }

            carried = text.Length - whole;
            text[whole..].CopyTo(buffer);
        }

        var cut = carried > 0 && valid && multibyte;
        valid = valid && (carried == 0 || cut);
        var encoding = mark ?? (valid ? TextEncoding.Utf8 : TextEncoding.Cp1252);
        var wide = encoding is TextEncoding.Utf16 or TextEncoding.Utf16BigEndian;
        return new ByteProfile(encoding, length, quotes, nul && !wide, !wide && multibyte && (invalidSeen || (carried > 0 && !cut)), cut,
            crLf, lineFeeds);
    }

    /// <summary>The number of bytes at the end that begin a character without ending it.</summary>
    private static int Tail(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var b = text[^back];
            if (b < 0x80)
            {
                return 0;
            }

            if (b >= 0xC2)
            {
                var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return b <= 0xF4 && back < needed ? back : 0;
            }
        }

        return 0;
    }

    private static bool HasValidSequence(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var next = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0)
            {
                return false;
            }

            text = text[next..];
            if (Rune.DecodeFromUtf8(text, out _, out var used) == System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            text = text[used..];
        }

        return false;
    }

    private static TextEncoding? Mark(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return TextEncoding.Utf8Sig;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return TextEncoding.Utf16;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return TextEncoding.Utf16BigEndian;
        }

        return WithoutMark(start[..Math.Min(start.Length, 4096)]);
    }

    /// <summary>UTF-16 without a mark: at least two in five of all bytes are NUL, all on the same side.</summary>
    private static TextEncoding? WithoutMark(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return start.Length < 8 ? null
            : odd * 5 >= start.Length * 2 && even == 0 ? TextEncoding.Utf16
            : even * 5 >= start.Length * 2 && odd == 0 ? TextEncoding.Utf16BigEndian
            : null;
    }
}
