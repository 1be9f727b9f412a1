namespace NotebookLib.Statistics;

/// <summary>
/// Theil-Sen line: the median of the slopes of all pairs (Theil 1950; Sen 1968), which one odd year cannot bend. Interval from Kendall's
/// variance of S with ties in both variables (Sen 1968, equation 2.6), positions rounded half to even, as scipy.stats.theilslopes.
/// </summary>
/// <param name="Slope">Median slope, in units of y per unit of x; NaN when all x are equal.</param>
/// <param name="Interval">Interval of the slope.</param>
/// <param name="InterceptSeparate">median(y) - slope·median(x), SciPy's default.</param>
/// <param name="InterceptJoint">median(y - slope·x).</param>
/// <param name="N">Number of points.</param>
/// <example><code>TheilSen.Of([2018, 2019, 2021, 2022], [100, 101.3, 102.9, 104.1]).Interval</code></example>
public sealed record TheilSen(double Slope, Interval Interval, double InterceptSeparate, double InterceptJoint, int N)
{
    private const int Most = 5000;

    /// <summary>Fits y at x = 0, 1, 2, …</summary>
    public static TheilSen Of(IReadOnlyList<double> y, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(y);
        return Of([.. Enumerable.Range(0, y.Count).Select(i => (double)i)], y, level);
    }

    /// <summary>Fits y on x.</summary>
    /// <param name="x">Two or more finite values, up to 5000.</param>
    /// <param name="y">As many finite values.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Unequal lengths, fewer than two or more than 5000 points, values that are not
    /// finite.</exception>
    public static TheilSen Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        double[] xs = Check.Finite(x, 1), ys = Check.Finite(y, 1);
        Check.SameLength(ys.Length, xs.Length, nameof(y), nameof(x));
        var n = xs.Length;
        if (n > Most)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"x has {n} values; the slopes of all pairs are taken, so at most {Most}."), nameof(x));
        }
        var slopes = new double[n * (n - 1) / 2];
        var count = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                var dx = xs[j] - xs[i];
                if (dx != 0)
                {
                    slopes[count++] = (ys[j] - ys[i]) / dx;
                }
            }
        }
        Array.Sort(slopes, 0, count);
        var sorted = slopes.AsSpan(0, count);
        var slope = Describe.MedianSorted(sorted);
        var residuals = new double[n];
        for (var i = 0; i < n; i++)
        {
            residuals[i] = ys[i] - slope * xs[i];
        }
        return new(slope, Ends(xs, ys, sorted, level), Describe.Median(ys) - slope * Describe.Median(xs), Describe.Median(residuals), n);
    }

    /// <summary>
    /// The interval at a level, for use beside other tests: the spread of S grows by a factor for neighbouring years that resemble each
    /// other, and an end that lies beyond the outermost slope is infinite, because so few points cannot carry that level.
    /// </summary>
    internal static Interval Supported(double[] x, IReadOnlyList<double> y, double level, double variance = 1)
    {
        double[] ys = [.. y];
        var slopes = Enumerable.Range(0, x.Length).SelectMany(i => Enumerable.Range(i + 1, x.Length - i - 1).Select(j =>
            (ys[j] - ys[i]) / (x[j] - x[i]))).Order().ToArray();
        var half = ProportionInterval.Critical(level) * Math.Sqrt(variance) * Sigma(x, ys);
        var (lower, upper) = ((int)Math.Round((slopes.Length - half) / 2, MidpointRounding.ToEven) - 1,
            (int)Math.Round((slopes.Length + half) / 2, MidpointRounding.ToEven));
        return new(lower < 0 ? double.NegativeInfinity : slopes[lower], upper > slopes.Length - 1 ? double.PositiveInfinity : slopes[upper],
            level, "Sen");
    }

    private static double Sigma(double[] xs, double[] ys)
    {
        static double Tied(double[] values) => Ranks.Of(values).Ties.Sum(t => (double)t * (t - 1) * (2.0 * t + 5));
        double n = xs.Length;
        return Math.Sqrt((n * (n - 1) * (2 * n + 5) - Tied(xs) - Tied(ys)) / 18);
    }

    private static Interval Ends(double[] xs, double[] ys, ReadOnlySpan<double> slopes, double level)
    {
        double z = ProportionInterval.Critical(level), sigma = Sigma(xs, ys);
        if (slopes.Length == 0)
        {
            return new(double.NaN, double.NaN, level, "Sen");
        }
        var upper = Math.Min((int)Math.Round((slopes.Length + z * sigma) / 2, MidpointRounding.ToEven), slopes.Length - 1);
        var lower = Math.Max((int)Math.Round((slopes.Length - z * sigma) / 2, MidpointRounding.ToEven) - 1, 0);
        return new(slopes[lower], slopes[upper], level, "Sen");
    }
}
