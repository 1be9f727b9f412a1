namespace NotebookLib.Statistics;

/// <summary>Pearson's X² of observed counts against given shares (R: chisq.test(x, p)), with Cohen's w = √(X²/n).</summary>
/// <param name="Statistic">X²; infinite where something was counted that the shares rule out.</param>
/// <param name="Df">Categories that can occur, less one.</param>
/// <param name="N">All counts together.</param>
/// <param name="Expected">Expected counts.</param>
/// <param name="Impossible">Number of categories with share 0 that were left out.</param>
/// <example><code>ChiSquareFit.Of([12, 30, 18], [0.25, 0.45, 0.3]).Statistic</code></example>
public sealed record ChiSquareFit(double Statistic, int Df, long N, IReadOnlyList<double> Expected, int Impossible)
{
    /// <summary>ln of the p-value; 0 (p = 1) where only one category can occur.</summary>
    public double LnP => Df == 0 ? 0 : Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>Cohen's w (Cohen 1988, equation 7.2.1).</summary>
    public double CohensW => Math.Sqrt(Statistic / N);

    /// <summary>Tests counts against shares that add up to 1; equal shares when none are given.</summary>
    /// <exception cref="ArgumentException">Negative counts, none at all, shares outside 0 to 1 or that do not add up to 1, or unequal
    /// lengths.</exception>
    public static ChiSquareFit Of(IReadOnlyList<long> observed, IReadOnlyList<double>? probabilities = null)
    {
        ArgumentNullException.ThrowIfNull(observed);
        foreach (var count in observed)
        {
            Check.Count(count, nameof(observed));
        }
        double[] p = probabilities is null ? [.. observed.Select(_ => 1.0 / observed.Count)] : Check.Finite(probabilities);
        Check.SameLength(p.Length, observed.Count, nameof(probabilities), nameof(observed));
        if (p.Any(v => v < 0) || Math.Abs(Describe.Sum(p) - 1) > 1e-8)
        {
            throw new ArgumentException("The shares must be 0 or more and add up to 1.", nameof(probabilities));
        }
        var n = observed.Sum();
        if (n == 0)
        {
            throw new ArgumentException("Nothing was counted.", nameof(observed));
        }
        double x2 = 0;
        for (var i = 0; i < p.Length; i++)
        {
            var e = n * p[i];
            x2 += e > 0 ? (observed[i] - e) * (observed[i] - e) / e : observed[i] > 0 ? double.PositiveInfinity : 0;
        }
        return new(x2, p.Count(v => v > 0) - 1, n, [.. p.Select(v => n * v)], p.Count(v => v == 0));
    }
}
