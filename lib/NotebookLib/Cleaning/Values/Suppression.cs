namespace NotebookLib.Cleaning;

/// <summary>What totals tell about suppressed cells.</summary>
/// <param name="Cells">The cells with bounds that are as tight as the totals allow by interval reasoning; row by row.</param>
/// <param name="Contradictions">Totals that no values of the cells can add up to, in Dutch; then the cells of that row or column are left as they were.</param>
public sealed record TightenedCells(IReadOnlyList<IReadOnlyList<Count>> Cells, IReadOnlyList<string> Contradictions)
{
    /// <summary>Whether every total can be met.</summary>
    public bool IsConsistent => Contradictions.Count == 0;
}

/// <summary>
/// Tightens suppressed cells with totals that the same file prints: 3 cells <c>&lt;5</c> under a total of 3 more than the rest
/// are 1 each. It also shows when a mask does not hide anything any more.
/// </summary>
public static class Suppression
{
    /// <summary>One row of cells under one total.</summary>
    /// <param name="cells">The cells; may be empty.</param>
    /// <param name="total">The total, itself exact or between bounds.</param>
    public static TightenedCells Tighten(IReadOnlyList<Count> cells, Count total) => Tighten([cells], [total], null);

    /// <summary>
    /// A table with totals of rows, columns or both; a null total is not known. Repeats until nothing gets tighter, which it must,
    /// since bounds are whole numbers that only move inward.
    /// </summary>
    /// <param name="rows">The cells, row by row; every row equally long.</param>
    /// <param name="rowTotals">A total per row, or null.</param>
    /// <param name="columnTotals">A total per column, or null.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or the totals do not match the table.</exception>
    public static TightenedCells Tighten(IReadOnlyList<IReadOnlyList<Count>> rows, IReadOnlyList<Count?>? rowTotals, IReadOnlyList<Count?>? columnTotals)
    {
        var width = rows.Count == 0 ? 0 : rows[0].Count;
        if (rows.Any(r => r.Count != width) || (rowTotals is not null && rowTotals.Count != rows.Count) || (columnTotals is not null && columnTotals.Count != width))
        {
            throw new ArgumentException("Every row has to be equally long, with one total per row and per column (null where it is not known).", nameof(rows));
        }

        var cells = rows.Select(r => r.ToArray()).ToArray();
        var contradictions = new SortedSet<string>(StringComparer.Ordinal);
        bool moved;
        do
        {
            moved = false;
            for (var r = 0; rowTotals is not null && r < cells.Length; r++)
            {
                var row = r;
                moved |= Line(width, i => cells[row][i], (i, c) => cells[row][i] = c, rowTotals[r], $"rij {r + 1}", contradictions);
            }

            for (var k = 0; columnTotals is not null && k < width; k++)
            {
                var column = k;
                moved |= Line(cells.Length, i => cells[i][column], (i, c) => cells[i][column] = c, columnTotals[k], $"kolom {k + 1}", contradictions);
            }
        }
        while (moved && contradictions.Count == 0);

        return new TightenedCells(cells, [.. contradictions]);
    }

    private static bool Line(int length, Func<int, Count> get, Action<int, Count> set, Count? total, string where, SortedSet<string> contradictions)
    {
        if (total is not { } sum)
        {
            return false;
        }

        var (low, high) = (0L, 0L);
        for (var i = 0; i < length; i++)
        {
            low += get(i).Low;
            high += get(i).High;
        }

        if (low > sum.High || high < sum.Low)
        {
            contradictions.Add($"{where}: de cellen zijn samen {Dutch.Number(low)}–{Dutch.Number(high)}, het totaal is {sum}");
            return false;
        }

        var moved = false;
        for (var i = 0; i < length; i++)
        {
            var cell = get(i);
            var tight = Count.Suppressed(Math.Max(cell.Low, sum.Low - (high - cell.High)), Math.Min(cell.High, sum.High - (low - cell.Low)));
            if (tight != cell)
            {
                set(i, tight);
                (low, high, moved) = (low - cell.Low + tight.Low, high - cell.High + tight.High, true);
            }
        }

        return moved;
    }
}
