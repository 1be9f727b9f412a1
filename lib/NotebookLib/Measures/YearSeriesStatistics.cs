using NotebookLib.Statistics;

namespace NotebookLib.Measures;

/// <summary>The bridge from a published series to the tests, which know nothing of school years and origins.</summary>
public static class YearSeriesStatistics
{
    /// <summary>
    /// The same values for a statistical test, each at the first calendar year of its school year. Years that are absent stay
    /// absent; name and unit travel along, and so do years that are known only between bounds (<see cref="Series.Bounds"/>) and those that
    /// a difference left out, which every test then names in a warning. Registers count everyone, so the coverage is the whole population.
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
            Bounds = [.. series.Ranges.Select(r => new YearBounds(r.Year.StartYear, r.Low, r.High))],
            Remarks = [.. series.Remarks.Select(r => new Reading(r.Nl, r.En)), .. series.LeftOut.Count == 0 ? Array.Empty<Reading>()
                : [new($"Niet meegeteld, want maar één van beide reeksen heeft een cijfer: {string.Join(", ", series.LeftOut)}.",
                    $"Left out, because only one of both series has a figure: {string.Join(", ", series.LeftOut)}.")]],
        };
    }
}
