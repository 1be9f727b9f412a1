using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>Recognises what is certainly no delimited file: a web page, a workbook, a PDF, JSON.</summary>
internal static class ContentKind
{
    /// <summary>Why the content is no table, in Dutch, with the way out; null where it may be one.</summary>
    public static (string Problem, string WayOut)? WhyNoTable(ReadOnlySpan<byte> start)
    {
        var text = Blank.Trim(start[..Math.Min(start.Length, 512)]);
        return start.StartsWith("PK\u0003\u0004"u8) ? ("dit is een werkmap of zip-bestand, geen tekst", "Open het in een rekenblad en bewaar het als CSV")
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? ("dit is een oude Excel-werkmap, geen tekst", "Open het in een rekenblad en bewaar het als CSV")
            : start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? ("dit bestand is nog ingepakt (gzip)", "Pak het eerst uit")
            : text.StartsWith("%PDF-"u8) ? ("dit is een PDF, geen tabel", "Zoek bij de uitgever het CSV-bestand")
            : StartsWith(text, "<!doctype html") || StartsWith(text, "<html") ? ("dit is een webpagina, geen tabel", "Het adres is verlegd of er staat een foutmelding in; open het bestand en haal het opnieuw op")
            : StartsWith(text, "<?xml") ? ("dit is XML, geen tabel", "Zoek bij de uitgever het CSV-bestand")
            : (text.StartsWith("{"u8) && text.Contains((byte)':')) || text.StartsWith("[{"u8) ? ("dit is JSON, geen tabel", "Haal het op met `data fetch` of zoek het CSV-bestand")
            : null;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, string start) => text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
