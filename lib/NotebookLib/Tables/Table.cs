using System.Globalization;

namespace NotebookLib;

/// <summary>
/// A table of data: typed columns whose cells are a value, or missing with a reason, or suppressed between bounds. Where it has an origin,
/// that stands under it; where it has none, it says so. Immutable.
/// </summary>
[Display.TypeFormatterSource(typeof(Display.TableFormatter))]
public sealed partial class Table
{
    /// <summary>Makes a table without an origin; <see cref="WithOrigin"/> gives it one.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, or two have the same name; the message names them.</exception>
    public Table(params TableColumn[] columns)
        : this((IEnumerable<TableColumn>)columns)
    {
    }

    /// <inheritdoc cref="Table(TableColumn[])"/>
    public Table(IEnumerable<TableColumn> columns)
        : this(columns, null, [], [], [])
    {
    }

    private Table(IEnumerable<TableColumn> columns, Origin? origin, IReadOnlyList<string> remarks, IReadOnlyList<string> nested,
        IReadOnlyList<string> scope)
    {
        Columns = [.. columns];
        (Origin, _remarks, _nested, _scope) = (origin, remarks, nested, scope);
        foreach (var root in origin?.Roots ?? [])
        {
            DataLedger.Use(root);
        }

        Unique(Columns.Select(c => c.Name), "column");
        RowCount = Columns.Count == 0 ? 0 : Columns[0].Cells.Count;
        if (Columns.FirstOrDefault(c => c.Cells.Count != RowCount) is { } odd)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Column \"{odd.Name}\" has {odd.Cells.Count} cells; \"{Columns[0].Name}\" has {RowCount}."), nameof(columns));
        }
    }

    /// <summary>Where the data come from; null where nobody said so.</summary>
    public Origin? Origin { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The number of rows; 0 without columns.</summary>
    public int RowCount { get; }

    /// <summary>The rows, in order.</summary>
    public IEnumerable<TableRow> Rows => Enumerable.Range(0, RowCount).Select(row => new TableRow(this, row));

    /// <summary>A column by name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest and lists the names.</exception>
    public TableColumn this[string name] => Columns.FirstOrDefault(c => c.Name == name)
        ?? throw new KeyNotFoundException($"There is no column \"{name}\".{Near.Hint(name, Columns.Select(c => c.Name))} There are: "
            + $"{string.Join(", ", Columns.Select(c => c.Name))}.");

    /// <summary>The same table, from a stated origin.</summary>
    public Table WithOrigin(Origin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new Table(Columns, origin, _remarks, _nested, _scope);
    }

    internal static void Unique(IEnumerable<string> names, string what)
    {
        var all = names.ToList();
        var twice = all.Select((name, i) => (name, i)).GroupBy(n => n.name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"There are {twice.Count().ToString(CultureInfo.InvariantCulture)} {what}s named \"{twice.Key}\" "
                + $"(number {string.Join(" and ", twice.Select(n => (n.i + 1).ToString(CultureInfo.InvariantCulture)))}). Give each a name "
                + $"of its own first.");
        }
    }
}
