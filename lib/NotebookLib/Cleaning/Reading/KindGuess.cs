using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>Counts what the cells of a column look like, to tell what the column is. Masks and marks count for neither side.</summary>
internal struct KindGuess
{
    private int _whole, _decimal, _other, _mask, _negative, _zeroLed, _percent, _flagged, _starred, _colon, _range, _suffixed,
        _day, _written;

    /// <summary>Whether some numbers have a percent sign and others have not.</summary>
    public readonly bool HasMixedUnits => _percent > 0 && _percent < _whole + _decimal;

    /// <summary>Whether the numbers have a percent sign.</summary>
    public readonly bool IsPercent => _percent > 0 && !HasMixedUnits;

    /// <summary>Whether masks such as <c>&lt;5</c> stand in the column, so that a range will be one too.</summary>
    public readonly bool HasMasks => _mask > 0;

    /// <summary>Whether letters behind numbers are flags: the column has Eurostat's colon, stars or decimals, which house numbers do not
    /// have.</summary>
    public readonly bool HasFlags => _colon > 0 || _starred > 0 || (_flagged > 0 && _decimal > 0);

    /// <summary>Adds one cell.</summary>
    public void Add(ReadOnlySpan<byte> cell)
    {
        cell = Blank.Trim(cell);
        if (cell.IsEmpty || (cell.Length == 1 && cell[0] is (byte)'.' or (byte)'-' or (byte)'x' or (byte)'X') || cell.SequenceEqual(".."u8)
            || cell.SequenceEqual("–"u8))
        {
            return;
        }

        if (Marks.TryColon(cell, out _))
        {
            _colon++;
        }
        else if (Marks.TryMask(cell, out _))
        {
            _mask++;
        }
        else if (!cell.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            _whole++;
            _zeroLed += cell.Length > 1 && cell[0] == '0' ? 1 : 0;
            _day += cell.Length == 8 && cell[0] is (byte)'1' or (byte)'2' && DutchDate.TryParse(Encoding.UTF8.GetString(cell), out var day)
                && day.Year is > 1900 and < 2100 ? 1 : 0;
        }
        else if (cell.SequenceEqual("-1"u8))
        {
            _mask++;
        }
        else if (cell.Length <= 32 && Number(cell, out var whole, out var negative))
        {
            Count(whole, negative);
        }
        else if (cell.Length <= 32 && cell[^1] == '%' && Number(Blank.Trim(cell[..^1]), out whole, out negative))
        {
            _percent++;
            Count(whole: false, negative);
        }
        else if (cell.Length <= 32 && Marks.TryFlag(cell, out var length, out var star) && Number(cell[..length], out whole, out negative))
        {
            _ = star ? _starred++ : _flagged++;
            _suffixed += star || !whole ? 0 : 1; // "7 b" may be a house number
            Count(whole, negative);
        }
        else if (Marks.TryRange(cell, out var low, out _))
        {
            _ = low <= Marks.HighestLow ? _range++ : _suffixed++;
            _other++;
        }
        else if (cell.Length is >= 8 and <= 19 && cell[0] is >= (byte)'0' and <= (byte)'9'
            && DutchDate.TryParse(Encoding.UTF8.GetString(cell), out _))
        {
            _written++;
            _other++;
        }
        else
        {
            _suffixed += Marks.IsNumberWithSuffix(cell) ? 1 : 0;
            _other += Marks.IsNotApplicable(cell) ? 0 : 1;
        }
    }

    /// <summary>The verdict: numeric when at least four in five of the cells that are not marks are numbers.</summary>
    /// <param name="isCount">Whether the header speaks of a number of pupils, so that ranges and letters behind numbers do not speak for
    /// house numbers.</param>
    public readonly ColumnKind Kind(bool isCount)
    {
        var (numbers, ranges) = (_whole + _decimal, isCount || _mask > 0 ? _range : 0);
        var other = _other - ranges;
        var odd = isCount || _mask > 0 || HasFlags ? 0 : _suffixed + _range;
        return _written > 0 && _written == other && numbers == 0 ? ColumnKind.Date
            : numbers + other == 0 ? (_mask > 0 || ranges > 0 ? ColumnKind.Count : _colon > 0 ? ColumnKind.Number : ColumnKind.Text)
            : HasMixedUnits || numbers < 4 * other || numbers == 0 || odd * 50 >= numbers + other ? ColumnKind.Text
            : _zeroLed > 0 && _decimal == 0 ? ColumnKind.Code
            : _day > 0 && _day == numbers ? ColumnKind.Date
            : _decimal > 0 || _negative > 0 ? ColumnKind.Number
            : ColumnKind.Count;
    }

    private void Count(bool whole, bool negative)
    {
        _ = whole ? _whole++ : _decimal++;
        _negative += negative ? 1 : 0;
    }

    private static bool Number(ReadOnlySpan<byte> cell, out bool whole, out bool negative)
    {
        Span<char> text = stackalloc char[cell.Length];
        var length = Encoding.UTF8.GetChars(cell, text);
        text = text[..length];
        negative = text.Length > 0 && text[0] is '-' or '−';
        whole = DutchNumber.TryWhole(text, out _);
        return whole || DutchNumber.TryParse(text, out _);
    }
}
