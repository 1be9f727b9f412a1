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
}

/// <summary>Names of encodings and the decoders that belong to them.</summary>
public static class TextEncodingNames
{
    /// <summary>The name as printed by <c>data inspect</c>: <c>utf-8</c>, <c>utf-8-sig</c>, <c>cp1252</c>, <c>utf-16</c>, <c>utf-16-be</c>.</summary>
    public static string Name(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8 => "utf-8",
        TextEncoding.Utf8Sig => "utf-8-sig",
        TextEncoding.Cp1252 => "cp1252",
        TextEncoding.Utf16 => "utf-16",
        _ => "utf-16-be",
    };

    /// <summary>A decoder. Bytes that are no UTF-8 are read as cp1252, one by one, so that no byte is lost without a trace.</summary>
    internal static Encoding Decoder(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Cp1252 => Cp1252,
        TextEncoding.Utf16 => Encoding.Unicode,
        TextEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        _ => Lenient,
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
