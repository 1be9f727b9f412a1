using System.Collections.Concurrent;

namespace NotebookLib.Statistics;

/// <summary>
/// Mann-Kendall test for a monotone trend (Mann 1945; Kendall 1975): S counts pairs that rise minus pairs that fall. Exact p from
/// the permutation distribution of S up to 60 values, ties included; the normal approximation with tie correction and continuity
/// correction beside it; variance corrections for autocorrelation.
/// </summary>
/// <example><code>MannKendall.Of([5.1, 5.4, 5.0, 5.9, 6.3, 6.2, 7.1]).PExact</code></example>
public sealed class MannKendall
{
    private const int ExactUpTo = 60;
    private static readonly ConcurrentDictionary<string, double[]> Distributions = new();

    private readonly double[] values;

    private MannKendall(double[] values)
    {
        this.values = values;
        var n = values.Length;
        S = Concordance.S(values);
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var ties = new List<int>();
        double variance = (double)n * (n - 1) * (2.0 * n + 5);
        for (int start = 0, end; start < n; start = end)
        {
            for (end = start + 1; end < n && sorted[end] == sorted[start]; end++)
            {
            }
            var t = end - start;
            if (t > 1)
            {
                ties.Add(t);
                variance -= (double)t * (t - 1) * (2.0 * t + 5);
                TiedPairs += Concordance.Pairs(t);
            }
        }
        TieSizes = ties;
        Variance = variance / 18;
        Z = Variance > 0 ? (S - Math.Sign(S)) / Math.Sqrt(Variance) : 0;
    }

    /// <summary>Number of values.</summary>
    public int N => values.Length;

    /// <summary>Pairs that rise minus pairs that fall.</summary>
    public long S { get; }

    /// <summary>Variance of S under no trend, corrected for ties.</summary>
    public double Variance { get; }

    /// <summary>(|S| - 1)/√Var with the sign of S; 0 where all values are equal.</summary>
    public double Z { get; }

    /// <summary>Whether any values are equal.</summary>
    public bool Ties => TiedPairs > 0;

    /// <summary>S over the number of pairs; NaN below two values.</summary>
    public double TauA => N < 2 ? double.NaN : S / Pairs;

    /// <summary>Kendall's τ-b, which leaves tied pairs out; NaN where all values are equal.</summary>
    public double TauB => Pairs > TiedPairs ? S / Math.Sqrt(Pairs * (Pairs - TiedPairs)) : double.NaN;

    /// <summary>ln of the two-sided p-value of <see cref="Z"/>.</summary>
    public double LnP => Variance > 0 ? TwoSided(Z) : 0;

    /// <summary>Exact two-sided p: P(|S| at least as large). NaN above 60 values.</summary>
    public double PExact => N > ExactUpTo ? double.NaN : S == 0 ? 1 : Math.Min(1, 2 * Upper(Math.Abs(S)));

    /// <summary>Exact P(S at least as large): evidence for a rise. NaN above 60 values.</summary>
    public double PExactIncreasing => N > ExactUpTo ? double.NaN : Upper(S);

    private double Pairs => 0.5 * N * (N - 1);

    /// <summary>Pairs that rise.</summary>
    internal long Rising => (Concordance.Pairs(N) - TiedPairs + S) / 2;

    /// <summary>Pairs that fall.</summary>
    internal long Falling => Rising - S;

    private long TiedPairs { get; }

    private List<int> TieSizes { get; }

    /// <summary>Computes S, its variance and z for values in order of time.</summary>
    /// <param name="values">At least one finite value, in order of time. One value gives S = 0 and p = 1.</param>
    /// <exception cref="ArgumentException">No values, or one that is not finite.</exception>
    public static MannKendall Of(IReadOnlyList<double> values) => new(Check.Finite(values));

    /// <summary>
    /// Hamed and Rao (1998, Journal of Hydrology 204, equation 16): the variance times n/n*, from those autocorrelations of the ranks of
    /// the detrended values that exceed z(1-alpha/2)/√n. The signed sum can shrink the variance of a short series; that is as in the paper.
    /// </summary>
    public Correction HamedRao(double alpha = 0.05) => Corrected(HamedRaoRatio(alpha));

