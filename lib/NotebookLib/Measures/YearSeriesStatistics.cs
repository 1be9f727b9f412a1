using NotebookLib.Statistics;

namespace NotebookLib.Measures;

/// <summary>The bridge from a published series to the tests, which know nothing of school years and origins.</summary>
public static class YearSeriesStatistics
{
    /// <summary>
    /// The same values for a statistical test, each at the first calendar year of its school year. Years that are absent stay
    /// absent; name and unit travel along. Registers count everyone, so the coverage is the whole population.
    /// </summary>
    /// <param name="series">A series of counts, rates or index numbers, taken as they are.</param>
    /// <param name="decimals">The decimals in which estimates are shown to readers; at least 0.</param>
    /// <exception cref="ArgumentNullException">There is no series.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is negative.</exception>
    public static Series ForTest(this YearSeries series, int decimals = 0)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        return new Series([.. series.Years.Select(y => y.StartYear)], [.. series.Select(v => v.Value)])
        {
            Name = series.Label,
            Unit = new Unit(series.Unit, series.Unit, 1, decimals),
        };
    }
}
