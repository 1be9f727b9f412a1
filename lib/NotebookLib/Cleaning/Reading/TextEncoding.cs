using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>How the bytes of a file are text.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8 without a byte order mark; plain ASCII too.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark.</summary>
    Utf8Sig,

    /// <summary>Windows code page 1252, the older DUO files.</summary>
    Cp1252,

    /// <summary>UTF-16, little endian: Excel's "Unicode text".</summary>
    Utf16,

    /// <summary>UTF-16, big endian.</summary>
    Utf16BigEndian,

    /// <summary>Windows code page 1250: Polish, Czech, Hungarian.</summary>
    Cp1250,

    /// <summary>DOS code page 850: western Europe.</summary>
    Cp850,

    /// <summary>DOS code page 437: the United States.</summary>
    Cp437,

    /// <summary>Macintosh Roman, from old Excel for the Mac.</summary>
    MacRoman,
}

/// <summary>Names of encodings and the decoders that belong to them.</summary>
public static class TextEncodingNames
{
    /// <summary>The name as printed by <c>data inspect</c>: <c>utf-8</c>, <c>utf-8-sig</c>, <c>cp1252</c>, <c>utf-16</c>, <c>utf-16-be</c>,
    /// <c>cp1250</c>, <c>cp850</c>, <c>cp437</c>, <c>macroman</c>.</summary>
    public static string Name(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8 => "utf-8",
        TextEncoding.Utf8Sig => "utf-8-sig",
        TextEncoding.Cp1252 => "cp1252",
        TextEncoding.Utf16 => "utf-16",
        TextEncoding.Cp1250 => "cp1250",
        TextEncoding.Cp850 => "cp850",
        TextEncoding.Cp437 => "cp437",
        TextEncoding.MacRoman => "macroman",
        _ => "utf-16-be",
    };

    /// <summary>The encoding with a name of <see cref="Name"/>, whatever its case; <c>latin1</c>, <c>iso-8859-1</c> and <c>windows-1252</c>
    /// are cp1252. Null for another.</summary>
    public static TextEncoding? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.Trim().ToLowerInvariant().Replace("windows-", "cp", StringComparison.Ordinal)
            .Replace("ibm", "cp", StringComparison.Ordinal);
        plain = plain is "latin1" or "iso-8859-1" or "iso-8859-15" ? "cp1252" : plain is "utf8" ? "utf-8" : plain is "utf-16-le" or "utf16"
            or "unicode" ? "utf-16" : plain;
        return Enum.GetValues<TextEncoding>().Where(e => e.Name() == plain).Select(e => (TextEncoding?)e).FirstOrDefault();
    }

    /// <summary>The code page of an encoding of one byte per letter; 0 for the others.</summary>
    internal static int CodePage(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Cp1252 => 1252,
        TextEncoding.Cp1250 => 1250,
        TextEncoding.Cp850 => 850,
        TextEncoding.Cp437 => 437,
        TextEncoding.MacRoman => 10000,
        _ => 0,
    };

    /// <summary>A decoder. Bytes that are no UTF-8 are read as cp1252, one by one, so that no byte is lost without a trace.</summary>
    internal static Encoding Decoder(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Cp1252 => Cp1252,
        TextEncoding.Utf16 => Encoding.Unicode,
        TextEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        TextEncoding.Utf8 or TextEncoding.Utf8Sig => Lenient,
        _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding.CodePage())!,
    };

    internal static Encoding Cp1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static Encoding Lenient { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Cp1252Fallback());

    private sealed class Cp1252Fallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private string _chars = "";
            private int _next;

            public override int Remaining => _chars.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_chars, _next) = (Cp1252.GetString(bytesUnknown), 0);
                return _chars.Length > 0;
            }

            public override char GetNextChar() => _next < _chars.Length ? _chars[_next++] : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset() => (_chars, _next) = ("", 0);
        }
    }
}
