using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib;

/// <content>Choosing rows, and rows as a series.</content>
public sealed partial class Table
{
    /// <summary>The rows where a column has a value. A missing or suppressed cell has none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">A value of the column's kind; a school year may be written as text, <c>2018/'19</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such column, or no row with that value; the message names the nearest. Where no
    /// row is fine too: the form with a condition.</exception>
    /// <exception cref="ArgumentException">The column holds another kind of value.</exception>
    public Table Where(string column, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var cells = this[column].Cells;
        var wanted = Fit(this[column], value);
        var rows = Enumerable.Range(0, RowCount).Where(r => wanted.Equals(cells[r].Value)).ToList();
        return rows.Count > 0 ? Take(rows) : throw new KeyNotFoundException(
            $"Column \"{column}\" has no {Text(value)}.{Near.Hint(Text(value, quoted: false), cells.Where(c => c.Value is not null)
                .Select(c => c.ToString()).Distinct())} {Values(cells)}");
    }

    /// <summary>The rows for which a condition holds; possibly none.</summary>
    /// <param name="condition">Of a row: <c>rij =&gt; rij.Number("leerlingen") &gt; 10</c>. What is missing is null, for which a comparison
    /// is false.</param>
    public Table Where(Func<TableRow, bool> condition) => Take([.. Rows.Where(condition).Select(r => r.Index)]);

    /// <summary>The numbers of one column by the school years of another, with the table's origin.</summary>
    /// <param name="year">A column of school years, or of text that names one.</param>
    /// <param name="count">A column of numbers.</param>
    /// <param name="label">The name a reader sees; the column's name unless told.</param>
    /// <param name="unit">The unit in Dutch; what the column's name says, unless told: <c>leerlingen</c>, <c>%</c>, or the name
    /// itself.</param>
    /// <param name="sum">Whether rows of the same year are added up; else two rows of one year are an error.</param>
    /// <returns>The series. A year whose only row has a missing number is not there.</returns>
    /// <exception cref="KeyNotFoundException">A column is not there.</exception>
    /// <exception cref="ArgumentException">No year, two rows of a year, no numbers, or a missing number in a sum; the message names column
    /// and row.</exception>
    /// <exception cref="InvalidOperationException">The table has no origin, or a count is suppressed: a series knows no bounds, see
    /// <see cref="Counts"/>.</exception>
    public YearSeries Series(string year, string count, string? label = null, string? unit = null, bool sum = false)
    {
        var origin = Origin ?? throw new InvalidOperationException("This table has no origin, and a series cannot do without. Say where "
            + "the data come from first: table.WithOrigin(…).");
        if (this[count].Kind is not (CellKind.Whole or CellKind.Number))
        {
            throw new ArgumentException($"Column \"{count}\" holds no numbers but "
                + $"{this[count].Kind.InDutch()}{(this[count].Why.Length > 0 ? $" ({this[count].Why})" : "")}. Name its kind when you read "
                + $"the file: Table.Read(path, (\"{count}\", CellKind.Whole)).", nameof(count));
        }

        var years = ByYear(year);
        var values = new List<YearValue>();
        foreach (var (when, rows) in years.GroupBy(y => y.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.ToList())))
        {
            var cells = rows.ConvertAll(r => (r.Row, Cell: this[count].Cells[r.Row]));
            if (cells.Find(c => c.Cell.Missing == Missing.Suppressed) is { Cell.Missing: Missing.Suppressed } hidden)
            {
                throw new InvalidOperationException($"Column \"{count}\", row {Number(hidden.Row + 1)} ({when}) is suppressed: between "
                    + $"{Number(hidden.Cell.Bounds.Low)} and {Number(hidden.Cell.Bounds.High)}. A series holds exact numbers. "
                    + $"Leave the year out with Where(rij => rij.Year(\"{year}\") != …), or keep the bounds with Counts(\"{year}\", "
                        + $"\"{count}\").");
            }

            if (rows.Count > 1 && !sum)
            {
                throw new ArgumentException($"Column \"{year}\" has {when} {Number(rows.Count)} times (rows {Number(rows[0].Row + 1)} and "
                    + $"{Number(rows[1].Row + 1)}{(rows.Count > 2 ? ", …" : "")}). Choose the rows first with Where, or ask for their sum: "
                    + $"Series(\"{year}\", \"{count}\", sum: true).", nameof(year));
            }

            if (cells.FindIndex(c => c.Cell.Value is null) is var gap and >= 0)
            {
                values.AddRange(rows.Count == 1 ? []
                    : throw new ArgumentException($"Column \"{count}\", row {Number(cells[gap].Row + 1)} ({when}) is missing "
                    + $"({cells[gap].Cell.Missing.InDutch()}), so the sum of that year is not known. Leave the year out with Where first.",
                    nameof(count)));
                continue;
            }

            values.Add(new YearValue(when, cells.Sum(c => Convert.ToDouble(c.Cell.Value, CultureInfo.InvariantCulture)),
                rows.Exists(r => r.Provisional)));
        }

        return values.Count == 0 ? throw new ArgumentException($"Column \"{count}\" has no number in any year.", nameof(count))
            : new YearSeries(count, label ?? count, unit ?? Unit(count), years.DistinctBy(y => y.Year).Count() < years.Count
                ? Origin.Derived($"som per schooljaar van {count}", origin) : origin, values);
    }

    /// <summary>The counts of one column by the school years of another, rows of the same year added up; bounds where a count is
    /// suppressed.</summary>
    /// <returns>The years in order. A year with a count that is missing for another reason is not there.</returns>
    /// <exception cref="KeyNotFoundException">A column is not there.</exception>
    /// <exception cref="ArgumentException">A row has no school year, or the counts are no whole numbers of 0 or more; the message names
    /// column and row.</exception>
    public IReadOnlyDictionary<SchoolYear, Count> Counts(string year, string count)
    {
        if (this[count].Kind != CellKind.Whole || this[count].Cells.ToList().FindIndex(c => c.Value is < 0L) is >= 0)
        {
            throw new ArgumentException($"Column \"{count}\" holds no counts: whole numbers of 0 or more.", nameof(count));
        }

        return new SortedDictionary<SchoolYear,
            Count>(ByYear(year).GroupBy(y => y.Year).Where(g =>
            g.All(r => this[count].Cells[r.Row].Missing is Missing.None or Missing.Suppressed))
            .ToDictionary(g => g.Key, g => Count.Sum(g.Select(r => this[count].Cells[r.Row].AsCount()))));
    }

    private Table Take(IReadOnlyList<int> rows) => new(Columns.Select(c => c.Take(rows)), Origin, _remarks);

    private List<(SchoolYear Year, int Row, bool Provisional)> ByYear(string column) =>
        [.. Rows.Select(row => row.Year(column) is { } year ? (year, row.Index, row[column].Value is string text
        && SchoolYear.IsProvisional(text))
        : throw new ArgumentException($"Column \"{column}\", row {Number(row.Index + 1)}: {row[column]} is not a school year. Leave the "
            + $"row out with Where first, or mend it: 2023/'24, 2023-2024 or 2023.", nameof(column)))];

    private static object Fit(TableColumn column, object value) => (column.Kind, TableCell.Of(value).Value) switch
    {
        (CellKind.Text, string text) => text,
        (CellKind.Whole, long whole) => whole,
        (CellKind.Number, long whole) => (double)whole,
        (CellKind.Number, double number) => number,
        (CellKind.Flag, bool truth) => truth,
        (CellKind.Flag, "ja" or "nee") => (string)value == "ja",
        (CellKind.Year, SchoolYear year) => year,
        (CellKind.Year, string text) when SchoolYear.TryParse(text, out var year) => year,
        _ => throw new ArgumentException($"Column \"{column.Name}\" holds {column.Kind.InDutch()}, and {Text(value)} is "
            + $"none{(column.Kind == CellKind.Text
            ? $": write it as text, between "
            + $"quotes.{Near.Hint(Text(value, false), column.Cells.Where(c => c.Value is not null).Select(c => c.ToString()).Distinct())}"
            : ".")}", nameof(value)),
    };

    private static string Unit(string count)
    {
        var lower = count.ToLowerInvariant();
        return lower.EndsWith(')') && lower.LastIndexOf('(') is > 0 and var open ? count[(open + 1)..^1]
            : lower.Contains("leerling", StringComparison.Ordinal) ? "leerlingen"
            : lower.Contains('%', StringComparison.Ordinal) || lower.Contains("percentage", StringComparison.Ordinal) ? "%" : count;
    }

    private static string Text(object value, bool quoted = true) => Convert.ToString(value, CultureInfo.InvariantCulture) is var text
        && quoted && value is string or SchoolYear ? $"\"{text}\"" : text ?? "";

    private static string Values(IReadOnlyList<TableCell> cells)
    {
        var all = cells.Where(c => c.Value is not null).Select(c => c.ToString()).Distinct().ToList();
        return all.Count == 0 ? "It has no values at all."
            : $"It has: {string.Join(", ", all.Take(12))}{(all.Count > 12 ? $" and {Number(all.Count - 12)} more" : "")}.";
    }
}
