using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib;

/// <summary>
/// A table of data: typed columns whose cells are a value, or missing with a reason, or suppressed between bounds. Immutable.
/// </summary>
public sealed class Table
{
    /// <summary>Makes a table.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, or two have the same name; the message names them.</exception>
    public Table(params TableColumn[] columns)
        : this((IEnumerable<TableColumn>)columns)
    {
    }

    /// <inheritdoc cref="Table(TableColumn[])"/>
    public Table(IEnumerable<TableColumn> columns)
    {
        Columns = [.. columns];
        Unique(Columns.Select(c => c.Name), "column");
        RowCount = Columns.Count == 0 ? 0 : Columns[0].Cells.Count;
        if (Columns.FirstOrDefault(c => c.Cells.Count != RowCount) is { } odd)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Column \"{odd.Name}\" has {odd.Cells.Count} cells; \"{Columns[0].Name}\" has {RowCount}."), nameof(columns));
        }
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The number of rows; 0 without columns.</summary>
    public int RowCount { get; }

    /// <summary>A column by name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the names.</exception>
    public TableColumn this[string name] => Columns.FirstOrDefault(c => c.Name == name)
        ?? throw new KeyNotFoundException($"There is no column \"{name}\". There are: {string.Join(", ", Columns.Select(c => c.Name))}.");

    /// <summary>
    /// Reads a CSV file through the project's own cleaning, so that codes keep their zeros, masks their bounds and empty cells their
    /// reason. Every column is text unless you say that it holds numbers.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="kinds">The columns that are no text, by the name they have in the file.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">A column is not there, twice there, or a cell is not of its kind.</exception>
    public static Table Read(string path, params (string Column, CellKind Kind)[] kinds)
    {
        var file = AuditTable.Load(DelimitedFile.Open(path));
        var names = file.Columns.Select(c => c.Name).ToList();
        Unique(names, "column");
        if (kinds.FirstOrDefault(k => !names.Contains(k.Column)) is { Column: { } unknown })
        {
            throw new ArgumentException($"{file.Name} has no column \"{unknown}\". It has: {string.Join(", ", names)}.", nameof(kinds));
        }

        return new Table(names.Select((name, i) => TableColumn.Clean(name, kinds.FirstOrDefault(k => k.Column == name).Kind, file.Rows.Select(r => r[i]))));
    }

    internal static void Unique(IEnumerable<string> names, string what)
    {
        var all = names.ToList();
        var twice = all.Select((name, i) => (name, i)).GroupBy(n => n.name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"There are {twice.Count().ToString(CultureInfo.InvariantCulture)} {what}s named \"{twice.Key}\" (number {string.Join(" and ", twice.Select(n => (n.i + 1).ToString(CultureInfo.InvariantCulture)))}). Give each a name of its own first.");
        }
    }
}