    /// <summary>As <see cref="HamedRao"/> with the absolute sum, which is what pyMannKendall computes.</summary>
    public Correction HamedRaoAbsolute(double alpha = 0.05) => Corrected(1 + Math.Abs(HamedRaoRatio(alpha) - 1));

    /// <summary>As <see cref="HamedRao"/>, but the variance never shrinks: max(1, n/n*). The choice of this library for short
    /// series.</summary>
    public Correction HamedRaoNeverShrink(double alpha = 0.05) => Corrected(Math.Max(1, HamedRaoRatio(alpha)));

    /// <summary>Yue and Wang (2004): all lags of the detrended values.</summary>
    public Correction YueWang()
    {
        var detrended = Detrended();
        double sum = 0;
        for (var k = 1; k < N; k++)
        {
            sum += (1 - (double)k / N) * Describe.Autocorrelation(detrended, k);
        }
        return Corrected(1 + 2 * sum);
    }

    private Correction Corrected(double ratio)
    {
        var variance = Variance * ratio;
        if (!(variance > 0))
        {
            return new(ratio, double.NaN, double.NaN, double.NaN);
        }
        var z = (S - Math.Sign(S)) / Math.Sqrt(variance);
        return new(ratio, variance, z, TwoSided(z));
    }

    private double HamedRaoRatio(double alpha)
    {
        if (N < 3 || Variance == 0)
        {
            return 1;
        }
        var ranks = Ranks.Of(Detrended()).Values;
        double limit = Quantiles.Normal(1 - Check.Level(alpha) / 2) / Math.Sqrt(N), sum = 0, n = N;
        for (var k = 1; k < N; k++)
        {
            var r = Describe.Autocorrelation(ranks, k);
            sum += Math.Abs(r) > limit ? (n - k) * (n - k - 1) * (n - k - 2) * r : 0;
        }
        return 1 + 2 / (n * (n - 1) * (n - 2)) * sum;
    }

    /// <summary>Values minus Sen's line, rounded to 10 decimals: float noise would break ties.</summary>
    private double[] Detrended()
    {
        var slope = TheilSen.Of(values).Slope;
        return [.. values.Select((x, i) => Math.Round((x - (i + 1) * slope) * 1e10) / 1e10)];
    }

    private static double TwoSided(double z) => Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(z)));

    /// <summary>P(S >= s): S = (pairs without ties) - 2·(inversions), and inversions of a multiset follow the q-multinomial
    /// coefficient.</summary>
    private double Upper(long s)
    {
        var distribution = Distributions.GetOrAdd(Key(), _ => Inversions(N, TieSizes));
        var most = (long)Math.Floor((Pairs - TiedPairs - s) / 2);
        double sum = 0;
        for (long k = Math.Min(most, distribution.Length - 1); k >= 0; k--)
        {
            sum += distribution[k];
        }
        return Math.Min(1, sum);
    }

    private string Key() => N.ToString(System.Globalization.CultureInfo.InvariantCulture) + ":" + string.Join(',', TieSizes.Order());

    /// <summary>The probability of each number of inversions of a random order (Kendall 1975, section 5; Mahonian numbers without
    /// ties).</summary>
    private static double[] Inversions(int n, IReadOnlyList<int> ties)
    {
        double[] all = [1];
        var placed = 0;
        foreach (var block in ties.Concat(Enumerable.Repeat(1, n - ties.Sum())))
        {
            all = Convolve(all, RankSums.Distribution(block, placed));
            placed += block;
        }
        return all;
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        var c = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                c[i + j] += a[i] * b[j];
            }
        }
        return c;
    }

    /// <summary>The test with another variance of S. NaN where the ratio is not positive: then the method cannot be used.</summary>
    /// <param name="Ratio">n/n*, what the variance is multiplied by.</param>
    /// <param name="Variance">The corrected variance.</param>
    /// <param name="Z">The corrected z.</param>
    /// <param name="LnP">ln of its two-sided p-value; NaN with the variance.</param>
    public readonly record struct Correction(double Ratio, double Variance, double Z, double LnP)
    {
        /// <summary>Two-sided p-value.</summary>
        public double P => Math.Exp(LnP);
    }
}
