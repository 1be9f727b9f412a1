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
        return rows.Count > 0 ? Take(rows, wanted is string word ? [.. _scope, word] : null) : throw new KeyNotFoundException(
            $"Column \"{column}\" has no {Text(value)}.{Near.Hint(Text(value, quoted: false), cells.Where(c => c.Value is not null)
                .Select(c => c.ToString()).Distinct())} {Values(cells)}");
    }

    /// <summary>The rows for which a condition holds; possibly none.</summary>
    /// <param name="condition">Of a row: <c>rij =&gt; rij.Number("leerlingen") &gt; 10</c>. What is missing is null, for which a comparison
    /// is false.</param>
    public Table Where(Func<TableRow, bool> condition) => Take([.. Rows.Where(condition).Select(r => r.Index)]);

    /// <summary>
    /// The numbers of one column by the school years of another, with the table's origin. Rows that say of themselves that they are totals
    /// (<c>Totaal</c>, <c>Subtotaal bao</c>) are left out where they stand among other rows; the origin says how many. A suppressed count
    /// becomes a year with bounds (<see cref="YearSeries.Ranges"/>).
    /// </summary>
    /// <param name="year">A column of school years, or of text that names one.</param>
    /// <param name="count">A column of numbers.</param>
    /// <param name="label">The name a reader sees; unless told the column's name and the words that <see cref="Where(string, object)"/>
    /// chose rows by: <c>aantal so, Dordrecht</c>.</param>
    /// <param name="unit">The unit in Dutch; what the file or the column's name says, unless told: <c>leerlingen</c>, <c>%</c>, or the name
    /// itself.</param>
    /// <param name="sum">Whether rows of the same year are added up; else two rows of one year are an error.</param>
    /// <returns>The series. A year whose only row has a missing number is not there.</returns>
    /// <exception cref="KeyNotFoundException">A column is not there.</exception>
    /// <exception cref="ArgumentException">No year, two rows of a year, no numbers, a year of which there are only totals, regions of more
    /// than one size in a sum, or a missing number in a sum; the message names column and row.</exception>
    /// <exception cref="InvalidOperationException">The table has no origin.</exception>
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

        var (kept, totals) = Parts(year, count);
        var (values, ranges) = (new List<YearValue>(), new List<YearRange>());
        var years = kept.GroupBy(y => y.Year).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        if (years.Find(rows => rows.Count > 1) is { } several)
        {
            OneSize([.. kept.Select(r => r.Row)], sum ? null : several[0].Year, year, count);
        }

        foreach (var rows in years)
        {
            Add(rows, count, values, ranges);
        }

        if (values.Count == 0)
        {
            throw new ArgumentException($"Column \"{count}\" has no number in any year{(ranges.Count > 0
                ? $"; {Number(ranges.Count)} years are suppressed, and Counts(\"{year}\", \"{count}\") gives their bounds"
                    : "")}.", nameof(count));
        }

        var how = new[] { years.Exists(r => r.Count > 1) ? $"som per schooljaar van {count}" : "", totals switch { 0 => "",
            1 => "zonder 1 totaalrij", _ => $"zonder {Number(totals)} totaalrijen" } }.Where(h => h.Length > 0).ToList();
        var name = string.Join(", ", _scope.Prepend(count));
        return new YearSeries(name, label ?? name, unit ?? (this[count].Unit is { Length: > 0 } known ? known : Unit(count)),
            how.Count > 0 ? Origin.Derived(string.Join(", ", how), origin) : origin, values, ranges)
        {
            Remarks = totals == 0 ? [] : [(totals == 1 ? "1 rij is een totaal van andere rijen en telt hier niet mee."
                : $"{Number(totals)} rijen zijn een totaal van andere rijen en tellen hier niet mee.",
                $"{Number(totals)} {(totals == 1 ? "row is a total" : "rows are totals")} of others and left out.")],
        };
    }

    private void Add(List<(SchoolYear Year, int Row, bool Provisional)> rows, string count, List<YearValue> values, List<YearRange> ranges)
    {
        var (when, cells) = (rows[0].Year, rows.ConvertAll(r => this[count].Cells[r.Row]));
        if (cells.FindIndex(c => c.Value is null && c.Missing != Missing.Suppressed) is var gap and >= 0)
        {
            if (rows.Count > 1)
            {
                throw new ArgumentException($"Column \"{count}\", row {Number(rows[gap].Row + 1)} ({when}) is missing "
                    + $"({cells[gap].Missing.InDutch()}), so the sum of that year is not known. Leave the year out with Where first.",
                    nameof(count));
            }

            return;
        }

        double End(Func<Count, long> end) => cells.Sum(c => c.Missing == Missing.Suppressed ? end(c.Bounds)
            : Convert.ToDouble(c.Value, CultureInfo.InvariantCulture));
        if (End(b => b.Low) is var low && End(b => b.High) is var high && low < high)
        {
            ranges.Add(new YearRange(when, low, high));
        }
        else
        {
            values.Add(new YearValue(when, low, rows.Exists(r => r.Provisional)));
        }
    }

    /// <summary>The counts of one column by the school years of another, rows of the same year added up; bounds where a count is
    /// suppressed. Rows that are totals of others are left out, as for <see cref="Series"/>.</summary>
    /// <returns>The years in order. A year with a count that is missing for another reason is not there.</returns>
    /// <exception cref="KeyNotFoundException">A column is not there.</exception>
    /// <exception cref="ArgumentException">A row has no school year, a year has only totals, or the counts are no whole numbers of 0 or
    /// more; the message names column and row.</exception>
    public IReadOnlyDictionary<SchoolYear, Count> Counts(string year, string count)
    {
        if (this[count].Kind != CellKind.Whole || this[count].Cells.ToList().FindIndex(c => c.Value is < 0L) is >= 0)
        {
            throw new ArgumentException($"Column \"{count}\" holds no counts: whole numbers of 0 or more.", nameof(count));
        }

        return new SortedDictionary<SchoolYear,
            Count>(Parts(year, count).Kept.GroupBy(y => y.Year).Where(g =>
            g.All(r => this[count].Cells[r.Row].Missing is Missing.None or Missing.Suppressed))
            .ToDictionary(g => g.Key, g => Count.Sum(g.Select(r => this[count].Cells[r.Row].AsCount()))));
    }

    private Table Take(IReadOnlyList<int> rows, IReadOnlyList<string>? scope = null) => new(Columns.Select(c => c.Take(rows)), Origin,
        _remarks, _nested, scope ?? _scope);

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
            : lower.Contains("leerling", StringComparison.Ordinal) || lower.StartsWith("aantal ", StringComparison.Ordinal)
                && SchoolType.TryParse(count[7..], out _) ? "leerlingen"
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
