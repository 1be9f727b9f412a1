namespace NotebookLib.Measures;

/// <summary>Growth over a span and per yearly interval. Six school years are five intervals.</summary>
public static class Growth
{
    /// <summary>Growth from one school year to another, in per cent.</summary>
    /// <exception cref="MeasureException">A year is missing, or the first value is 0.</exception>
    public static Quantity Total(YearSeries series, SchoolYear from, SchoolYear to) => IndexNumber.Change(series, from) is var change
        && change.Find(to) is { } value
        ? new Quantity(value, "%", Origin.Derived($"groei van {from} tot {to}", series.Origin))
        : throw new MeasureException($"{series.Label} has no value for {to}; the series runs from {series.First.Year} to "
            + $"{series.Last.Year}.");

    /// <summary>Mean growth per yearly interval (geometric), in per cent: (N_to / N_from)^(1/k) − 1 with k intervals.</summary>
    /// <exception cref="MeasureException">A year is missing, the years are not in order, or a value is not positive.</exception>
    public static Quantity PerInterval(YearSeries series, SchoolYear from, SchoolYear to)
    {
        var factor = 1 + Total(series, from, to).Value / 100;
        return new Quantity(Rate(factor, to - from), "% per jaar",
            Origin.Derived($"gemiddelde groei per jaar, {Dutch.Number(to - from)} stappen van {from} tot {to}", series.Origin));
    }

    /// <summary>Mean growth per interval for a factor that a text states: 1.46 over five intervals is 7.86 %.</summary>
    /// <param name="factor">End divided by start; positive.</param>
    /// <param name="intervals">The number of yearly intervals, at least 1: school years minus one.</param>
    /// <exception cref="MeasureException"><paramref name="factor"/> is not positive or <paramref name="intervals"/> is below 1.</exception>
    public static Quantity PerInterval(double factor, int intervals) =>
        new(Rate(factor, intervals), "% per jaar", Origin.Arithmetic($"{Dutch.Number(factor, 2)}^(1/{Dutch.Number(intervals)}) − 1"));

    private static double Rate(double factor, int intervals) => factor > 0 && double.IsFinite(factor) && intervals >= 1
        ? 100 * (Math.Pow(factor, 1.0 / intervals) - 1)
        : throw new MeasureException("Growth per interval needs a positive growth factor and at least one interval: the last year lies "
            + "after the first.");
}
