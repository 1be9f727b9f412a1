using NotebookLib.Charts;

namespace NotebookLib.Regions;

/// <summary>
/// A table of pupil counts in which no count under <see cref="DisclosureRule.SmallestCell"/> can be read or worked out: such a cell is
/// withheld, and so is every total over a line that has a withheld cell, so that nothing can be subtracted from anything. A zero is shown:
/// it is nobody.
/// </summary>
public static class SmallCells
{
    /// <summary>What stands in a withheld cell.</summary>
    public const string Withheld = "afgeschermd";

    /// <summary>The table with totals, safe to show.</summary>
    /// <param name="title">What the table shows.</param>
    /// <param name="rows">The names of the rows.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="counts">The count of a row and a column, exact or suppressed; null where it is not known, which withholds totals like a
    /// small cell.</param>
    /// <param name="origin">Where the counts come from.</param>
    /// <param name="may">Whether a cell may be shown for another reason, such as more than one school; null means yes.</param>
    public static DataTable Table(string title, IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, Count?> counts,
        Origin origin, Func<int, int, bool>? may = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(counts);
        var cells = rows.Select((_, r) => columns.Select((_, c) => Shown(counts(r, c)) is { } shown && (may?.Invoke(r, c) ?? true) ? shown
            : (long?)null).ToArray()).ToArray();
        object? Sum(IEnumerable<long?> line) => line.ToList() is var all && all.Contains(null) ? Withheld : Number(all.Sum(v => v!.Value));
        var body = rows.Select((name, r) =>
            (IReadOnlyList<object?>)[name, .. columns.Select((_, c) => cells[r][c] is { } v ? Number(v) : counts(r, c) is null ? null
            : Withheld), Sum(cells[r])]);
        var last = (IReadOnlyList<object?>)["totaal", .. columns.Select((_, c) => Sum(cells.Select(r => r[c]))),
            Sum(cells.SelectMany(r => r))];
        return new DataTable(title, [new Column(""), .. columns.Select(c => new Column(c, "leerlingen") { IsNumber = true }),
            new Column("totaal", "leerlingen") { IsNumber = true }], body.Append(last), origin);
    }

    /// <summary>Whether a count may be shown: exactly known, and nobody or at least <see cref="DisclosureRule.SmallestCell"/>.</summary>
    public static bool MayShow(Count? count) => Shown(count) is not null;

    private static long? Shown(Count? count) => count is { IsExact: true } c && (c.Value == 0 || c.Value >= DisclosureRule.SmallestCell)
        ? c.Value : null;

    private static string Number(long value) => Dutch.Number(value);
}
