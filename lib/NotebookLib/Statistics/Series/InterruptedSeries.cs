namespace NotebookLib.Statistics;

/// <summary>
/// Interrupted time series by segmented regression (Wagner et al. 2002): y = b0 + b1·time + b2·level + b3·slope, with time 0, 1, 2, …,
/// level 1 from the break on, and slope counting from the break. <see cref="Under"/> gives the errors that hold where neighbouring years
/// resemble each other. Newey-West errors stand beside them for comparison: with few years they are far too small (at a nominal 5 percent
/// they alarm in 15 to 35 of 100 series; tests/benchmarks/results/error-rates.md).
/// </summary>
/// <param name="Model">The regression, with columns time, level and slope.</param>
/// <param name="BreakIndex">First position after the break, counted from 0.</param>
/// <param name="Lag">Lag of the Newey-West errors.</param>
/// <example><code>InterruptedSeries.Fit([27.1, 27.4, 27.9, 28.1, 27.5, 27.0, 26.8, 26.1], breakIndex: 4).Robust()</code></example>
public sealed record InterruptedSeries(LinearModel Model, int BreakIndex, int Lag)
{
    private double[] values = [];

    /// <summary>The autocorrelation that <see cref="Series.Break"/> withstands: 0.7, beyond what yearly counts of pupils usually leave
    /// beside a line.</summary>
    public const double Guarded = 0.7;

    /// <summary>Jump at the break.</summary>
    public Coefficient Level => Model.Coefficients[2];

    /// <summary>Change of the slope after the break.</summary>
    public Coefficient Slope => Model.Coefficients[3];

    /// <summary>Fits a series with one break.</summary>
    /// <param name="y">Five or more values in order of time.</param>
    /// <param name="breakIndex">First position after the break; at least two values on both sides.</param>
    /// <param name="lag">Lag of the Newey-West errors.</param>
    /// <exception cref="ArgumentException">Too few values on a side, values that are not finite, or a lag out of range.</exception>
    public static InterruptedSeries Fit(IReadOnlyList<double> y, int breakIndex, int lag = 1)
    {
        var values = Check.Finite(y, 5);
        if (breakIndex < 2 || breakIndex > values.Length - 2)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"breakIndex is {breakIndex}; from 2 to {values.Length
                - 2} needed, so that both sides have two values."), nameof(breakIndex));
        }
        var rows = Enumerable.Range(0, values.Length).Select(t => new double[] { t, t >= breakIndex ? 1 : 0, t >= breakIndex
            ? t - breakIndex : 0 }).ToArray();
        return new(LinearModel.Fit(values, Design.Of(rows, ["time", "level", "slope"])), breakIndex, lag) { values = values };
    }

    /// <summary>
    /// The same regression by generalised least squares for errors of a first-order autoregression with a given correlation (Prais and
    /// Winsten 1954: the first value times √(1 - ρ²), every other less ρ times the one before). Exact where that is the correlation of
    /// neighbouring years; with a smaller one its t-test alarms less often than it says.
    /// </summary>
    /// <param name="autocorrelation">ρ, from 0 (ordinary least squares) to 0.95.</param>
    /// <exception cref="ArgumentException">ρ lies outside its range.</exception>
    public LinearModel Under(double autocorrelation)
    {
        Autoregression.Valid(autocorrelation);
        int[] years = [.. Enumerable.Range(0, Model.N)];
        double[] Whitened(Func<int, double> value) => Autoregression.Whitened(years, value, autocorrelation);
        double[] one = Whitened(_ => 1), time = Whitened(t => t), level = Whitened(t => t >= BreakIndex ? 1 : 0), slope = Whitened(t =>
            Math.Max(0, t - BreakIndex));
        var rows = Enumerable.Range(0, Model.N).Select(t => new[] { one[t], time[t], level[t], slope[t] }).ToArray();
        return LinearModel.Fit(Whitened(t => values[t]), Design.Of(rows, ["(Intercept)", "time", "level", "slope"], constant: false));
    }

    /// <summary>Coefficients with Newey-West errors, which are too small for few years.</summary>
    public IReadOnlyList<Coefficient> Robust(bool adjust = false) => Model.NeweyWest(Lag, adjust);
}

/// <summary>Straight line through a series, y = b0 + b1·t with t = 0, 1, 2, … (R: lm).</summary>
/// <example><code>TrendLine.Fit([100, 101.3, 100.8, 102.9, 104.1]).DurbinWatson()</code></example>
public static class TrendLine
{
    /// <summary>Fits three or more values in order of time; the column is called t.</summary>
    /// <exception cref="ArgumentException">Fewer than three values, or values that are not finite.</exception>
    public static LinearModel Fit(IReadOnlyList<double> y)
    {
        var values = Check.Finite(y, 3);
        return LinearModel.Fit(values, Design.Of([.. Enumerable.Range(0, values.Length).Select(t => new double[] { t })], ["t"]));
    }
}

