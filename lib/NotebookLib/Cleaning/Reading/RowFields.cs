using CsvHelper;

namespace NotebookLib.Cleaning;

/// <summary>
/// The fields of the current record. Where its quotes are broken they are split again from the raw record, so that no letter or quote is
/// lost: a cell whose quotes stand around it loses them, a quote anywhere else stays as it stands.
/// </summary>
internal sealed class RowFields(CsvReader csv, byte delimiter)
{
    private readonly List<byte[]> _split = [];
    private bool _isSplit;

    /// <summary>The number of fields.</summary>
    public int Count => _isSplit ? _split.Count : csv.FieldCount;

    /// <summary>A field in UTF-8; empty beyond the last.</summary>
    public ReadOnlySpan<byte> Span(int index) => _isSplit ? (index < _split.Count ? _split[index] : default(ReadOnlySpan<byte>))
        : csv.GetSpan(index);

    /// <summary>A field as text.</summary>
    public string Text(int index) => _isSplit ? System.Text.Encoding.UTF8.GetString(Span(index)) : csv.GetString(index);

    /// <summary>Takes the record that was just read.</summary>
    /// <param name="isBroken">Whether its quotes are broken.</param>
    public void Next(bool isBroken)
    {
        _isSplit = isBroken;
        if (isBroken)
        {
            _split.Clear();
            Split(csv.RawRecord.TrimEnd("\r\n"u8));
        }
    }

    private void Split(ReadOnlySpan<byte> record)
    {
        while (true)
        {
            var quoted = !record.IsEmpty && record[0] == '"';
            var end = quoted ? Closing(record) : -1;
            var isClosed = end > 0;
            var cut = isClosed ? end + 1 : record.IndexOf(delimiter) is >= 0 and var at ? at : record.Length;
            _split.Add(isClosed ? Unquoted(record[1..end]) : record[..cut].ToArray());
            if (cut >= record.Length)
            {
                return;
            }

            record = record[(cut + 1)..];
        }
    }

    /// <summary>The place of the quote that closes a cell: the first with a delimiter or nothing behind it, pairs passed over where that
    /// gives one; -1 where there is none.</summary>
    private int Closing(ReadOnlySpan<byte> record)
    {
        for (var i = 1; i < record.Length; i++)
        {
            if (record[i] == '"' && (i + 1 == record.Length || record[i + 1] == delimiter))
            {
                return i;
            }
        }

        return -1;
    }

    private static byte[] Unquoted(ReadOnlySpan<byte> text)
    {
        var inner = text.ToArray();
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            inner[length++] = text[i];
            i += text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"' ? 1 : 0;
        }

        return inner[..length];
    }
}
