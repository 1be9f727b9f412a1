namespace NotebookLib.Statistics;

/// <summary>Do k groups have the same share? Pearson's X² on k - 1 degrees of freedom (R: prop.test for k groups). NaN where all are 0 or
/// all are 1.</summary>
/// <param name="Statistic">X².</param>
/// <param name="Df">k - 1.</param>
/// <param name="Estimates">The share of each group, 0 to 1.</param>
/// <param name="N">All groups together.</param>
/// <param name="MinExpected">The smallest expected count.</param>
/// <example><code>KProportions.Of([14, 9, 22], [61, 80, 75]).Statistic</code></example>
public sealed record KProportions(double Statistic, int Df, IReadOnlyList<double> Estimates, long N, double MinExpected)
{
    /// <summary>ln of the p-value.</summary>
    public double LnP => Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>Tests x of n in each of two or more groups.</summary>
    /// <exception cref="ArgumentException">Fewer than two groups, unequal lengths, or a part larger than its whole.</exception>
    public static KProportions Of(IReadOnlyList<long> x, IReadOnlyList<long> n)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(n);
        Check.SameLength(n.Count, x.Count, nameof(n), nameof(x));
        if (x.Count < 2)
        {
            throw new ArgumentException("At least two groups needed.", nameof(x));
        }
        for (var i = 0; i < x.Count; i++)
        {
            Check.Part(x[i], n[i], nameof(x), nameof(n));
        }
        double all = n.Sum(), p = x.Sum() / all, q = x.Zip(n, (part, whole) => whole - part).Sum() / all, sum = 0,
            least = double.PositiveInfinity;
        for (var i = 0; i < x.Count; i++)
        {
            double e = n[i] * p, rest = n[i] * q, gap = x[i] - e;
            sum += gap * gap / e + gap * gap / rest;
            least = Math.Min(least, Math.Min(e, rest));
        }
        return new(sum, x.Count - 1, [.. x.Select((v, i) => (double)v / n[i])], n.Sum(), least);
    }
}
