namespace NotebookLib.Cleaning;

/// <summary>Counts what the cells of a column look like, to tell what the column is. Masks and marks count for neither side.</summary>
internal struct KindGuess
{
    private int _whole;
    private int _decimal;
    private int _other;
    private int _mask;
    private int _negative;
    private int _zeroLed;

    /// <summary>Adds one cell.</summary>
    public void Add(ReadOnlySpan<byte> cell)
    {
        cell = Blank.Trim(cell);
        if (cell.IsEmpty || (cell.Length == 1 && cell[0] is (byte)'.' or (byte)'-' or (byte)'x' or (byte)'X'))
        {
            return;
        }

        if (Marks.TryMask(cell, out _))
        {
            _mask++;
        }
        else if (!cell.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            _whole++;
            _zeroLed += cell.Length > 1 && cell[0] == '0' ? 1 : 0;
        }
        else if (cell.SequenceEqual("-1"u8))
        {
            _mask++;
        }
        else if (cell.Length <= 32 && Number(cell, out var whole, out var negative))
        {
            _ = whole ? _whole++ : _decimal++;
            _negative += negative ? 1 : 0;
        }
        else
        {
            _other += Marks.IsNotApplicable(cell) ? 0 : 1;
        }
    }

    /// <summary>The verdict: numeric when at least four in five of the cells that are not marks are numbers.</summary>
    public readonly ColumnKind Kind
    {
        get
        {
            var numbers = _whole + _decimal;
            return numbers + _other == 0 ? (_mask > 0 ? ColumnKind.Count : ColumnKind.Text)
                : numbers < 4 * _other || numbers == 0 ? ColumnKind.Text
                : _zeroLed > 0 && _decimal == 0 ? ColumnKind.Code
                : _decimal > 0 || _negative > 0 ? ColumnKind.Number
                : ColumnKind.Count;
        }
    }

    private static bool Number(ReadOnlySpan<byte> cell, out bool whole, out bool negative)
    {
        Span<char> text = stackalloc char[cell.Length];
        var length = System.Text.Encoding.UTF8.GetChars(cell, text);
        text = text[..length];
        negative = text[0] is '-' or '−';
        whole = DutchNumber.TryWhole(text, out _);
        return whole || DutchNumber.TryParse(text, out _);
    }
}
