using System.Text;

namespace NotebookLib.Cleaning;

/// <summary>
/// What is counted over all kept rows of a file, for what can only be told at its end: which rows are totals (a word such as <c>Totaal</c>
/// that stands in every row of a column marks none), and which columns have regions of more than one size.
/// </summary>
internal sealed class Tally
{
    private const int MostColumns = 64;
    private readonly int[] _text;
    private readonly bool[] _regions;
    private readonly long[] _filled;
    private readonly long[] _hits;
    private readonly string?[] _firstTotal;
    private readonly long[,] _levels;
    private readonly string?[,] _firstOfLevel;
    private readonly Dictionary<ulong, long> _rows = [];
    private readonly FileColumn[] _columns;

    public Tally(FileColumn[] columns)
    {
        _columns = columns;
        _text = [.. columns.Where(c => !c.IsNumeric && c.Kind is not ColumnKind.Date).Select(c => c.Index).Take(MostColumns)];
        _regions = [.. _text.Select(i => PlaceLevels.MayHold(columns[i]))];
        (_filled, _hits, _firstTotal) = (new long[_text.Length], new long[_text.Length], new string?[_text.Length]);
        var levels = Enum.GetValues<PlaceLevel>().Length;
        (_levels, _firstOfLevel) = (new long[_text.Length, levels], new string?[_text.Length, levels]);
    }

    /// <summary>The columns in which a word for a total marks some rows and not all, with their first hit.</summary>
    public IReadOnlyList<(FileColumn Column, long Rows, string Example)> Totals =>
        [.. Enumerable.Range(0, _text.Length).Where(IsMarking).Select(i => (_columns[_text[i]], _hits[i], _firstTotal[i]!))];

    /// <summary>The number of rows that are a total by any column.</summary>
    public long TotalRows
    {
        get
        {
            var marking = Enumerable.Range(0, _text.Length).Where(IsMarking).Aggregate(0UL, (bits, i) => bits | (1UL << i));
            return _rows.Where(r => (r.Key & marking) != 0).Sum(r => r.Value);
        }
    }

    /// <summary>The columns with regions of more than one size: how many rows of each, and an example of each.</summary>
    public IReadOnlyList<(FileColumn Column, IReadOnlyList<(PlaceLevel Level, long Rows, string Example)> Levels)> Nested =>
        [.. Enumerable.Range(0, _text.Length).Where(i => _regions[i]).Select(i => (_columns[_text[i]], Levels(i)))
            .Where(n => IsNested(n.Item2, PlaceLevels.IsPlainRegion(n.Item1)))];

    public void Row(CleanReader reader)
    {
        var bits = 0UL;
        for (var i = 0; i < _text.Length; i++)
        {
            var cell = reader.Span(_text[i]);
            if (cell.IsEmpty)
            {
                continue;
            }

            _filled[i]++;
            if (IsTotal(cell))
            {
                bits |= 1UL << i;
                _hits[i]++;
                _firstTotal[i] ??= $"regel {reader.Line}, kolom {_columns[_text[i]].Name}: \"{Encoding.UTF8.GetString(cell)}\"";
            }
            else if (_regions[i])
            {
                var level = (int)PlaceLevels.Of(cell);
                _levels[i, level]++;
                _firstOfLevel[i, level] ??= $"\"{Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 60)])}\" (regel {reader.Line})";
            }
        }

        if (bits != 0)
        {
            _rows[bits] = _rows.GetValueOrDefault(bits) + 1;
        }
    }

    /// <summary>Whether a cell says that its row is the total of others: <c>Totaal</c>, <c>Subtotaal bao</c>, <c>Eindtotaal</c>, <c>Alle
    /// gemeenten</c>, CBS's key <c>T001038</c>.</summary>
    internal static bool IsTotal(ReadOnlySpan<byte> cell)
    {
        cell = Blank.Trim(cell).TrimStart("*([- "u8);
        return cell.Length is >= 4 and <= 80 && (cell[0] | 0x20) switch
        {
            't' => Word(cell, "totaal"u8) || Word(cell, "total"u8) || Word(cell, "totalen"u8)
                || (cell.Length is 7 && cell.StartsWith("T00"u8) && !cell[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')),
            's' => Word(cell, "subtotaal"u8) || Word(cell, "subtotal"u8)
                || (cell.Length > 8 && Ascii.EqualsIgnoreCase(cell[..8], "som van "u8)),
            'e' => Word(cell, "eindtotaal"u8),
            'g' => Word(cell, "grand total"u8) || Word(cell, "generaal totaal"u8),
            'a' => Word(cell, "alle"u8) && cell.Length > 5 && !cell[5..].Contains((byte)' ') && cell[5] is >= (byte)'a' and <= (byte)'z',
            _ => false,
        } || (cell.Length is > 7 and <= 80 && Ascii.EqualsIgnoreCase(cell[^7..], " totaal"u8));
    }

    private bool IsMarking(int i) => _hits[i] > 0 && _hits[i] < _filled[i];

    private List<(PlaceLevel Level, long Rows, string Example)> Levels(int i) =>
        [.. Enum.GetValues<PlaceLevel>().Where(l => _levels[i, (int)l] > 0).Select(l =>
            (l, _levels[i, (int)l], _firstOfLevel[i, (int)l]!))];

    /// <summary>Regions of two sizes; or of one size beside names that say nothing. A province alone says little: other divisions have
    /// areas with the same names.</summary>
    private static bool IsNested(IReadOnlyList<(PlaceLevel Level, long Rows, string Example)> levels, bool isPlain)
    {
        var sure = levels.Count(l => l.Level > PlaceLevel.Either);
        var isProvinces = levels.All(l => l.Level is PlaceLevel.Province or PlaceLevel.Either);
        return sure > 1 || (sure == 1 && !isProvinces && (isPlain || levels.All(l => l.Level != PlaceLevel.Province))
            && levels.Any(l => l.Level is PlaceLevel.Other or PlaceLevel.Either) && levels.All(l => l.Level != PlaceLevel.Municipality));
    }

    private static bool Word(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> word) =>
        cell.Length >= word.Length && Ascii.EqualsIgnoreCase(cell[..word.Length], word)
            && (cell.Length == word.Length || !(char.IsAsciiLetterOrDigit((char)cell[word.Length]) || cell[word.Length] >= 0x80));
}
