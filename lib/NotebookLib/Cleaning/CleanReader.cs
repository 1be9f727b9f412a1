using System.Text;
using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>
/// Streams the rows of a file through the cleaning rules, one row at a time, with memory that does not grow with the file.
/// Rows that a rule drops are passed over and on record. Values are only made into strings when asked for.
/// </summary>
public sealed partial class CleanReader : IDisposable
{
    private readonly DelimitedFile _file;
    private readonly CsvReader _csv;
    private readonly RowFields _fields;
    private readonly Tally _tally;
    private readonly bool[] _numeric;
    private readonly FileColumn[] _columns;
    private readonly Slot[] _slots;
    private readonly int _emptyRule;
    private byte[] _scratch = new byte[256];
    private int _scratchUsed;
    private CsvMalformedReason? _malformed;
    private bool _started;
    private bool _isAfterBlank;

    internal CleanReader(DelimitedFile file)
    {
        _file = file;
        _columns = [.. file.Columns];
        _slots = new Slot[_columns.Length];
        _numeric = Array.ConvertAll(_columns, c => c.IsNumeric);
        Record = new CleaningRecord(file.Options);
        _emptyRule = file.Options.Rules.IndexOf("lege-cel");
        _csv = file.OpenCsv(file.Quoting, m => _malformed = m.Reason);
        _fields = new RowFields(_csv, (byte)file.Delimiter);
        _tally = Record.Tally = new Tally(_columns);
    }

    /// <summary>What cleaning did so far.</summary>
    public CleaningRecord Record { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<FileColumn> Columns => _columns;

    /// <summary>The 1-based line of the file on which the current row starts; in a workbook the row of the sheet.</summary>
    public long Line => _file.LineOf(_csv);

    /// <summary>Moves to the next row that is kept.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="UnreadableFileException">A row is longer than the limit.</exception>
    public bool Read()
    {
        if (Record.IsComplete)
        {
            return false;
        }

        try
        {
            if (!_started)
            {
                SkipHeader();
            }

            while (Next())
            {
                Record.Rows++;
                if (Keep())
                {
                    Record.Kept++;
                    CleanCells();
                    _tally.Row(this);
                    return true;
                }

                Record.Dropped++;
            }
        }
        catch (CsvFormatException e)
        {
            throw _file.TooLong(e);
        }

        Finish();
        return false;
    }

    /// <summary>Why a cell is missing, or <see cref="Missing.None"/>.</summary>
    public Missing MissingAt(int column) => _slots[column].Missing;

    /// <summary>A cell's cleaned text in UTF-8, valid until the next row.</summary>
    public ReadOnlySpan<byte> Span(int column)
    {
        ref var slot = ref _slots[column];
        return slot.Changed ? _scratch.AsSpan(slot.Offset, slot.Length) : _fields.Span(column);
    }

    /// <summary>A cell's cleaned text.</summary>
    public string Text(int column) => _slots[column].Changed ? Encoding.UTF8.GetString(Span(column)) : _fields.Text(column);

    /// <summary>A cell with its text, reason and bounds.</summary>
    public DataCell Cell(int column) => new(Text(column), _slots[column].Missing, _slots[column].Missing == Missing.Suppressed
        ? Count.Suppressed(_slots[column].Low, _slots[column].High) : default) { Flag = _slots[column].Flag ?? "" };

    /// <summary>A cell as a number of pupils: exact, or between bounds. False where it is missing for another reason or is no
    /// number.</summary>
    public bool TryCount(int column, out Count count)
    {
        ref var slot = ref _slots[column];
        count = default;
        if (slot.Missing == Missing.Suppressed)
        {
            count = Count.Suppressed(slot.Low, slot.High);
            return true;
        }

        var text = Span(column);
        if (slot.Missing != Missing.None)
        {
            return false;
        }

        if (System.Buffers.Text.Utf8Parser.TryParse(text, out long value, out var used) && used == text.Length && value >= 0)
        {
            count = value;
            return true;
        }

        return Cell(column).TryCount(out count);
    }

    /// <summary>As <see cref="TryCount"/>, but the cell has to hold a number of pupils.</summary>
    /// <exception cref="UnreadableFileException">It does not; the message names file, line and column.</exception>
    public Count CountAt(int column) => TryCount(column, out var count) ? count : throw new UnreadableFileException(_file.Name,
        $"\"{Text(column)}\" is not a number of pupils", "Mend the cell, or leave the row out", Line, _columns[column].Name);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _csv.Dispose();

    private bool Next()
    {
        _malformed = null;
        while (_csv.Read())
        {
            if (!Blank.IsBlankLine(_csv))
            {
                _fields.Next(_malformed is not null);
                return true;
            }

            Record.BlankLines++;
            _isAfterBlank = Record.Kept > 0;
            _malformed = null;
        }

        return false;
    }

    private void SkipHeader()
    {
        _started = true;
        for (var i = 0; i < _file.HeaderRecord; i++)
        {
            Next();
        }

        foreach (var column in _columns)
        {
            foreach (var (index, rule) in _file.Options.Rules.HeaderRules)
            {
                if (rule.Applies(column, _file) && Record.Hit(index))
                {
                    Record.Example(index, rule.Action == RuleAction.Change
                        ? $"kolom {column.Index + 1}: \"{Short(column.Raw)}\" wordt \"{Short(column.Name)}\""
                        : $"kolom {column.Index + 1}: \"{Short(column.Name)}\"");
                }
            }
        }
    }

    private bool Keep()
    {
        var row = new RowView(_fields, _file, _malformed, _isAfterBlank);
        foreach (var (index, rule) in _file.Options.Rules.RowRules)
        {
            if (rule.Applies(row))
            {
                if (Record.Hit(index))
                {
                    Record.Example(index, $"regel {Line}: {Short(Raw())}");
                }

                if (rule.Action == RuleAction.Drop)
                {
                    _isAfterBlank |= rule is Rules.BlankRow && Record.Kept > 0;
                    if (Record.WantsText)
                    {
                        Record.Add(new Change(Line, null, Raw(), null, rule.Id));
                    }
                    else
                    {
                        Record.Count();
                    }

                    return false;
                }
            }
        }

        return true;
    }

    private string Raw() => Encoding.UTF8.GetString(_csv.RawRecord);

    private static string Short(string text)
    {
        var line = string.Concat(text.Take(80).Select(c => char.IsControl(c) ? '·' : c));
        return text.Length > 80 ? line + "…" : line;
    }

    private void Finish()
    {
        var seen = _csv.RowNumber - Record.BlankLines - _file.HeaderRecord;
        if (Record.Rows != Record.Kept + Record.Dropped || Record.Rows != Math.Max(0, seen))
        {
            throw new InvalidOperationException($"{_file.Name}: {Record.Rows} rows seen, {Record.Kept} kept and {Record.Dropped} dropped, "
                + $"but the reader counted {seen}. This should not be possible.");
        }

        foreach (var (index, rule) in _file.Options.Rules.FileRules)
        {
            var (count, example) = rule.Inspect(_file, Record);
            if (count > 0 && Record.Hit(index, count))
            {
                Record.Example(index, example);
            }
        }

        Record.IsComplete = true;
    }
}
