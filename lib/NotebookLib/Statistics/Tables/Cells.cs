namespace NotebookLib.Statistics;

/// <summary>Counts in rows and columns: checks, totals, and empty rows or columns left out.</summary>
internal static class Cells
{
    public static long[,] Valid(long[,] table, string name, int atLeast = 1)
    {
        ArgumentNullException.ThrowIfNull(table, name);
        if (table.GetLength(0) < atLeast || table.GetLength(1) < atLeast)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name} has {table.GetLength(0)} rows and {table.GetLength(
                1)} columns; at least {atLeast} of each needed."), name);
        }
        foreach (var cell in table)
        {
            if (cell is < 0 or > Check.MostCount)
            {
                throw new ArgumentException(FormattableString.Invariant($"{name} holds {cell}; counts from 0 to {Check.MostCount} needed."),
                    name);
            }
        }
        return table;
    }

    public static long[,] Valid2x2(long[,] table, string name)
    {
        Valid(table, name);
        return table.GetLength(0) == 2 && table.GetLength(1) == 2 ? table
            : throw new ArgumentException(
                FormattableString.Invariant($"{name} has {table.GetLength(0)} rows and {table.GetLength(1)} columns; 2 by 2 needed."),
                name);
    }

    public static long[] RowTotals(long[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(0)).Select(i => Enumerable.Range(0, table.GetLength(1)).Sum(j => table[i, j]))];

    public static long[] ColumnTotals(long[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(1)).Select(j => Enumerable.Range(0, table.GetLength(0)).Sum(i => table[i, j]))];

    public static long Total(long[,] table) => table.Cast<long>().Sum();

    /// <summary>The table without rows and columns that hold only zeros.</summary>
    public static (long[,] Table, int[] Rows, int[] Columns) WithoutEmpty(long[,] table)
    {
        int[] rows = Kept(RowTotals(table)), columns = Kept(ColumnTotals(table));
        return (Map(rows.Length, columns.Length, (i, j) => table[rows[i], columns[j]]), rows, columns);
        static int[] Kept(long[] totals) => [.. Enumerable.Range(0, totals.Length).Where(i => totals[i] > 0)];
    }

    public static T[,] Map<T>(int rows, int columns, Func<int, int, T> value)
    {
        var result = new T[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                result[i, j] = value(i, j);
            }
        }
        return result;
    }

    /// <summary>Row total times column total over the grand total.</summary>
    public static double[,] Expected(long[,] table)
    {
        long[] rows = RowTotals(table), columns = ColumnTotals(table);
        double total = rows.Sum();
        return Map(rows.Length, columns.Length, (i, j) => (double)rows[i] * columns[j] / total);
    }
}
