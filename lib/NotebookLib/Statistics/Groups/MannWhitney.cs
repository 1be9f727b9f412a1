namespace NotebookLib.Statistics;

/// <summary>
/// Mann-Whitney U test (Mann and Whitney 1947; R: wilcox.test). Exact with and without ties: the distribution of the rank sum over all
/// assignments, by dynamic programming on doubled midranks. Two conventions for the two-sided p with ties, both given: twice the smaller
/// tail (as R does without ties), and all assignments at least as far from the mean (as coin does). Normal approximation with tie
/// correction, without and with continuity correction.
/// </summary>
/// <example><code>MannWhitney.Of([1, 2, 2, 3], [3, 3, 2, 4, 4, 3]).PExact</code></example>
public sealed class MannWhitney
{
    private const int ExactUpTo = 120;
    private readonly double[] x, y;
    private readonly Ranks ranks;

    private MannWhitney(double[] x, double[] y)
    {
        (this.x, this.y) = (x, y);
        ranks = Ranks.Of([.. x, .. y]);
        long doubled = 0;
        for (var i = 0; i < x.Length; i++)
        {
            doubled += ranks.Doubled[i];
        }
        U1 = doubled / 2.0 - N1 * (N1 + 1.0) / 2;
        double n = N1 + N2;
        Variance = ranks.Ties.Length == 1 ? 0 : N1 * (double)N2 / 12 * (n + 1 - ranks.Cubes / (n * (n - 1)));
        if (n <= ExactUpTo)
        {
            Exactly(doubled);
        }
    }

    /// <summary>Size of the first group.</summary>
    public int N1 => x.Length;

    /// <summary>Size of the second group.</summary>
    public int N2 => y.Length;

    /// <summary>Pairs in which the first group is higher, ties counted half (W of R).</summary>
    public double U1 { get; }

    /// <summary>The same for the second group.</summary>
    public double U2 => (double)N1 * N2 - U1;

    /// <summary>Whether any values are equal.</summary>
    public bool Ties => ranks.Any;

    /// <summary>Variance of U under the null hypothesis, corrected for ties; 0 where all values are equal.</summary>
    public double Variance { get; }

    /// <summary>Cliff's delta and rank-biserial correlation: 2U/(n1·n2) - 1, from -1 to 1.</summary>
    public double RankBiserial => 2 * U1 / ((double)N1 * N2) - 1;

    /// <summary>Chance that a value of the first group exceeds one of the second, ties counted half.</summary>
    public double Superiority => U1 / ((double)N1 * N2);

    /// <summary>Hodges-Lehmann shift: the median of all differences x - y.</summary>
    public double HodgesLehmann => new Differences(x, y).Median;

    /// <summary>z with continuity correction; NaN where all values are equal.</summary>
    public double ZCorrected => Math.Sign(Gap) * Math.Max(0, Math.Abs(Gap) - 0.5) / Math.Sqrt(Variance);

    /// <summary>ln of the two-sided p with continuity correction.</summary>
    public double LnPCorrected => TwoSided(ZCorrected);

    /// <summary>ln of the two-sided p without continuity correction.</summary>
    public double LnPAsymptotic => TwoSided(Gap / Math.Sqrt(Variance));

    /// <summary>Exact P(U &lt;= u); NaN above 120 values.</summary>
    public double PExactLess { get; private set; } = double.NaN;

    /// <summary>Exact P(U &gt;= u); NaN where it was not computed.</summary>
    public double PExactGreater { get; private set; } = double.NaN;

    /// <summary>Exact two-sided p, twice the smaller tail, at most 1; NaN where it was not computed.</summary>
    public double PExact => Math.Min(1, 2 * Math.Min(PExactLess, PExactGreater));

    /// <summary>Exact two-sided p, all assignments with |U - mean| at least as large; NaN where it was not computed.</summary>
    public double PExactDistance { get; private set; } = double.NaN;

    /// <summary>Number of assignments of the values to the groups.</summary>
    public double Assignments => GroupData.Assignments([N1, N2]);

    private double Gap => U1 - N1 * (double)N2 / 2;

    /// <summary>Compares two groups.</summary>
    /// <exception cref="ArgumentException">An empty group, or values that are not finite.</exception>
    public static MannWhitney Of(IReadOnlyList<double> x, IReadOnlyList<double> y) => new(Check.Finite(x), Check.Finite(y));

    /// <summary>
    /// Interval of the Hodges-Lehmann shift: from the exact distribution of U as R does without ties; with ties the same ends hold at
    /// least the level for values measured finely enough to differ.
    /// </summary>
    public Interval HodgesLehmannInterval(double level = 0.95)
    {
        Check.Level(level);
        if (N1 + N2 > ExactUpTo)
        {
            var half = Quantiles.Critical(level) * Math.Sqrt(N1 * (double)N2 * (N1 + N2 + 1) / 12);
            return Ends((long)Math.Max(1, Math.Floor(N1 * (double)N2 / 2 - half)), level);
        }
        var distribution = RankSums.Distribution(N1, N2);
        double sum = 0, tail = (1 - level) / 2;
        long q = 0;
        while (q < distribution.Length && (sum += distribution[q]) < tail * (1 - 2.2e-15))
        {
            q++;
        }
        return Ends(Math.Max(1, q), level);
    }

    private Interval Ends(long q, double level)
    {
        var all = new Differences(x, y);
        return new(all.At(q - 1), all.At(all.Count - q), level, N1 + N2 > ExactUpTo ? "normal, by inverting the test"
            : "exact, by inverting the test");
    }

    /// <summary>ways[k][s]: how many choices of k values have doubled ranks adding up to s. The smaller group is chosen.</summary>
    private void Exactly(long doubled)
    {
        var small = Math.Min(N1, N2);
        var total = (long)ranks.Doubled.Length * (ranks.Doubled.Length + 1);
        var target = N1 <= N2 ? doubled : total - doubled;
        var most = 0;
        var sorted = ranks.Doubled.ToArray();
        Array.Sort(sorted);
        for (var i = 0; i < small; i++)
        {
            most += sorted[^(i + 1)];
        }
        var width = most + 1;
        var ways = new double[(small + 1) * width];
        ways[0] = 1;
        for (var item = 0; item < sorted.Length; item++)
        {
            var rank = sorted[item];
            for (var k = Math.Min(small, item + 1); k >= 1; k--)
            {
                var to = ways.AsSpan(k * width, width);
                var from = ways.AsSpan((k - 1) * width, width);
                for (var s = width - 1; s >= rank; s--)
                {
                    to[s] += from[s - rank];
                }
            }
        }
        double less = 0, greater = 0, far = 0, all = 0;
        var twiceMean = (long)small * (ranks.Doubled.Length + 1); // the mean of the doubled rank sum
        var gap = Math.Abs(target - twiceMean);
        for (var s = 0; s < width; s++)
        {
            var w = ways[small * width + s];
            all += w;
            less += s <= target ? w : 0;
            greater += s >= target ? w : 0;
            far += Math.Abs(s - twiceMean) >= gap ? w : 0;
        }
        (PExactLess, PExactGreater) = N1 <= N2 ? (less / all, greater / all) : (greater / all, less / all);
        PExactDistance = far / all;
    }

    private static double TwoSided(double z) => Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(z)));
}
