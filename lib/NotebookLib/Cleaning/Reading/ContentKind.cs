using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>Recognises what is certainly no delimited file: a web page, a workbook, a PDF, JSON.</summary>
internal static class ContentKind
{
    /// <summary>Why the content is no table, with the way out; null where it may be one.</summary>
    public static (string Problem, string WayOut)? WhyNoTable(ReadOnlySpan<byte> start)
    {
        var text = Blank.Trim(start[..Math.Min(start.Length, 512)]);
        return start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8)
            ? ("this is a zip file that is no workbook", "Unpack it, or open it in its own program and save the table as CSV")
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? ("this is an old Office file that is no readable workbook",
                "Open it in its own program and save the table as xlsx or CSV")
            : start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? ("this file is still packed (gzip)", "Unpack it first")
            : text.StartsWith("%PDF-"u8) ? ("this is a PDF, not a table", "Look for the CSV file at the publisher")
            : StartsWith(text, "<!doctype html") || StartsWith(text, "<html")
                ? ("this is a web page, not a table",
                "The address has moved or the page holds an error message; open it, then fetch the file again")
            : StartsWith(text, "<?xml") ? ("this is XML, not a table", "Look for the CSV file at the publisher")
            : (text.StartsWith("{"u8) && text.Contains((byte)':')) || text.StartsWith("[{"u8)
                ? ("this is JSON, not a table", "Get it with `data fetch`, or look for the CSV file")
            : Binary(start);
    }

    /// <summary>Signatures of files without text; a table may not begin like any of these.</summary>
    private static (string Problem, string WayOut)? Binary(ReadOnlySpan<byte> start) =>
        start.StartsWith("$FL2"u8) || start.StartsWith("$FL3"u8)
            ? ("this is an SPSS file (.sav), not text",
            "Save it in SPSS as CSV (File, Save As), with labels in place of values where you need them")
        : start.StartsWith("<stata_dta>"u8) ? ("this is a Stata file, not text", "Write it in Stata with: export delimited")
        : start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || start.StartsWith("GIF8"u8)
            ? ("this is a picture, not a table", "Name the file with the figures")
        : start.StartsWith("PAR1"u8) || start.StartsWith("SQLite format 3"u8) || start.StartsWith("ARROW1"u8)
            ? ("this is a database or column file, not text", "Write the table from it as CSV")
        : start.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]) || start.StartsWith("Rar!"u8)
            ? ("this file is still packed", "Unpack it first")
        : start.StartsWith("{\\rtf"u8) ? ("this is a word processor's file, not a table", "Save the table as CSV")
        : IsBinary(start[..Math.Min(start.Length, 8192)])
            ? ("this is a binary file, not text", "Export the table as CSV from the program that made it")
        : null;

    /// <summary>Whether a text without any delimiter is no list either: one line, or lines like sentences or settings.</summary>
    public static bool IsRunningText(ReadOnlySpan<byte> sample)
    {
        var (lines, running) = (0, 0);
        foreach (var range in sample.Split((byte)'\n'))
        {
            var line = Blank.Trim(sample[range]);
            lines += line.IsEmpty ? 0 : 1;
            running += line.Count((byte)' ') >= 6 || line.Count((byte)':') >= 3 ? 1 : 0;
        }

        return running * 2 > lines;
    }

    /// <summary>More than one byte in ten is a control character that no text has.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> start)
    {
        var controls = 0;
        foreach (var b in start)
        {
            controls += b is < 0x09 or (> 0x0D and < 0x20) ? 1 : 0;
        }

        return controls >= 8 && controls * 10 > start.Length;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, string start) => text.Length >= start.Length
        && Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
