using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text;
using NotebookLib.Cleaning;

namespace NotebookLib.Sql;

/// <summary>
/// Tables in a database and back. A column with withheld counts has no column of its own there, only its bounds, <c>X (laagste)</c> and
/// <c>X (hoogste)</c>, filled in every row: a sum that leaves the withheld ones out cannot be asked for. An answer with both bounds has one
/// column X again, a range where they differ. A column with missing values has <c>X (reden)</c> beside it. A school year is the whole
/// number of its first half.
/// </summary>
internal static class SqlColumns
{
    private const string Low = " (laagste)";
    private const string High = " (hoogste)";
    private const string Reason = " (reden)";
    private const int RowsPerInsert = 500;
    private static readonly Dictionary<string, Missing> Reasons = Enum.GetValues<Missing>().ToDictionary(m =>
        m.InDutch(), StringComparer.Ordinal);

    /// <summary>The bounds that stand for a column; null for a column that is there itself.</summary>
    public static (string Low, string High)? Bounds(TableColumn column) => column.Cells.Any(c => c.Missing == Missing.Suppressed)
        ? (column.Name + Low, column.Name + High) : null;

    /// <summary>A name as it is written in a question.</summary>
    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>The statements that make a table.</summary>
    public static IEnumerable<string> Statements(string name, Table table)
    {
        var columns = table.Columns.SelectMany(Flat).ToList();
        yield return $"CREATE TABLE {Quoted(name)} ({string.Join(", ", columns.Select(c => $"{Quoted(c.Name)} {c.Type}"))})";
        foreach (var rows in Enumerable.Range(0, table.RowCount).Chunk(RowsPerInsert))
        {
            var insert = new StringBuilder($"INSERT INTO {Quoted(name)} VALUES ");
            yield return insert.AppendJoin(", ", rows.Select(r => $"({string.Join(", ", columns.Select(c => Literal(c.At(r))))})"))
                .ToString();
        }
    }

