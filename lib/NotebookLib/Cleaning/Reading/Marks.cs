using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>Recognises the marks that publishers print where a number is missing.</summary>
internal static class Marks
{
    /// <summary>The letters of Eurostat's observation flags.</summary>
    private static readonly System.Buffers.SearchValues<byte> FlagLetters = System.Buffers.SearchValues.Create("bcdefinprsuvz"u8);

    /// <summary>The highest number with which a masked range begins: <c>1-4</c>, <c>0-9</c>, <c>5-9</c>; <c>128-130</c> is no
    /// mask.</summary>
    public const int HighestLow = 5;

    /// <summary>
    /// A mask for a small number: <c>&lt;5</c>, <c>&lt; 5</c>, <c>&lt;=4</c>, <c>≤4</c>, <c>&amp;lt;5</c>, <c>minder dan 5</c>. Gives the
    /// highest value that it can hide.
    /// </summary>
    public static bool TryMask(ReadOnlySpan<byte> cell, out int high)
    {
        high = 0;
        if (cell.Length is < 2 or > 20)
        {
            return false;
        }

        var inclusive = false;
        if (cell[0] == '<')
        {
            cell = cell[1..];
        }
        else if (cell.StartsWith("&lt;"u8))
        {
            cell = cell[4..];
        }
        else if (cell.StartsWith("≤"u8))
        {
            cell = cell[3..];
            inclusive = true;
        }
        else if (Ascii.EqualsIgnoreCase(cell[..Math.Min(11, cell.Length)], "minder dan "u8))
        {
            cell = cell[11..];
        }
        else
        {
            return false;
        }

        if (!cell.IsEmpty && cell[0] == '=')
        {
            cell = cell[1..];
            inclusive = true;
        }

        cell = Blank.Trim(cell);
        if (cell.Length is 0 or > 4 || cell.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (var digit in cell)
        {
            high = (high * 10) + digit - '0';
        }

        high -= inclusive ? 0 : 1;
        return high >= 0;
    }

    /// <summary>A range printed in place of a number: <c>1-4</c>, <c>0–4</c>, <c>1 t/m 4</c>. Only meant for columns of counts.</summary>
    public static bool TryRange(ReadOnlySpan<byte> cell, out int low, out int high)
    {
        (low, high) = (0, 0);
        var first = cell.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (first is < 1 or > 3)
        {
            return false;
        }

        var rest = Blank.Trim(cell[first..]);
        rest = rest.StartsWith("-"u8) ? rest[1..] : rest.StartsWith("–"u8) ? rest[3..] : rest.StartsWith("t/m"u8) ? rest[3..] : default;
        rest = Blank.Trim(rest);
        return rest.Length is > 0 and <= 3 && System.Buffers.Text.Utf8Parser.TryParse(cell[..first], out low, out var used) && used == first
            && System.Buffers.Text.Utf8Parser.TryParse(rest, out high, out used) && used == rest.Length && low < high;
    }

    /// <summary>Eurostat's colon for a number that is not there, with its flag: <c>:</c>, <c>: c</c>, <c>:u</c>.</summary>
    public static bool TryColon(ReadOnlySpan<byte> cell, out ReadOnlySpan<byte> flag)
    {
        flag = default;
        if (cell.IsEmpty || cell[0] != ':')
        {
            return false;
        }

        flag = Blank.Trim(cell[1..]);
        return flag.Length <= 3 && !flag.ContainsAnyExcept(FlagLetters);
    }

    /// <summary>
    /// A number with a flag behind it: one to three of Eurostat's letters after a blank (<c>20.9 b</c>), or stars right behind it
    /// (<c>31.230*</c>, CBS: provisional). Gives the length of the number; what stands before is not looked at.
    /// </summary>
    public static bool TryFlag(ReadOnlySpan<byte> cell, out int number, out bool isStar)
    {
        (number, isStar) = (0, false);
        var last = cell.LastIndexOfAnyInRange((byte)'0', (byte)'9');
        if (last < 0 || last == cell.Length - 1)
        {
            return false;
        }

        var rest = cell[(last + 1)..];
        var flag = Blank.Trim(rest);
        isStar = flag.Length <= 3 && !flag.IsEmpty && !flag.ContainsAnyExcept((byte)'*');
        number = last + 1;
        return isStar || (rest[0] <= 0x20 && flag.Length is > 0 and <= 3 && !flag.ContainsAnyExcept(FlagLetters));
    }

    /// <summary>A house number or a group: digits with letters or more digits behind them, such as <c>5-A</c>, <c>7 bis</c>,
    /// <c>128-130</c>, <c>12a</c>.</summary>
    public static bool IsNumberWithSuffix(ReadOnlySpan<byte> cell)
    {
        var digits = cell.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > 5 || cell.Length - digits > 8)
        {
            return false;
        }

        var rest = Blank.Trim(cell[digits..]);
        rest = rest.Length > 1 && rest[0] is (byte)'-' or (byte)'/' or (byte)'+' ? Blank.Trim(rest[1..]) : rest;
        foreach (var b in rest)
        {
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                return false;
            }
        }

        return !rest.IsEmpty;
    }

    /// <summary><c>N.v.t.</c>, <c>nvt</c>, <c>n.v.t</c>, <c>niet van toepassing</c>, whatever the case.</summary>
    public static bool IsNotApplicable(ReadOnlySpan<byte> cell) =>
        cell.Length is >= 3 and <= 19 && (Ascii.EqualsIgnoreCase(cell, "n.v.t."u8) || Ascii.EqualsIgnoreCase(cell, "nvt"u8)
            || Ascii.EqualsIgnoreCase(cell, "n.v.t"u8) || Ascii.EqualsIgnoreCase(cell, "niet van toepassing"u8));
}
