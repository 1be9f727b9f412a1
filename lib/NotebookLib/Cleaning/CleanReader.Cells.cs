using System.Buffers;
using System.Text;

namespace NotebookLib.Cleaning;

/// <content>The cells of a row: plain ones are passed by, the others go through the rules.</content>
public sealed partial class CleanReader
{
    /// <summary>Bytes that, anywhere in a row, make a look at the rules worthwhile: controls, quotes and the lead bytes of odd blanks and
    /// broken letters.</summary>
    private static readonly SearchValues<byte> Suspicious =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(b => b is not ('\t' or '\r' or '\n')).Select(b => (byte)b), 0x7F, (byte)'"',
        (byte)'?', 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xCE, 0xCF, 0xE2, 0xEF]);

    /// <summary>Bytes with which a mask or mark can begin in a column of text, and blanks.</summary>
    private static readonly bool[] OpensMark = [.. Enumerable.Range(0, 256).Select(b =>
        b <= 0x20 || "nNmM&<#".Contains((char)b, StringComparison.Ordinal))];

    private struct Slot
    {
        public int Offset;
        public int Length;
        public int Low;
        public int High;
        public Missing Missing;
        public string? Flag;
        public bool Changed;
    }

    private void CleanCells()
    {
        Array.Clear(_slots);
        _scratchUsed = 0;
        var suspicious = _csv.RawRecord.ContainsAny(Suspicious);
        var fields = Math.Min(_fields.Count, _columns.Length);
        for (var i = 0; i < fields; i++)
        {
            var text = _fields.Span(i);
            if (!(_numeric[i] ? IsPlainNumber(text) : IsPlainText(text, _columns[i].Kind)
                && (!suspicious || !text.ContainsAny(Suspicious))))
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

        (slot.Missing, slot.Flag) = (cell.Missing, cell.Flag);
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
            Record.Example(index,
                $"regel {Line}, kolom {Short(name)}: \"{Short(Encoding.UTF8.GetString(before))}\"{(rule.Action == RuleAction.Change ? $" "
                + $"wordt \"{Short(Encoding.UTF8.GetString(after))}\"" : "")}");
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
}
