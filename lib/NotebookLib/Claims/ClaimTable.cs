using System.Net;
using System.Text;
using NotebookLib.Cleaning;
using NotebookLib.Display;

namespace NotebookLib.Claims;

/// <summary>A table of the report in own words (<c>data/claims/tables</c>), as text cells.</summary>
[TypeFormatterSource(typeof(ClaimTableFormatter))]
public sealed class ClaimTable : IReadOnlyList<ClaimRow>
{
    private readonly ClaimRow[] _rows;

    private ClaimTable(string name, IReadOnlyList<string> columns, ClaimRow[] rows) => (Name, Columns, _rows) = (name, columns, rows);

    /// <summary>The name of the file without extension: "ll_t7_vo_total_composition".</summary>
    public string Name { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public ClaimRow this[int index] => _rows[index];

    /// <summary>Where it comes from: the publication, in the register's own words.</summary>
    public Origin Origin => Publications.Table(Name);

    /// <summary>The only row where a column has a value.</summary>
    /// <exception cref="KeyNotFoundException">There is no such row, or more than one.</exception>
    public ClaimRow Row(string column, string value) => _rows.Where(r => r[column] == value).ToList() is [var row] ? row
        : throw new KeyNotFoundException($"Table {Name} has no single row where {column} is \"{value}\". Use Where.");

    /// <summary>
    /// Which of the distinct combinations of these columns a row has, counted from 1 in the order of the table: the number of its
    /// category where categories are printed under one another.
    /// </summary>
    public int Nth(ClaimRow row, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(columns);
        string Key(ClaimRow r) => string.Join('\u001f', columns.Select(c => r[c]));
        return _rows.Select(Key).Distinct(StringComparer.Ordinal).TakeWhile(k => k != Key(row)).Count() + 1;
    }

    /// <summary>As a table of data, each column judged as <c>Table.Read</c> does; the column that names the stored copy stays
    /// behind.</summary>
    public Table AsTable()
    {
        var lines = Enumerable.Range(2, Count).Select(l => (long)l).ToList();
        return new Table(Columns.Where(c => c != "source").Select((name, i) => ColumnReading.Judge(
            new FileColumn(i, name, name, null, ColumnKind.Text, null),
                [.. _rows.Select(r => new DataCell(r[name], r[name].Length == 0 ? Missing.Empty : Missing.None))], lines)))
                .WithOrigin(Origin);
    }

    /// <inheritdoc/>
    public IEnumerator<ClaimRow> GetEnumerator() => ((IEnumerable<ClaimRow>)_rows).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    internal static ClaimTable Read(string folder, string name)
    {
        var path = Path.Combine(folder, "tables", name + ".csv");
        if (!File.Exists(ReadList.File(path)))
        {
            var known = ReadList.Files(Path.Combine(folder, "tables"), "*.csv").Select(Path.GetFileNameWithoutExtension);
            throw new DataFileException($"data/claims/tables/{name}.csv", 0, "", "there is no such table",
                $"Known tables: {string.Join(", ", known)}");
        }

        var table = CsvTable.Read(path, $"data/claims/tables/{name}.csv", null);
        return table.Rows.Count == 0 ? throw new DataFileException(table.File, 0, "", "the table has no rows")
            : new ClaimTable(name, [.. table.Rows[0].Columns], [.. table.Rows.Select(r => new ClaimRow(r))]);
    }
}

/// <summary>One row of a <see cref="ClaimTable"/>.</summary>
public sealed class ClaimRow
{
    private readonly CsvLine _line;

    internal ClaimRow(CsvLine line) => _line = line;

    /// <summary>A cell as text; empty where the table has nothing.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names those there are.</exception>
    public string this[string column] => _line.Columns.Contains(column) ? _line[column]
        : throw new KeyNotFoundException($"{_line.File} has no column \"{column}\"; it has {string.Join(", ", _line.Columns)}.");

    /// <summary>A cell as a number.</summary>
    /// <exception cref="DataFileException">The cell holds no number; the message names file, row and column.</exception>
    public double Number(string column) => _line.Columns.Contains(column) ? _line.Number(column)
        : throw new KeyNotFoundException($"{_line.File} has no column \"{column}\"; it has {string.Join(", ", _line.Columns)}.");
}

/// <summary>Shows a table.</summary>
internal sealed class ClaimTableFormatter : FormatterSource<ClaimTable>
{
    /// <inheritdoc/>
    protected override string Html(ClaimTable value)
    {
        var columns = value.Columns.Where(c => c != "source").ToList();
        var html = new StringBuilder("<table class=\"nl-table\"><thead><tr>")
            .AppendJoin("", columns.Select(c => $"<th scope=\"col\">{WebUtility.HtmlEncode(c)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in value)
        {
            html.Append("<tr>").AppendJoin("", columns.Select(c => $"<td>{WebUtility.HtmlEncode(row[c])}</td>")).Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <inheritdoc/>
    protected override string Plain(ClaimTable value) =>
        string.Join('\n', value.Select(row => string.Join(" | ", value.Columns.Where(c => c != "source").Select(c => row[c]))));
}
