namespace NotebookLib.Statistics;

/// <summary>How the p-values of several tests are corrected.</summary>
public enum Adjust
{
    /// <summary>Holm (1979): keeps the chance of any false alarm, more powerful than Bonferroni.</summary>
    Holm,

    /// <summary>Benjamini and Hochberg (1995): keeps the expected share of false alarms among the findings.</summary>
    BenjaminiHochberg,

    /// <summary>Bonferroni: each p times the number of tests.</summary>
    Bonferroni,

    /// <summary>Hochberg (1988): as Holm, stepping up; for independent or positively dependent tests.</summary>
    Hochberg,

    /// <summary>Benjamini and Yekutieli (2001): as Benjamini-Hochberg, under any dependence.</summary>
    BenjaminiYekutieli,
}

/// <summary>
/// Adjusted p-values, as R's p.adjust: in the order given, at most 1. All take p-values from 0 to 1 and throw
/// <see cref="ArgumentException"/> otherwise; none gives none.
/// </summary>
/// <example><code>Adjustment.Holm([0.004, 0.03, 0.03, 0.2])</code></example>
public static class Adjustment
{
    /// <summary>The correction of a name.</summary>
    public static double[] Of(Adjust method, IReadOnlyList<double> p) => method switch
    {
        Adjust.Holm => Holm(p),
        Adjust.BenjaminiHochberg => BenjaminiHochberg(p),
        Adjust.Bonferroni => Bonferroni(p),
        Adjust.Hochberg => Hochberg(p),
        Adjust.BenjaminiYekutieli => BenjaminiYekutieli(p),
        _ => throw new ArgumentException(FormattableString.Invariant($"No adjustment {method}."), nameof(method)),
    };

    /// <summary>min(1, n·p).</summary>
    public static double[] Bonferroni(IReadOnlyList<double> p) => [.. Valid(p).Select(v => Math.Min(1, p.Count * v))];

    /// <summary>Cumulative maximum of (n - i + 1)·p(i) from the smallest up (Holm 1979).</summary>
    public static double[] Holm(IReadOnlyList<double> p) => Step(p, down: true, (n, rank) => n - rank + 1);

    /// <summary>Cumulative minimum of (n - i + 1)·p(i) from the largest down (Hochberg 1988).</summary>
    public static double[] Hochberg(IReadOnlyList<double> p) => Step(p, down: false, (n, rank) => n - rank + 1);

    /// <summary>Cumulative minimum of n/i·p(i) from the largest down (Benjamini and Hochberg 1995).</summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p) => Step(p, down: false, (n, rank) => (double)n / rank);

    /// <summary>Benjamini-Hochberg times Σ1/i (Benjamini and Yekutieli 2001).</summary>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var harmonic = Enumerable.Range(1, p.Count).Sum(i => 1.0 / i);
        return Step(p, down: false, (n, rank) => harmonic * n / rank);
    }

    private static double[] Step(IReadOnlyList<double> p, bool down, Func<int, int, double> factor)
    {
        var values = Valid(p);
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var adjusted = new double[values.Length];
        double running = down ? 0 : 1;
        for (var step = 0; step < order.Length; step++)
        {
            var rank = down ? step + 1 : order.Length - step;
            var scaled = factor(order.Length, rank) * values[order[rank - 1]];
            running = down ? Math.Max(running, scaled) : Math.Min(running, scaled);
            adjusted[order[rank - 1]] = Math.Min(1, running);
        }
        return adjusted;
    }

    private static double[] Valid(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return [.. p.Select(v => Check.Probability(v, nameof(p)))];
    }
}
