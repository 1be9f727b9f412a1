namespace NotebookLib.Statistics;

/// <summary>A t statistic with what follows from it; t and its p are NaN where the values do not vary and the estimate is 0.</summary>
/// <param name="Estimate">The mean, or the difference of means.</param>
/// <param name="Statistic">t.</param>
/// <param name="Df">Degrees of freedom, which need not be whole.</param>
/// <param name="StandardError">Standard error of the estimate.</param>
/// <example><code>OneSampleT.Of([4.1, 5.6, 3.9], mu: 6).Test.Interval()</code></example>
public sealed record TStatistic(double Estimate, double Statistic, double Df, double StandardError)
{
    /// <summary>ln of the two-sided p-value.</summary>
    public double LnP => Math.Min(0, Math.Log(2) + Tails.LnStudentSf(Math.Abs(Statistic), Df));

    /// <summary>ln P(T &lt; t).</summary>
    public double LnPLess => Tails.LnStudentSf(-Statistic, Df);

    /// <summary>ln P(T &gt; t).</summary>
    public double LnPGreater => Tails.LnStudentSf(Statistic, Df);

    /// <summary>The logarithm of the p-value of a side.</summary>
    public double LnPOf(Side side) => side switch { Side.Less => LnPLess, Side.Greater => LnPGreater, _ => LnP };

    /// <summary>Estimate ± t·se; NaN without degrees of freedom.</summary>
    public Interval Interval(double level = 0.95)
    {
        if (!(Df > 0) || !double.IsFinite(StandardError))
        {
            return new(double.NaN, double.NaN, level, "t");
        }
        var half = Quantiles.Student(1 - (1 - Check.Level(level)) / 2, Df) * StandardError;
        return new(Estimate - half, Estimate + half, level, "t");
    }

    internal static TStatistic From(double estimate, double null0, double standardError, double df) =>
        new(estimate, (estimate - null0) / standardError, df, standardError);
}

/// <summary>
/// Welch's t-test of two means with unequal variances (Welch 1947; R: t.test), Student's beside it, and Hedges' g with the interval from
/// the non-central t (Hedges 1981; Cumming and Finch 2001). Without any variation t is infinite or NaN.
/// </summary>
/// <param name="Welch">The test.</param>
/// <param name="Student">The test with pooled variance.</param>
/// <param name="N1">Size of the first group.</param>
/// <param name="N2">Size of the second.</param>
/// <example><code>WelchT.Of([4.1, 5.6, 3.9, 6.2], [6.8, 5.9, 7.4]).HedgesG</code></example>
public sealed record WelchT(TStatistic Welch, TStatistic Student, int N1, int N2)
{
    private double Root => Math.Sqrt(1.0 / N1 + 1.0 / N2);

    /// <summary>Difference over the pooled standard deviation (Cohen 1988).</summary>
    public double CohensD => Student.Statistic * Root;

    /// <summary>Cohen's d times the exact small-sample factor J = Γ(df/2)/(√(df/2)Γ((df-1)/2)).</summary>
    public double HedgesG => CohensD * Factor;

    private double Factor => Student.Df <= 1 ? 0
        : Math.Exp(Special.LnGamma(Student.Df / 2) - 0.5 * Math.Log(Student.Df / 2) - Special.LnGamma((Student.Df - 1) / 2));

    /// <summary>Interval of d by inverting the non-central t; NaN where t is not finite or beyond 1000.</summary>
    public Interval CohensDInterval(double level = 0.95)
    {
        if (!(Math.Abs(Student.Statistic) < 1000))
        {
            return new(double.NaN, double.NaN, level, "non-central t");
        }
        var tail = (1 - Check.Level(level)) / 2;
        return new(Noncentral.StudentDelta(Student.Statistic, Student.Df, 1 - tail) * Root,
            Noncentral.StudentDelta(Student.Statistic, Student.Df, tail) * Root, level, "non-central t");
    }

    /// <summary>Interval of g.</summary>
    public Interval HedgesGInterval(double level = 0.95) => CohensDInterval(level).Times(Factor);

