namespace NotebookLib.Cleaning;

/// <summary>A cleaned table in memory, as audit checks see it.</summary>
public sealed class AuditTable
{
    private readonly Dictionary<string, int> _known;

    private AuditTable(string name, IReadOnlyList<FileColumn> columns, IReadOnlyList<DataCell[]> rows, IReadOnlyList<long> lines,
        CleaningRecord record)
    {
        (Name, Columns, Rows, Lines, Record) = (name, columns, rows, lines, record);
        _known = columns.Where(c => c.Known is not null).GroupBy(c => c.Known!).ToDictionary(g => g.Key, g =>
            g.First().Index, StringComparer.Ordinal);
        YearColumns = [.. columns.Where(c => c.Year is not null).OrderBy(c => c.Year!.Value)];
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<FileColumn> Columns { get; }

    /// <summary>The rows that cleaning kept.</summary>
    public IReadOnlyList<IReadOnlyList<DataCell>> Rows { get; }

    /// <summary>The line of each row in the file.</summary>
    public IReadOnlyList<long> Lines { get; }

    /// <summary>What cleaning did.</summary>
    public CleaningRecord Record { get; }

    /// <summary>Columns that hold one school year each, from early to late; empty in a long table.</summary>
    public IReadOnlyList<FileColumn> YearColumns { get; }

    /// <summary>The largest table that is audited in memory.</summary>
    public const int MaxCells = 60_000_000;

    /// <summary>Reads a table.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or has more than <see cref="MaxCells"/> cells.</exception>
    public static AuditTable Load(DelimitedFile file)
    {
        var (rows, lines) = (new List<DataCell[]>(), new List<long>());
        using var reader = file.Read();
        while (reader.Read())
        {
            if ((rows.Count + 1L) * file.Columns.Count > MaxCells)
            {
                throw new UnreadableFileException(file.Name, "the table is too large to audit in memory",
                    "Audit a part of it, such as one year or one region", reader.Line);
            }

            var row = new DataCell[file.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.Cell(i);
            }

            rows.Add(row);
            lines.Add(reader.Line);
        }

        return new AuditTable(file.Name, file.Columns, rows, lines, reader.Record);
    }

    /// <summary>The index of a column by the name we know it by, or -1.</summary>
    public int Find(string known) => _known.GetValueOrDefault(known, -1);

    /// <summary>The text of a cell by known name; empty where the column is not there.</summary>
    public string Text(int row, string known) => Find(known) is >= 0 and var i ? Rows[row][i].Text : "";

    /// <summary>How a reader recognises a row: site or name, and line.</summary>
    public string Describe(int row) =>
        $"regel {Lines[row]}{(SiteCode.TryParse(Text(row, "brin"), Text(row, "vestiging"), out var site) ? $", "
        + $"{site}" : "")}{(Text(row, "naam") is { Length: > 0 } name ? $" ({name})" : "")}";
}
