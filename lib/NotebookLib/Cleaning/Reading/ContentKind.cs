using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>Recognises what is certainly no delimited file: a web page, a workbook, a PDF, JSON.</summary>
internal static class ContentKind
{
    /// <summary>Why the content is no table, with the way out; null where it may be one.</summary>
    public static (string Problem, string WayOut)? WhyNoTable(ReadOnlySpan<byte> start)
    {
        var text = Blank.Trim(start[..Math.Min(start.Length, 512)]);
        return start.StartsWith("PK\u0003\u0004"u8) ? ("this is a workbook or zip file, not text", "Open it in a spreadsheet program and save it as CSV")
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? ("this is an old Excel workbook, not text", "Open it in a spreadsheet program and save it as CSV")
            : start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? ("this file is still packed (gzip)", "Unpack it first")
            : text.StartsWith("%PDF-"u8) ? ("this is a PDF, not a table", "Look for the CSV file at the publisher")
            : StartsWith(text, "<!doctype html") || StartsWith(text, "<html") ? ("this is a web page, not a table", "The address has moved or the page holds an error message; open it, then fetch the file again")
            : StartsWith(text, "<?xml") ? ("this is XML, not a table", "Look for the CSV file at the publisher")
            : (text.StartsWith("{"u8) && text.Contains((byte)':')) || text.StartsWith("[{"u8) ? ("this is JSON, not a table", "Get it with `data fetch`, or look for the CSV file")
            : null;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, string start) => text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
