using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>What counts as blank: ASCII blanks and controls, the no-break space, the byte order mark and zero-width spaces.</summary>
internal static class Blank
{
    public static bool IsBlankLine(CsvReader csv) => csv.FieldCount <= 1 && (csv.FieldCount == 0 || Trim(csv.GetSpan(0)).IsEmpty);

    /// <summary>The text without blanks on either side.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (Leading(text) is > 0 and var n)
        {
            text = text[n..];
        }

        while (Trailing(text) is > 0 and var n)
        {
            text = text[..^n];
        }

        return text;
    }

    private static int Leading(ReadOnlySpan<byte> text) => text.IsEmpty ? 0
        : text[0] <= 0x20 || text[0] == 0x7F ? 1
        : text.StartsWith("\u00A0"u8) ? 2
        : text.StartsWith("\uFEFF"u8) || text.StartsWith("\u200B"u8) ? 3
        : 0;

    private static int Trailing(ReadOnlySpan<byte> text) => text.IsEmpty ? 0
        : text[^1] <= 0x20 || text[^1] == 0x7F ? 1
        : text.EndsWith("\u00A0"u8) ? 2
        : text.EndsWith("\uFEFF"u8) || text.EndsWith("\u200B"u8) ? 3
        : 0;
}
