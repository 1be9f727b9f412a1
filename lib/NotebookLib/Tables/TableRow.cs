using NotebookLib.Cleaning;

namespace NotebookLib;

/// <summary>A row of a <see cref="Table"/>, for <see cref="Table.Where(Func{TableRow, bool})"/> and for LINQ.</summary>
public readonly struct TableRow
{
    private readonly Table _table;

    internal TableRow(Table table, int index) => (_table, Index) = (table, index);

    /// <summary>Its place in the table, from 0.</summary>
    public int Index { get; }

    /// <summary>The cell in a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column; the message names the nearest.</exception>
    public TableCell this[string column] => _table[column].Cells[Index];

    /// <summary>The cell as a reader sees it; empty where it is missing.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public string Text(string column) => this[column] is { Missing: Missing.None } cell ? cell.Shown() : "";

    /// <summary>The number in a column of numbers; null where it is missing or suppressed, so that a comparison with it is false.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidOperationException">The column holds no numbers.</exception>
    public double? Number(string column) => _table[column].Kind is CellKind.Whole or CellKind.Number
        ? this[column].Value switch { long whole => whole, double number => number, _ => null }
        : throw new InvalidOperationException($"Column \"{column}\" holds no numbers but {_table[column].Kind.InDutch()}; use "
            + $"Text(\"{column}\").");

    /// <summary>The school year in a column of school years, or of text that names one; null where it is missing or names none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public SchoolYear? Year(string column) => this[column].Value switch
    {
        SchoolYear year => year,
        string text when SchoolYear.TryParse(text, out var year) => year,
        _ => null,
    };
}
