namespace NotebookLib.Measures;

/// <summary>What a decomposition looks at.</summary>
public enum Swing
{
    /// <summary>The levels of the years.</summary>
    Levels,

    /// <summary>The changes from year to year.</summary>
    YearlyChanges,
}

/// <summary>The part of a total's swings that goes with one of its parts.</summary>
/// <param name="Label">The part.</param>
/// <param name="Share">In per cent of the variance of the total; negative when the part moves against it.</param>
public sealed record SwingShare(string Label, Quantity Share);

/// <summary>
/// Splits the variance of a sum over its parts: Var(total) = Σ Cov(part, total), so the shares add up to 100 %. It says with
/// which part the total moves, not why.
/// </summary>
public static class Swings
{
    /// <summary>The share of each part, in the order given.</summary>
    /// <param name="what">Levels or yearly changes.</param>
    /// <param name="parts">At least two series in one unit; the years that all share are used, at least three.</param>
    /// <exception cref="MeasureException">Fewer than three common years, or a total that never changes.</exception>
    /// <exception cref="ArgumentException">Fewer than two parts, different units, or no common year.</exception>
    public static IReadOnlyList<SwingShare> Decompose(Swing what, params YearSeries[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Length < 2)
        {
            throw new ArgumentException("A decomposition needs at least two parts.", nameof(parts));
        }

        var total = PupilFlows.Sum("totaal", parts);
        var years = total.Years.ToList();
        if (years.Count < 3 || (what == Swing.YearlyChanges && years.Zip(years.Skip(1)).Any(pair => pair.Second - pair.First != 1)))
        {
            throw new MeasureException("A decomposition of swings needs at least three years that all series share, without gaps for "
                + "yearly changes.");
        }

        var whole = Moves(total, years, what);
        var variance = Covariance(whole, whole);
        if (variance <= 0)
        {
            throw new MeasureException("The total is the same in every year: there are no swings to divide.");
        }

        return [.. parts.Select(part =>
            new SwingShare(part.Label, new Quantity(100 * Covariance(Moves(part, years, what), whole) / variance, "% van de variantie",
            Origin.Derived(what == Swing.Levels ? "covariantie met het totaal, niveaus" : "covariantie met het totaal, veranderingen per "
                + "jaar", part.Origin, total.Origin))))];
    }

    private static double[] Moves(YearSeries series, List<SchoolYear> years, Swing what)
    {
        var values = years.Select(y => series[y]).ToArray();
        return what == Swing.Levels ? values : [.. values.Skip(1).Zip(values, (later, earlier) => later - earlier)];
    }

    private static double Covariance(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
    }
}
