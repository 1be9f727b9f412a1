using System.Buffers;
using System.Text;
using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>
/// Streams the rows of a file through the cleaning rules, one row at a time, with memory that does not grow with the file.
/// Rows that a rule drops are passed over and on record. Values are only made into strings when asked for.
/// </summary>
public sealed class CleanReader : IDisposable
{
    /// <summary>Bytes that, anywhere in a row, make a look at the rules worthwhile: controls, quotes and the lead bytes of odd blanks and broken letters.</summary>
    private static readonly SearchValues<byte> Suspicious = SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b is not ('\t' or '\r' or '\n')).Select(b => (byte)b), 0x7F, (byte)'"', 0xC2, 0xC3, 0xE2, 0xEF]);

    /// <summary>Bytes with which a mask or mark can begin in a column of text, and blanks.</summary>
    private static readonly bool[] OpensMark = [.. Enumerable.Range(0, 256).Select(b => b <= 0x20 || "nNmM&<#".Contains((char)b, StringComparison.Ordinal))];

    private readonly DelimitedFile _file;
    private readonly CsvReader _csv;
    private readonly bool[] _numeric;
    private readonly FileColumn[] _columns;
    private readonly Slot[] _slots;
    private readonly int _emptyRule;
    private byte[] _scratch = new byte[256];
    private int _scratchUsed;
    private CsvMalformedReason? _malformed;
    private bool _started;

    internal CleanReader(DelimitedFile file)
    {
        _file = file;
        _columns = [.. file.Columns];
        _slots = new Slot[_columns.Length];
        _numeric = Array.ConvertAll(_columns, c => c.IsNumeric);
        Record = new CleaningRecord(file.Options);
        _emptyRule = file.Options.Rules.IndexOf("lege-cel");
        _csv = file.OpenCsv(file.Quoting, m => _malformed = m.Reason);
    }

    private struct Slot
    {
        public int Offset;
        public int Length;
        public int Low;
        public int High;
        public Missing Missing;
        public bool Changed;
    }

    /// <summary>What cleaning did so far.</summary>
    public CleaningRecord Record { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<FileColumn> Columns => _columns;

    /// <summary>The 1-based line of the file on which the current row starts.</summary>
    public long Line => _csv.LineNumber;

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
        return slot.Changed ? _scratch.AsSpan(slot.Offset, slot.Length) : _csv.GetSpan(column);
    }

    /// <summary>A cell's cleaned text.</summary>
    public string Text(int column) => _slots[column].Changed ? Encoding.UTF8.GetString(Span(column)) : _csv.GetString(column);

    /// <summary>A cell with its text, reason and bounds.</summary>
    public DataCell Cell(int column) => new(Text(column), _slots[column].Missing, _slots[column].Missing == Missing.Suppressed ? Count.Suppressed(_slots[column].Low, _slots[column].High) : default);

    /// <summary>A cell as a number of pupils: exact, or between bounds. False where it is missing for another reason or is no number.</summary>
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
                return true;
            }

            Record.BlankLines++;
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
                    Record.Example(index, rule.Action == RuleAction.Change ? $"kolom {column.Index + 1}: \"{Short(column.Raw)}\" wordt \"{Short(column.Name)}\"" : $"kolom {column.Index + 1}: \"{Short(column.Name)}\"");
                }
            }
        }
    }

    private bool Keep()
    {
        var row = new RowView(_csv, _file, _malformed);
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

    private void CleanCells()
    {
        Array.Clear(_slots);
        _scratchUsed = 0;
        var suspicious = _csv.RawRecord.ContainsAny(Suspicious);
        var fields = Math.Min(_csv.FieldCount, _columns.Length);
        for (var i = 0; i < fields; i++)
        {
            var text = _csv.GetSpan(i);
            if (!(_numeric[i] ? IsPlainNumber(text) : IsPlainText(text, _columns[i].Kind) && (!suspicious || !text.ContainsAny(Suspicious))))
            {
                CleanCell(i, text);
            }
        }

        for (var i = fields; i < _columns.Length; i++)
        {
            CleanCell(i, default);
        }
    }

    private static bool IsPlainNumber(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if ((uint)(b - '0') > 9)
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    private static bool IsPlainText(ReadOnlySpan<byte> text, ColumnKind kind) =>
        !text.IsEmpty && text[^1] > 0x20 && !OpensMark[text[0]] && (kind != ColumnKind.Code || text.Length > 3);

    private void CleanCell(int column, ReadOnlySpan<byte> text)
    {
        var rules = _file.Options.Rules;
        ref var slot = ref _slots[column];
        if (text.IsEmpty && _columns[column].Year is null)
        {
            slot.Missing = Missing.Empty;
            if (_emptyRule >= 0 && Record.Hit(_emptyRule))
            {
                Record.Example(_emptyRule, $"regel {Line}, kolom {_columns[column].Name}");
            }

            return;
        }

        var cell = new CellEdit { Text = text, Column = _columns[column], Options = _file.Options };
        foreach (var (index, rule) in rules.CellRules)
        {
            var before = cell.Text;
            if (rule.Apply(ref cell))
            {
                Note(index, rule, before, cell.Text, column);
            }
        }

        slot.Missing = cell.Missing;
        (slot.Low, slot.High) = ((int)cell.Low, (int)cell.High);
        Record.Suppressed += cell.Missing == Missing.Suppressed ? 1 : 0;
        if (!cell.Text.SequenceEqual(text))
        {
            Record.Changed++;
            Store(ref slot, cell.Text);
        }
    }

    private void Note(int index, CellRule rule, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, int column)
    {
        var name = _columns[column].Name;
        if (Record.Hit(index))
        {
            Record.Example(index, $"regel {Line}, kolom {Short(name)}: \"{Short(Encoding.UTF8.GetString(before))}\"{(rule.Action == RuleAction.Change ? $" wordt \"{Short(Encoding.UTF8.GetString(after))}\"" : "")}");
        }

        if (rule.Action == RuleAction.Change)
        {
            if (Record.WantsText)
            {
                Record.Add(new Change(Line, name, Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after), rule.Id));
            }
            else
            {
                Record.Count();
            }
        }
    }

    private void Store(ref Slot slot, ReadOnlySpan<byte> text)
    {
        if (_scratchUsed + text.Length > _scratch.Length)
        {
            Array.Resize(ref _scratch, Math.Max(_scratch.Length * 2, _scratchUsed + text.Length));
        }

        text.CopyTo(_scratch.AsSpan(_scratchUsed));
        (slot.Changed, slot.Offset, slot.Length) = (true, _scratchUsed, text.Length);
        _scratchUsed += text.Length;
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
            throw new InvalidOperationException($"{_file.Name}: {Record.Rows} rows seen, {Record.Kept} kept and {Record.Dropped} dropped, but the reader counted {seen}. This should not be possible.");
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