    private static IEnumerable<(string Name, string Type, Func<int, object?> At)> Flat(TableColumn column)
    {
        if (Bounds(column) is { } bounds)
        {
            yield return (bounds.Low, "BIGINT", r => column.Cells[r] is { Missing: Missing.Suppressed } cell ? cell.Bounds.Low
                : column.Cells[r].Value);
            yield return (bounds.High, "BIGINT", r => column.Cells[r] is { Missing: Missing.Suppressed } cell ? cell.Bounds.High
                : column.Cells[r].Value);
        }
        else
        {
            yield return (column.Name, column.Kind switch { CellKind.Text => "VARCHAR", CellKind.Flag => "BOOLEAN", CellKind.Number =>
                "DOUBLE", _ => "BIGINT" }, r => column.Cells[r].Value);
        }

        if (column.Cells.Any(c => c.Missing is not (Missing.None or Missing.Empty or Missing.Suppressed)))
        {
            yield return (column.Name + Reason, "VARCHAR", r => column.Cells[r].Missing is Missing.None or Missing.Suppressed ? null
                : column.Cells[r].Missing.InDutch());
        }
    }

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        bool truth => truth ? "true" : "false",
        SchoolYear year => year.StartYear.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('E', StringComparison.Ordinal)
            ? text : text + "::DOUBLE",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => "'" + value.ToString()!.Replace("'", "''", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal) + "'",
    };

    /// <summary>Reads an answer.</summary>
    /// <param name="reader">The answer, before its first row.</param>
    /// <param name="years">The names of columns that are school years where their values can be.</param>
    /// <param name="mostRows">How many rows are read at most.</param>
    /// <exception cref="SqlException">There are more rows, two columns of one name, or a column of a type that a table does not
    /// hold.</exception>
    public static IReadOnlyList<TableColumn> Read(DbDataReader reader, IReadOnlySet<string> years, int mostRows)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
        {
            throw new SqlException($"The answer has two columns named \"{twice}\". Give one another name: AS.");
        }

        var kinds = names.Select((name, i) => Kind(name, reader.GetFieldType(i))).ToList();
        var values = names.Select(_ => new List<object?>()).ToList();
        while (reader.Read())
        {
            if (values[0].Count == mostRows)
            {
                throw new SqlException(string.Create(CultureInfo.InvariantCulture,
                    $"The answer has more than {mostRows} rows. Group, or take part of it with WHERE or ORDER BY with LIMIT."));
            }

            for (var i = 0; i < names.Count; i++)
            {
                values[i].Add(reader.IsDBNull(i) ? null : Value(names[i], kinds[i], reader.GetValue(i)));
            }
        }

        return Fold(names, kinds, values, years);
    }

    private static CellKind Kind(string name, Type type) => type == typeof(string) || type == typeof(DateOnly) ? CellKind.Text
        : type == typeof(bool) ? CellKind.Flag
        : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? CellKind.Number
        : type == typeof(BigInteger) || Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 ? CellKind.Whole
        : throw new SqlException($"Column \"{name}\" holds {type.Name}, which a table does not: it holds text, numbers, and true or false. "
            + $"Take values out of it (unnest, string_agg), or cast it to VARCHAR.");

    private static object Value(string name, CellKind kind, object value) => kind switch
    {
        CellKind.Text => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value,
        CellKind.Flag => value,
        CellKind.Number => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number
            : throw new SqlException($"Column \"{name}\" has a value that is no finite number. Look for a division by zero or a logarithm "
                + $"of zero; NULLIF makes it missing."),
        _ => value is BigInteger big ? big >= long.MinValue && big <= long.MaxValue ? (long)big
            : throw new SqlException($"Column \"{name}\" has a whole number that is too large. Cast it to DOUBLE.")
            : Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };

    private static List<TableColumn> Fold(List<string> names, List<CellKind> kinds, List<List<object?>> values, IReadOnlySet<string> years)
    {
        var at = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var columns = new List<TableColumn>();
        foreach (var (i, name) in names.Index())
        {
            if (Base(name, Low) is { } bounded && at.TryGetValue(bounded + High, out var high)
                && (kinds[i], kinds[high]) == (CellKind.Whole, CellKind.Whole) && !at.ContainsKey(bounded))
            {
                columns.Add(new TableColumn(bounded, CellKind.Whole, values[i].Select((low, row) =>
                    Range(bounded, (long?)low, (long?)values[high][row], At(bounded, row), row))));
            }
            else if (Base(name, High) is { } above && at.TryGetValue(above + Low, out var low)
                && (kinds[i], kinds[low]) == (CellKind.Whole, CellKind.Whole) && !at.ContainsKey(above))
            {
                continue; // stands with its lowest
            }
            else if (Base(name, Reason) is { } reasoned && (at.ContainsKey(reasoned) || at.ContainsKey(reasoned + Low)))
            {
                continue;
            }
            else
            {
                var isYear = kinds[i] == CellKind.Whole && years.Contains(name)
                    && values[i].All(v => v is null or (long and >= 1900 and <= 2100));
                columns.Add(new TableColumn(name, isYear ? CellKind.Year : kinds[i], values[i].Select((v, row) =>
                    v is null ? Gone(At(name, row)) : TableCell.Of(isYear ? new SchoolYear((int)(long)v) : v))));
            }
        }

        return columns;

        string? At(string name, int row) => at.TryGetValue(name + Reason, out var reason) ? values[reason][row] as string : null;
    }

    private static string? Base(string name, string end) => name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal)
        ? name[..^end.Length] : null;

    private static TableCell Range(string name, long? low, long? high, string? reason, int row) => (low, high) switch
    {
        (null, null) => Gone(reason),
        ({ } from, { } to) when from == to => TableCell.Of(from),
        ({ } from and >= 0, { } to) when from < to => TableCell.Suppressed(Count.Suppressed(from, to)),
        _ => throw new SqlException(string.Create(CultureInfo.InvariantCulture,
            $"Row {row + 1}: \"{name}{Low}\" and \"{name}{
            High}\" do not give two whole bounds, lowest first. Give them other names if they are no bounds.")),
    };

    private static TableCell Gone(string? reason) => reason is not null && Reasons.TryGetValue(reason, out var known)
        && known is not (Missing.None or Missing.Suppressed) ? TableCell.Without(known) : TableCell.Without(Missing.Empty);
}
