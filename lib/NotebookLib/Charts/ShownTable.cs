using System.Globalization;

namespace NotebookLib.Charts;

/// <summary>A table that is shown, as data again.</summary>
public static class ShownTable
{
    /// <summary>Heads as names, words as text, the rest as numbers; a dash is missing without a stated reason.</summary>
    public static Table AsTable(this DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new Table(table.Columns.Select((column, i) =>
        {
            var cells = table.Rows.Select(r => r[i]).ToList();
            return cells.Exists(c => c is string) || cells.TrueForAll(c => c is null)
                ? TableColumn.Text(column.Head,
                    cells.Select(c => c as string ?? (c is double d ? d.ToString("R", CultureInfo.InvariantCulture) : null)))
                : TableColumn.Number(column.Head, cells.Select(c => c as double?));
        }));
    }
}
