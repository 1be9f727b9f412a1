using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Frames;

/// <summary>
/// A column as other libraries know one: a name, a type, values or null. A column of a <see cref="Table"/> becomes one of these
/// with its values, and beside it, only where there is something to say, a column with the reasons and two with the bounds.
/// </summary>
internal sealed record FlatColumn(string Name, Type Type, object?[] Values)
{
    private static readonly Dictionary<string, Missing> Reasons = Enum.GetValues<Missing>().ToDictionary(m =>
        m.InDutch(), StringComparer.Ordinal);

    private static readonly Dictionary<Type, CellKind> Kinds = new()
    {
        [typeof(string)] = CellKind.Text,
        [typeof(bool)] = CellKind.Flag,
        [typeof(SchoolYear)] = CellKind.Year,
        [typeof(double)] = CellKind.Number,
        [typeof(float)] = CellKind.Number,
        [typeof(long)] = CellKind.Whole,
        [typeof(int)] = CellKind.Whole,
        [typeof(short)] = CellKind.Whole,
        [typeof(sbyte)] = CellKind.Whole,
        [typeof(byte)] = CellKind.Whole,
        [typeof(ushort)] = CellKind.Whole,
        [typeof(uint)] = CellKind.Whole,
    };

    /// <summary>The values and what stands beside them.</summary>
    /// <exception cref="ArgumentException">The table has a column that is named as a companion of another.</exception>
    public static List<FlatColumn> From(Table table)
    {
        var names = table.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var flat = new List<FlatColumn>();
        foreach (var column in table.Columns)
        {
            if (Companions.All(column.Name).FirstOrDefault(names.Contains) is { } taken)
            {
                throw new ArgumentException($"The name \"{taken}\" is the name of a companion of column \"{column.Name}\". Rename one of "
                    + $"the two first.", nameof(table));
            }

            flat.Add(new FlatColumn(column.Name, TypeOf(column.Kind), [.. column.Cells.Select(c => c.Value)]));
            if (column.Cells.Any(c => c.Missing != Missing.None))
            {
                flat.Add(new FlatColumn(Companions.Reason(column.Name), typeof(string),
                    [.. column.Cells.Select(c => c.Missing == Missing.None ? null : c.Missing.InDutch())]));
            }

            if (column.Cells.Any(c => c.Missing == Missing.Suppressed))
            {
                flat.Add(new FlatColumn(Companions.Lowest(column.Name), typeof(long),
                    [.. column.Cells.Select(c => c.Missing == Missing.Suppressed ? c.Bounds.Low : (object?)null)]));
                flat.Add(new FlatColumn(Companions.Highest(column.Name), typeof(long),
                    [.. column.Cells.Select(c => c.Missing == Missing.Suppressed ? c.Bounds.High : (object?)null)]));
            }
        }

        return flat;
    }

    /// <summary>A table from columns of another library, companions folded back.</summary>
    /// <exception cref="ArgumentException">A column has a type that a table does not know, or a companion contradicts its column; the
    /// message names column and row.</exception>
    public static Table ToTable(Origin? origin, IReadOnlyList<FlatColumn> columns)
    {
        var byName = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var folded = columns.SelectMany(c => Companions.All(c.Name)).Where(byName.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var table = new Table(columns.Where(c => !folded.Contains(c.Name)).Select(c => new TableColumn(c.Name, c.Kind(), c.Cells(byName))));
        return origin is null ? table : table.WithOrigin(origin);
    }

    private CellKind Kind() => Kinds.TryGetValue(Type, out var kind) ? kind : throw new ArgumentException(
        $"Column \"{Name}\" holds {Type.Name}, which a table does not know. Known: {string.Join(", ", Kinds.Keys.Select(t =>
            t.Name))}. Convert the column first; nothing was changed.");

    private IEnumerable<TableCell> Cells(Dictionary<string, FlatColumn> all)
    {
        var reasons = all.GetValueOrDefault(Companions.Reason(Name));
        var (low, high) = (all.GetValueOrDefault(Companions.Lowest(Name)), all.GetValueOrDefault(Companions.Highest(Name)));
        for (var row = 0; row < Values.Length; row++)
        {
            var (value, reason) = (Values[row], reasons?.Values[row]);
            if (value is not null)
            {
                yield return reason is null && low?.Values[row] is null && high?.Values[row] is null ? TableCell.Of(value)
                    : throw Wrong(row, $"there is a value ({value}) and beside it a reason or bounds for its absence");
            }
            else if (reason is null)
            {
                yield return TableCell.Without(Missing.Empty);
            }
            else if (reason is not string text || !Reasons.TryGetValue(text, out var missing) || missing == Missing.None)
            {
                throw Wrong(row, $"\"{reason}\" is not a reason. Known: {string.Join(", ", Reasons.Keys.Skip(1))}");
            }
            else
            {
                yield return missing == Missing.Suppressed ? TableCell.Suppressed(Bounds(low, high, row)) : TableCell.Without(missing);
            }
        }
    }

    private Count Bounds(FlatColumn? low, FlatColumn? high, int row) =>
        low?.Values[row] is { } from && high?.Values[row] is { } to && TableCell.Of(from).Value is long lowest and >= 0
            && TableCell.Of(to).Value is long highest && highest >= lowest
            ? Count.Suppressed(lowest, highest)
            : throw Wrong(row, $"it is suppressed, but \"{Companions.Lowest(Name)}\" and \"{Companions.Highest(
                Name)}\" do not give two whole bounds");

    private ArgumentException Wrong(int row, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Column \"{Name}\", row {row + 1}: {problem}."));

    private static Type TypeOf(CellKind kind) => kind switch
    {
        CellKind.Text => typeof(string),
        CellKind.Whole => typeof(long),
        CellKind.Number => typeof(double),
        CellKind.Flag => typeof(bool),
        _ => typeof(SchoolYear),
    };
}

/// <summary>The names of the columns that stand beside one with missing values.</summary>
public static class Companions
{
    /// <summary>The column that says why a value is missing, in Dutch: <c>leerlingen (reden)</c>.</summary>
    public static string Reason(string column) => column + " (reden)";

    /// <summary>The column with the lowest value of a suppressed count.</summary>
    public static string Lowest(string column) => column + " (laagste)";

    /// <summary>The column with the highest value of a suppressed count.</summary>
    public static string Highest(string column) => column + " (hoogste)";

    internal static IEnumerable<string> All(string column) => [Reason(column), Lowest(column), Highest(column)];
}
