namespace NotebookLib.Cleaning;

/// <summary>
/// Decimal commas in a file that is separated by commas: <c>6,4</c> becomes 6 and 4, and the last cells of a row stand under no name. From
/// the first column of numbers on nobody can tell what is what, so these columns stay text.
/// </summary>
internal static class ShiftedColumns
{
    /// <summary>The columns, those that may have moved as text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="counts">The number of fields of the first records.</param>
    public static IReadOnlyList<FileColumn> Mark(DelimitedFile file, IReadOnlyList<FileColumn> columns, List<int> counts)
    {
        if (file.Delimiter != ',' || file.Header.Rows.Count == 0)
        {
            return columns;
        }

        var nameless = columns.Reverse().TakeWhile(c => HeaderReader.Clean(c.Raw).Length == 0 && (c.IsNumeric || c.Kind == ColumnKind.Code))
            .Count();
        var longer = counts.Count(n => n > columns.Count);
        var first = columns.Take(columns.Count - nameless).FirstOrDefault(c => c.IsNumeric);
        return first is null || (nameless == 0 && longer * 2 <= counts.Count - file.HeaderRecord) ? columns
            : [.. columns.Select(c => c.Index >= first.Index ? c with { Kind = ColumnKind.Text, IsShifted = true } : c)];
    }
}
