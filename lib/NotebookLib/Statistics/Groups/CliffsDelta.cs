namespace NotebookLib.Statistics;

/// <summary>
/// Cliff's delta: how much more often a value of the first group is higher than one of the second than lower (Cliff 1993), with the
/// consistent variance and the asymmetric interval of Feng and Cliff (2004). Variance NaN where a group has one value; no interval at -1
/// and 1.
/// </summary>
/// <param name="Delta">From -1 to 1.</param>
/// <param name="Variance">Its variance.</param>
/// <param name="N1">Size of the first group.</param>
/// <param name="N2">Size of the second.</param>
/// <example><code>CliffsDelta.Of([1, 2, 2, 3], [3, 3, 2, 4, 4, 3]).Interval()</code></example>
public sealed record CliffsDelta(double Delta, double Variance, int N1, int N2)
{
    /// <summary>Pairs in which the first is higher.</summary>
    internal double Higher => (Pairs - Ties + Delta * Pairs) / 2;

    /// <summary>Pairs in which the first is lower.</summary>
    internal double Lower => (Pairs - Ties - Delta * Pairs) / 2;

    private double Pairs => (double)N1 * N2;

    private double Ties { get; init; }

    /// <summary>The interval; NaN where there is none.</summary>
    public Interval Interval(double level = 0.95)
    {
        double d = Delta, t = ProportionInterval.Critical(level), free = 1 - d * d, spread = t * t * Variance;
        if (Math.Abs(d) >= 1)
        {
            return new(double.NaN, double.NaN, level, "Feng-Cliff");
        }
        double root = t * Math.Sqrt(Variance) * Math.Sqrt(free * free + spread), bottom = free + spread;
        return new((d - d * d * d - root) / bottom, (d - d * d * d + root) / bottom, level, "Feng-Cliff");
    }

    /// <summary>Compares two groups.</summary>
    /// <exception cref="ArgumentException">An empty group, or values that are not finite.</exception>
    public static CliffsDelta Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Check.Finite(x), b = Check.Finite(y);
        Array.Sort(a);
        Array.Sort(b);
        double n = a.Length, m = b.Length;
        var (rows, ties) = Dominance(a, b);
        var (columns, _) = Dominance(b, a);
        double delta = rows.Sum() / (n * m), squares = n * m - ties - n * m * delta * delta;
        var variance = (m * m * rows.Sum(r => (r / m - delta) * (r / m - delta)) + n * n * columns.Sum(c =>
            (-c / n - delta) * (-c / n - delta)) - squares) / (n * m * (n - 1) * (m - 1));
        return new(delta, a.Length == 1 || b.Length == 1 ? double.NaN : Math.Max(variance, (1 - delta * delta) / (n * m - 1)), a.Length,
            b.Length) { Ties = ties };
    }

    /// <summary>For each of a: how many of b are lower minus how many are higher; and all ties together. Both sorted.</summary>
    private static (double[] Rows, double Ties) Dominance(double[] a, double[] b)
    {
        var rows = new double[a.Length];
        int below = 0, upTo = 0;
        double ties = 0;
        for (var i = 0; i < a.Length; i++)
        {
            while (below < b.Length && b[below] < a[i])
            {
                below++;
            }
            upTo = Math.Max(upTo, below);
            while (upTo < b.Length && b[upTo] <= a[i])
            {
                upTo++;
            }
            rows[i] = below - (b.Length - upTo);
            ties += upTo - below;
        }
        return (rows, ties);
    }
}
