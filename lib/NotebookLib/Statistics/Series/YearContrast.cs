namespace NotebookLib.Statistics;

/// <summary>A year whose value is known only between two bounds, both included: a publisher's <c>&lt;5</c> is 1 to 4.</summary>
/// <param name="Year">The year.</param>
/// <param name="Low">The smallest value it can have.</param>
/// <param name="High">The largest value it can have.</param>
public readonly record struct YearBounds(int Year, double Low, double High);

/// <summary>Years as a first-order autoregression sees them, with gaps or without.</summary>
internal static class Autoregression
{
    /// <summary>The range that is taken.</summary>
    public static double Valid(double autocorrelation) => autocorrelation is >= 0 and <= 0.95 ? autocorrelation
        : throw new ArgumentException(
            FormattableString.Invariant($"autocorrelation is {
            autocorrelation}; from 0 to 0.95 needed: the correlation of neighbouring years, apart from the lines."),
            nameof(autocorrelation));

    /// <summary>
    /// Values whose errors stand apart where those of the years were a stationary autoregression with this correlation of neighbours (Prais
    /// and Winsten 1954; over a gap of d years the correlation is its d-th power).
    /// </summary>
    public static double[] Whitened(IReadOnlyList<int> years, Func<int, double> value, double autocorrelation)
    {
        var first = Math.Sqrt(1 - autocorrelation * autocorrelation);
        return [.. Enumerable.Range(0, years.Count).Select(i =>
        {
            if (i == 0)
            {
                return first * value(0);
            }
            var kept = Math.Pow(autocorrelation, (double)years[i] - years[i - 1]);
            return (value(i) - kept * value(i - 1)) * (first / Math.Sqrt(1 - kept * kept));
        })];
    }
}

/// <summary>
/// One coefficient of a regression on years by generalised least squares, for errors of a first-order autoregression with a given
/// correlation. Where years are known between bounds the regression runs at every corner of them: the interval then holds whatever the
/// years are, because its ends are convex in the values, and p is the largest.
/// </summary>
internal sealed class YearContrast
{
    private const int MostBounded = 8;
    private readonly LinearModel[] corners;

    /// <param name="years">Years, increasing.</param>
    /// <param name="low">The value of each, or the lower bound.</param>
    /// <param name="high">The value of each, or the upper bound.</param>
    /// <param name="autocorrelation">The correlation of neighbouring years, from 0 to 0.95.</param>
    /// <param name="columns">The columns by position, the constant excepted; the last is the one that is asked about, or the constant where
    /// there is none.</param>
    public YearContrast(int[] years, double[] low, double[] high, double autocorrelation,
        params (string Name, Func<int, double> Of)[] columns)
    {
        int[] open = [.. Enumerable.Range(0, years.Length).Where(i => low[i] < high[i])];
        if (open.Length > MostBounded)
        {
            throw Check.Refuse(nameof(Series.Bounds), FormattableString.Invariant($"{open.Length} years are known only between bounds; ")
                + FormattableString.Invariant($"at most {MostBounded} can be weighed. Take years together, or a larger region."));
        }
        (N, Asked) = (years.Length, columns.Length);
        double[] Whitened(Func<int, double> value) => Autoregression.Whitened(years, value, autocorrelation);
        double[][] design = [Whitened(_ => 1), .. columns.Select(c => Whitened(c.Of))];
        var rows = Enumerable.Range(0, N).Select(i => design.Select(c => c[i]).ToArray()).ToArray();
        var named = Design.Of(rows, ["(Intercept)", .. columns.Select(c => c.Name)], constant: false);
        bool High(int corner, int year) => Array.IndexOf(open, year) is var at and >= 0 && (corner >> at & 1) == 1;
        corners = [.. Enumerable.Range(0, 1 << open.Length).Select(corner =>
            LinearModel.Fit(Whitened(i => High(corner, i) ? high[i] : low[i]), named))];
    }

    /// <summary>Number of years.</summary>
    public int N { get; }

    /// <summary>Degrees of freedom left.</summary>
    public int Df => corners[0].DfResidual;

    private int Asked { get; }

    /// <summary>The coefficient; halfway its ends where years have bounds.</summary>
    public double Estimate => (Ends.Low + Ends.High) / 2;

    /// <summary>The coefficients that the bounds allow.</summary>
    public (double Low, double High) Ends => (corners.Min(c => c.Coefficients[Asked].Estimate),
        corners.Max(c => c.Coefficients[Asked].Estimate));

    /// <summary>The coefficient of a column, counted from 0 for the constant, halfway its ends.</summary>
    public double Other(int column) => (corners.Min(c => c.Coefficients[column].Estimate)
        + corners.Max(c => c.Coefficients[column].Estimate)) / 2;

    /// <summary>Whether a fit leaves nothing to judge by: then there is no test.</summary>
    public bool None => corners.Any(c => c.Perfect || !double.IsFinite(c.Coefficients[Asked].Statistic));

    /// <summary>t, the least far from 0 that the bounds allow.</summary>
    public double T => None ? double.NaN : Ends is { Low: <= 0, High: >= 0 } && corners.Length > 1 ? 0
        : corners.Select(c => c.Coefficients[Asked].Statistic).MinBy(Math.Abs);

    /// <summary>ln of the two-sided p, the largest that the bounds allow.</summary>
    public double LnP => None ? double.NaN : Ends is { Low: <= 0, High: >= 0 } && corners.Length > 1 ? 0
        : corners.Max(c => c.Coefficients[Asked].LnP);

    /// <summary>ln of the larger p of the two one-sided tests that the coefficient lies between two margins.</summary>
    public double LnPWithin(double low, double high) => None ? double.NaN
        : corners.Max(c => c.Coefficients[Asked] is var b ? Math.Max(Tails.LnStudentSf((b.Estimate - low) / b.StandardError, Df),
            Tails.LnStudentSf((high - b.Estimate) / b.StandardError, Df)) : double.NaN);

    /// <summary>The interval, wide enough for every value that the bounds allow.</summary>
    public Interval At(double level)
    {
        var name = corners[0].Coefficients[Asked].Name;
        var all = corners.Select(c => c.Interval(name, level)).ToList();
        return new(all.Min(i => i.Low), all.Max(i => i.High), level, "t");
    }
}
