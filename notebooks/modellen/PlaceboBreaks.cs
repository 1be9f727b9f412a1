using NotebookLib;
using NotebookLib.Measures;
using NotebookLib.Statistics;

/// <summary>A break tried in one year.</summary>
/// <param name="Year">The first year after the break.</param>
/// <param name="Jump">The change of level at the break, in the unit of the series.</param>
/// <param name="Before">The slope before, per year.</param>
/// <param name="After">The slope after, per year.</param>
/// <param name="Unexplained">What the two lines leave unexplained: the sum of squared residuals.</param>
public sealed record TriedBreak(SchoolYear Year, double Jump, double Before, double After, double Unexplained);

/// <summary>
/// A known break among placebo years: the same interrupted series (<see cref="InterruptedSeries"/>) with the break in every year that
/// allows it. A year is only
/// special when its break fits better than that of years in which nothing was supposed to happen.
/// </summary>
public sealed class PlaceboBreaks
{
    /// <summary>Tries every year with at least two values before and two from it on.</summary>
    /// <param name="series">Consecutive years, at least five.</param>
    /// <exception cref="MeasureException">Fewer than five values, or years with gaps.</exception>
    public PlaceboBreaks(YearSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count < 5 || series.Last.Year - series.First.Year != series.Count - 1)
        {
            throw new MeasureException($"{series.Label} needs five or more years without gaps to look for breaks.");
        }

        double[] values = [.. series.Select(v => v.Value)];
        Tried = [.. Enumerable.Range(2, series.Count - 3).Select(at =>
        {
            var fit = InterruptedSeries.Fit(values, at);
            var before = fit.Model.Coefficients[1].Estimate;
            return new TriedBreak(series.ElementAt(at).Year, fit.Level.Estimate, before, before + fit.Slope.Estimate,
                fit.Model.ResidualSquares);
        })];
        Origin = Origin.Derived("gebroken lijn met een breuk in elk jaar", series.Origin);
    }

    /// <summary>The breaks, by year.</summary>
    public IReadOnlyList<TriedBreak> Tried { get; }

    /// <summary>Where the numbers come from.</summary>
    public Origin Origin { get; }

    /// <summary>The break that leaves least unexplained.</summary>
    public TriedBreak Best => Tried.MinBy(t => t.Unexplained)!;

    /// <summary>The break of one year.</summary>
    /// <exception cref="MeasureException">That year was not tried.</exception>
    public TriedBreak At(SchoolYear year) => Tried.FirstOrDefault(t => t.Year == year)
        ?? throw new MeasureException($"A break in {year} cannot be tried; it can from {Tried[0].Year} to {Tried[^1].Year}.");

    /// <summary>The place of a year among all tried: 1 fits best.</summary>
    /// <exception cref="MeasureException">That year was not tried.</exception>
    public int Rank(SchoolYear year) => 1 + Tried.Count(t => t.Unexplained < At(year).Unexplained);
}
