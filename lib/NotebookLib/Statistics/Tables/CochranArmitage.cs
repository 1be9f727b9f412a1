namespace NotebookLib.Statistics;

/// <summary>
/// Trend in shares over ordered groups (Cochran 1954; Armitage 1955; R: prop.trend.test): does the share rise with the score?
/// NaN where every share is 0 or every share is 1.
/// </summary>
/// <param name="Z">√X² with the sign of the slope.</param>
/// <param name="Slope">Change of the share per unit of the score (weighted least squares).</param>
/// <param name="SlopeError">Standard error of the slope with the shares as they are (not under the null hypothesis).</param>
/// <param name="N">All groups together.</param>
/// <example><code>CochranArmitage.Of([9, 14, 22], [80, 61, 75], scores: [1, 2, 4]).Z</code></example>
public sealed record CochranArmitage(double Z, double Slope, double SlopeError, long N)
{
    /// <summary>X², one degree of freedom.</summary>
    public double Statistic => Z * Z;

    /// <summary>ln of the two-sided p-value.</summary>
    public double LnP => Tails.LnChiSquareSf(Statistic, 1);

    /// <summary>ln p of a rise.</summary>
    public double LnPIncreasing => Tails.LnNormalSf(Z);

    /// <summary>Tests x of n in each group, with scores 1, 2, 3, … when none are given.</summary>
    /// <exception cref="ArgumentException">Unequal lengths, fewer than two groups, a part larger than its whole, or equal
    /// scores.</exception>
    public static CochranArmitage Of(IReadOnlyList<long> x, IReadOnlyList<long> n, IReadOnlyList<double>? scores = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(n);
        Check.SameLength(n.Count, x.Count, nameof(n), nameof(x));
        var s = scores is null ? [.. Enumerable.Range(1, x.Count).Select(i => (double)i)] : Check.Finite(scores);
        Check.SameLength(s.Length, x.Count, nameof(scores), nameof(x));
        if (x.Count < 2 || s.Distinct().Count() < 2)
        {
            throw new ArgumentException("At least two groups with different scores needed.", x.Count < 2 ? nameof(x) : nameof(scores));
        }
        for (var i = 0; i < x.Count; i++)
        {
            Check.Part(x[i], n[i], nameof(x), nameof(n));
        }
        double total = n.Sum(), p = x.Sum() / total, q = x.Zip(n, (part, whole) => whole - part).Sum() / total, centre = 0, top = 0,
            spread = 0, slopeVariance = 0;
        for (var i = 0; i < s.Length; i++)
        {
            centre += n[i] * (s[i] - s[0]) / total;
        }
        for (var i = 0; i < s.Length; i++)
        {
            var d = s[i] - s[0] - centre;
            top += d * (x[i] - n[i] * p);
            spread += n[i] * d * d;
            slopeVariance += d * d * x[i] * ((double)(n[i] - x[i]) / n[i]);
        }
        return new(top / Math.Sqrt(p * q * spread), top / spread, Math.Sqrt(slopeVariance) / spread, n.Sum());
    }
}