    /// <summary>Compares two groups.</summary>
    /// <param name="x">First group, two or more finite values.</param>
    /// <param name="y">Second group.</param>
    /// <param name="difference">Difference of means under the null hypothesis.</param>
    /// <exception cref="ArgumentException">Fewer than two values in a group, or values that are not finite.</exception>
    public static WelchT Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double difference = 0)
    {
        double[] a = Check.Finite(x, 2), b = Check.Finite(y, 2);
        Check.Finite(difference);
        double n1 = a.Length, n2 = b.Length, s1 = Describe.Variance(a) / n1, s2 = Describe.Variance(b) / n2,
            d = Describe.Mean(a) - Describe.Mean(b);
        var df = (s1 + s2) * (s1 + s2) / (s1 * s1 / (n1 - 1) + s2 * s2 / (n2 - 1));
        var pooled = (Describe.SumOfSquares(a) + Describe.SumOfSquares(b)) / (n1 + n2 - 2);
        return new(TStatistic.From(d, difference, Math.Sqrt(s1 + s2), df),
            TStatistic.From(d, difference, Math.Sqrt(pooled * (1 / n1 + 1 / n2)), n1 + n2 - 2), a.Length, b.Length);
    }
}

/// <summary>One-sample and paired t-tests (Student 1908; R: t.test).</summary>
/// <param name="Test">The test.</param>
/// <param name="CohensD">Mean (difference) over its standard deviation: d, or d_z for pairs; NaN for 0 over 0.</param>
/// <param name="N">Values or pairs.</param>
/// <example><code>OneSampleT.Paired([4.1, 5.6, 3.9], [4.3, 5.1, 4.7]).Test.LnP</code></example>
public sealed record OneSampleT(TStatistic Test, double CohensD, int N)
{
    /// <summary>Tests whether the mean is <paramref name="mu"/>.</summary>
    /// <exception cref="ArgumentException">Fewer than two values, or values that are not finite.</exception>
    public static OneSampleT Of(IReadOnlyList<double> x, double mu = 0)
    {
        var a = Check.Finite(x, 2);
        Check.Finite(mu);
        double mean = Describe.Mean(a), sd = Math.Sqrt(Describe.Variance(a));
        return new(TStatistic.From(mean, mu, sd / Math.Sqrt(a.Length), a.Length - 1), (mean - mu) / sd, a.Length);
    }

    /// <summary>Tests whether the mean of x - y is 0.</summary>
    /// <exception cref="ArgumentException">Unequal lengths, fewer than two pairs, or values that are not finite.</exception>
    public static OneSampleT Paired(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Check.Finite(x, 2), b = Check.Finite(y, 2);
        Check.SameLength(b.Length, a.Length, nameof(y), nameof(x));
        return Of([.. a.Zip(b, (p, q) => p - q)]);
    }
}

/// <summary>Two one-sided Welch tests that two means differ by less than given margins (Schuirmann 1987).</summary>
/// <param name="Lower">Test against the lower margin.</param>
/// <param name="Upper">Test against the upper margin.</param>
/// <example><code>EquivalentMeans.Of([5.1, 4.9, 5.4, 5.0], [5.0, 5.2, 4.7, 5.1], low: -0.5, high: 0.5).LnP</code></example>
public sealed record EquivalentMeans(TStatistic Lower, TStatistic Upper)
{
    /// <summary>ln of the larger one-sided p.</summary>
    public double LnP => Math.Max(Lower.LnPGreater, Upper.LnPLess);

    /// <summary>The interval at level 1 - 2·alpha, which must lie between the margins.</summary>
    public Interval Interval(double alpha = 0.05) => Lower.Interval(1 - 2 * alpha);

    /// <summary>Tests whether mean(x) - mean(y) lies between low and high.</summary>
    /// <exception cref="ArgumentException">Margins that do not increase, or groups as for <see cref="WelchT.Of"/>.</exception>
    public static EquivalentMeans Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double low, double high) =>
        Check.Finite(low) < Check.Finite(high)
        ? new(WelchT.Of(x, y, low).Welch, WelchT.Of(x, y, high).Welch)
        : throw new ArgumentException(FormattableString.Invariant($"high ({high}) must be above low ({low})."), nameof(high));
}
