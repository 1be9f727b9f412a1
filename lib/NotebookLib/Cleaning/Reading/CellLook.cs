using System.Text;
using System.Text.RegularExpressions;

namespace NotebookLib.Cleaning;

/// <summary>What a single cell looks like, before anything is known of its column.</summary>
internal enum CellLook : byte
{
    /// <summary>Nothing stands there.</summary>
    Empty,

    /// <summary>A word, or anything else.</summary>
    Word,

    /// <summary>A number, with or without percent sign or flag, or a mask for one.</summary>
    Number,

    /// <summary>A mark for a number that is missing: <c>.</c>, <c>x</c>, <c>-</c>, <c>:</c>, <c>n.v.t.</c></summary>
    Mark,

    /// <summary>1950 to 2100: a year, or a number.</summary>
    Year,

    /// <summary><c>2018/'19</c>, <c>2021*</c>.</summary>
    SchoolYear,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A BRIN, a site, a postcode: digits and capitals in a fixed pattern.</summary>
    Code,

    /// <summary>Yes or no.</summary>
    Truth,
}

/// <summary>Looks at a cell.</summary>
internal static partial class CellLooks
{
    public static CellLook Of(string cell)
    {
        var text = cell.Trim().Trim('\uFEFF', '\u00A0');
        if (text.Length == 0)
        {
            return CellLook.Empty;
        }

        if (text is "." or ".." or "-" or "–" or "x" or "X" || text.ToLowerInvariant() is "nvt" or "n.v.t." or "n.v.t")
        {
            return CellLook.Mark;
        }

        if (text.Length > 40)
        {
            return CellLook.Word;
        }

        if (!text.Any(char.IsAsciiDigit) && text[0] != ':')
        {
            return text.ToLowerInvariant() is "ja" or "nee" or "true" or "false" or "waar" or "onwaar" ? CellLook.Truth : CellLook.Word;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return Marks.TryColon(bytes, out _) ? CellLook.Mark
            : text.Length == 4 && int.TryParse(text, out var year) && year is >= 1950 and <= 2100 ? CellLook.Year
            : SchoolYears().IsMatch(text) ? CellLook.SchoolYear
            : DutchDate.TryParse(text, out var day) && day.Year is > 1900 and < 2100 ? CellLook.Day
            : Codes().IsMatch(text) ? CellLook.Code
            : Marks.TryMask(bytes, out _) || DutchNumber.TryParse(text, out _)
                || (text[^1] == '%' && DutchNumber.TryParse(text.AsSpan(0, text.Length - 1), out _))
                || (Marks.TryFlag(bytes, out var length, out _) && DutchNumber.TryParse(Encoding.UTF8.GetString(bytes.AsSpan(0, length)),
                    out _)) ? CellLook.Number
            : CellLook.Word;
    }

    [GeneratedRegex(@"^(?:19|20)\d\d(?:\s?[/-]\s?'?(?:\d{4}|\d\d))?\*{0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex SchoolYears();

    [GeneratedRegex(@"^(?:\d{2}[A-Z]{2}(?:\d{2})?|\d{4} ?[A-Z]{2}|GM\d{4}|(?:PO|VO)\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();
}
