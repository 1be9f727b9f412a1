using NotebookLib;
using NotebookLib.Measures;

/// <summary>One cell that stands in two versions of the same table.</summary>
/// <param name="Label">The series.</param>
/// <param name="Year">The year.</param>
/// <param name="Older">The value in the older version.</param>
/// <param name="Newer">The value in the newer version.</param>
/// <param name="IsLatest">Whether it is the last year that the older version had.</param>
public sealed record SharedCell(string Label, SchoolYear Year, Quantity Older, Quantity Newer, bool IsLatest)
{
    /// <summary>Whether the two versions differ.</summary>
    public bool Revised => Older.Value != Newer.Value;

    /// <summary>How much the newer differs, in per cent of the older; NaN where that is 0.</summary>
    public Quantity Change => new(Older.Value == 0 ? double.NaN
        : 100 * ((Newer.Value - Older.Value) / Older.Value), "%", Origin.Derived("nieuwe min oude versie", Older.Origin, Newer.Origin));
}

/// <summary>What a publisher changed between two versions of its figures: every cell that both have, revised or not.</summary>
public static class Vintages
{
    /// <summary>The shared cells of all series that stand in both versions, by series and year.</summary>
    /// <param name="published">All figures, without a chosen version.</param>
    /// <param name="older">The older version, such as "ocw-2022".</param>
    /// <param name="newer">The newer one.</param>
    /// <exception cref="MeasureException">No series stands in both.</exception>
    public static IReadOnlyList<SharedCell> Compare(Published published, string older, string newer)
    {
        ArgumentNullException.ThrowIfNull(published);
        var cells = published.Names.Where(n => published.Vintages(n) is var v && v.Contains(older) && v.Contains(newer)).SelectMany(name =>
        {
            var (before, after) = (published.Series(name, older), published.Series(name, newer));
            return before.Where(v => after.Find(v.Year) is not null)
                .Select(v => new SharedCell(published.Label(name), v.Year, before.At(v.Year), after.At(v.Year),
                    v.Year == before.Last.Year));
        }).ToList();
        return cells.Count > 0 ? cells
            : throw new MeasureException($"No series stands in both \"{older}\" and \"{newer}\". Ask Vintages of a series which versions "
                + "it has.");
    }
}