/// <summary>
/// Chow's test for a break at a known point (Chow 1960; R: strucchange::sctest): one straight line against two. Infinite where two lines
/// fit perfectly and one does not; NaN where one line does, as on equal values: there is then nothing left to explain.
/// </summary>
/// <param name="F">The statistic.</param>
/// <param name="Df1">2.</param>
/// <param name="Df2">n - 4.</param>
/// <example><code>Chow.Of([27.1, 27.4, 27.9, 28.1, 27.5, 27.0, 26.8, 26.1], point: 4).LnP</code></example>
public sealed record Chow(double F, int Df1, int Df2)
{
    /// <summary>ln of the p-value.</summary>
    public double LnP => Tails.LnFSf(F, Df1, Df2);

    /// <summary>Tests whether the first <paramref name="point"/> values follow another line than the rest.</summary>
    /// <exception cref="ArgumentException">Fewer than five values, or fewer than two on a side.</exception>
    public static Chow Of(IReadOnlyList<double> y, int point)
    {
        var values = Check.Finite(y, 5);
        if (point < 2 || point > values.Length - 2)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"point is {point}; from 2 to {values.Length - 2} needed, so that both sides have two values."),
                nameof(point));
        }
        static double Rest(double[] part) => part.Length < 3 ? 0 : TrendLine.Fit(part).ResidualSquares;
        double whole = Rest(values), parts = Rest(values[..point]) + Rest(values[point..]);
        var df = values.Length - 4;
        return new(Math.Max(0, whole - parts) / 2 / (parts / df), 2, df);
    }
}

/// <summary>
/// Pettitt's test for a change of level at an unknown point (Pettitt 1979): K = max|U(t)|. Exact p by going through every order up to 9
/// values, Pettitt's approximation above.
/// </summary>
/// <param name="K">The statistic.</param>
/// <param name="After">Last position of the first segment, counted from 0; the first where several are equally far.</param>
/// <param name="PApproximate">min(1, 2·exp(-6K²/(n³ + n²))).</param>
/// <param name="PExact">Exact p; NaN above 9 values.</param>
/// <param name="MedianBefore">Median of the first segment.</param>
/// <param name="MedianAfter">Median of the second; NaN when it is empty.</param>
/// <param name="N">Number of values.</param>
/// <example><code>Pettitt.Of([1, 1, 2, 1, 5, 5, 6, 5]).PExact</code></example>
public sealed record Pettitt(double K, int After, double PApproximate, double PExact, double MedianBefore, double MedianAfter, int N)
{
    private const int ExactUpTo = 9;

    /// <summary>Tests values in order of time.</summary>
    /// <exception cref="ArgumentException">Fewer than two values, or values that are not finite.</exception>
    public static Pettitt Of(IReadOnlyList<double> y)
    {
        var values = Check.Finite(y, 2);
        var ranks = Ranks.Of(values).Doubled;
        int n = values.Length, after = 0;
        long best = 0, sum = 0;
        for (var t = 0; t < n; t++)
        {
            sum += ranks[t] - (n + 1);
            if (Math.Abs(sum) > best)
            {
                (best, after) = (Math.Abs(sum), t);
            }
        }
        double k = best, p = Math.Min(1, 2 * Math.Exp(-6 * k * k / (Math.Pow(n, 3) + (double)n * n)));
        return new(k, after, p, n <= ExactUpTo ? Exact(ranks, best) : double.NaN, Describe.Median(values.AsSpan(0, after + 1)),
            after + 1 < n ? Describe.Median(values.AsSpan(after + 1)) : double.NaN, n);
    }

    private static double Exact(int[] ranks, long reached)
    {
        long all = 0, far = 0;
        var used = new bool[ranks.Length];
        void Place(int at, long sum, long largest)
        {
            if (at == ranks.Length)
            {
                all++;
                far += largest >= reached ? 1 : 0;
                return;
            }
            for (var i = 0; i < ranks.Length; i++)
            {
                if (!used[i])
                {
                    used[i] = true;
                    var next = sum + ranks[i] - (ranks.Length + 1);
                    Place(at + 1, next, Math.Max(largest, Math.Abs(next)));
                    used[i] = false;
                }
            }
        }
        Place(0, 0, 0);
        return (double)far / all;
    }
}
