using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib;

/// <summary>A column of a <see cref="Table"/>: a name, one kind of value, and cells that may be missing with a reason. Immutable.</summary>
public sealed class TableColumn
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">The name; any text.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="cells">The cells; every value of that kind. A whole number may stand in a column of numbers where a double holds it
    /// exactly.</param>
    /// <exception cref="ArgumentException">A cell holds another kind of value, or a suppressed cell stands in a column that holds no whole
    /// numbers; the message names column and row.</exception>
    public TableColumn(string name, CellKind kind, IEnumerable<TableCell> cells)
        : this(name, kind, cells, "")
    {
    }

    internal TableColumn(string name, CellKind kind, IEnumerable<TableCell> cells, string why, string unit = "")
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        (Kind, Why, Unit) = (kind, why, unit);
        var all = cells.ToArray();
        for (var row = 0; row < all.Length; row++)
        {
            all[row] = Fit(all[row], row);
        }

        Cells = all;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>For a column that was read from a file: why it has this kind, in Dutch. Empty for a column that was made
    /// otherwise.</summary>
    public string Why { get; }

    /// <summary>For a column that was read from a file: what the numbers are in, such as <c>%</c>, as the file says so. Empty where it does
    /// not, and for a column that was made otherwise.</summary>
    public string Unit { get; }

    /// <summary>The cells, row by row.</summary>
    public IReadOnlyList<TableCell> Cells { get; }

    /// <summary>Words; null is missing, the empty text is not.</summary>
    public static TableColumn Text(string name, IEnumerable<string?> values) =>
        new(name, CellKind.Text, values.Select(v => TableCell.Of(v)));

    /// <summary>Whole numbers; null is missing.</summary>
    public static TableColumn Whole(string name, IEnumerable<long?> values) =>
        new(name, CellKind.Whole, values.Select(v => TableCell.Of(v)));

    /// <summary>Counts, exact or suppressed between bounds.</summary>
    public static TableColumn Counts(string name, IEnumerable<Count> values) =>
        new(name, CellKind.Whole, values.Select(v => TableCell.Of(v)));

    /// <summary>Numbers; null is missing.</summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static TableColumn Number(string name, IEnumerable<double?> values) =>
        new(name, CellKind.Number, values.Select(v => TableCell.Of(v)));

    /// <summary>Yes or no; null is missing.</summary>
    public static TableColumn Flag(string name, IEnumerable<bool?> values) => new(name, CellKind.Flag, values.Select(v => TableCell.Of(v)));

    /// <summary>School years; null is missing.</summary>
    public static TableColumn Year(string name, IEnumerable<SchoolYear?> values) =>
        new(name, CellKind.Year, values.Select(v => TableCell.Of(v)));

    /// <summary>Cells as cleaning leaves them, read as the kind you name; nothing is guessed. Reasons and bounds come along.</summary>
    /// <exception cref="ArgumentException">A cell cannot be read as that kind; the message names column, row and text.</exception>
    public static TableColumn Clean(string name, CellKind kind, IEnumerable<DataCell> cells) =>
        new(name, kind, cells.Select((cell, row) => Clean(kind, cell) ?? throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture,
            $"Column \"{name}\", row {row
            + 1}: \"{cell.Text}\" cannot be read as {kind}. Read the column as CellKind.Text, or clean it first."))));

    /// <summary>One cell as that kind; null where it cannot be read so.</summary>
    internal static TableCell? Clean(CellKind kind, DataCell cell) => Plain(kind, cell) is { } read ? read with { Flag = cell.Flag } : null;

    private static TableCell? Plain(CellKind kind, DataCell cell) => cell.Missing switch
    {
        Missing.None => (kind, cell.Text ?? "") switch
        {
            (CellKind.Text, var text) => TableCell.Of(text),
            (CellKind.Whole, var text) when DutchNumber.TryWhole(text, out var whole) => TableCell.Of(whole),
            (CellKind.Number, var text) when DutchNumber.TryParse(text, out var number) => TableCell.Of(number),
            (CellKind.Year, var text) when SchoolYear.TryParse(text, out var year) => TableCell.Of(year),
            (CellKind.Flag, "ja" or "nee") => TableCell.Of(cell.Text == "ja"),
            _ => null,
        },
        Missing.Suppressed => kind == CellKind.Whole ? TableCell.Suppressed(cell.Bounds) : TableCell.Without(Missing.Secret),
        var reason => TableCell.Without(reason),
    };

    /// <summary>Some of its rows, in that order.</summary>
    internal TableColumn Take(IEnumerable<int> rows) => new(Name, Kind, rows.Select(r => Cells[r]), Why, Unit);

    private TableCell Fit(TableCell cell, int row)
    {
        var fits = (cell.Value, Kind) switch
        {
            (null, _) => cell.Missing != Missing.Suppressed || Kind == CellKind.Whole,
            (string, CellKind.Text) or (long, CellKind.Whole) or (double, CellKind.Number) or (bool, CellKind.Flag)
                or (SchoolYear, CellKind.Year) => true,
            (long and >= -(1L << 53) and <= 1L << 53, CellKind.Number) => true,
            _ => false,
        };
        return fits ? Kind == CellKind.Number && cell.Value is long whole ? TableCell.Of((double)whole) with { Flag = cell.Flag } : cell
            : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture,
                $"Column \"{Name}\", row {row + 1}: {cell} does not fit in a column of kind {Kind}."));
    }
}
