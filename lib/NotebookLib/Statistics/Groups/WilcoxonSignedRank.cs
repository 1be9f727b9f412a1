namespace NotebookLib.Statistics;

/// <summary>
/// Wilcoxon signed-rank test of pairs (Wilcoxon 1945; R: wilcox.test, paired). Differences of 0 are left out, as Wilcoxon did. Exact
/// with and without ties by dynamic programming on doubled midranks; normal approximation with continuity correction beside it.
/// </summary>
/// <example><code>WilcoxonSignedRank.Of([3, 4, 2, 5], [3, 2, 3, 3]).PExact</code></example>
public sealed class WilcoxonSignedRank
{
    private const int ExactUpTo = 200;

    private WilcoxonSignedRank(double[] differences)
    {
        var used = differences.Where(d => d != 0).ToArray();
        (N, Zeros) = (used.Length, differences.Length - used.Length);
        var ranks = Ranks.Of([.. used.Select(Math.Abs)]);
        var doubled = used.Select((d, i) => d > 0 ? (long)ranks.Doubled[i] : 0).Sum();
        V = doubled / 2.0;
        Ties = ranks.Any;
        double n = N;
        Variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.Cubes / 48;
        if (N <= ExactUpTo)
        {
            Exactly(ranks.Doubled, doubled);
        }
    }

    /// <summary>Sum of the ranks of the positive differences.</summary>
    public double V { get; }

    /// <summary>Pairs that differ.</summary>
    public int N { get; }

    /// <summary>Pairs that do not, left out.</summary>
    public int Zeros { get; }

    /// <summary>Whether any sizes of difference are equal.</summary>
    public bool Ties { get; }

    /// <summary>Variance of V, corrected for ties.</summary>
    public double Variance { get; }

    /// <summary>Matched-pairs rank-biserial correlation, -1 to 1 (Kerby 2014); NaN when no pair differs.</summary>
    public double RankBiserial => (2 * V - Total) / Total;

    /// <summary>z with continuity correction; NaN when no pair differs.</summary>
    public double ZCorrected => Math.Sign(Gap) * Math.Max(0, Math.Abs(Gap) - 0.5) / Math.Sqrt(Variance);

    /// <summary>ln of its two-sided p-value; 0 when no pair differs.</summary>
    public double LnPCorrected => N == 0 ? 0 : Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(ZCorrected)));

    /// <summary>Exact P(V &lt;= v); NaN above 200 pairs.</summary>
    public double PExactLess { get; private set; } = double.NaN;

    /// <summary>Exact P(V &gt;= v); NaN where it was not computed.</summary>
    public double PExactGreater { get; private set; } = double.NaN;

    /// <summary>Exact two-sided p, twice the smaller tail; 1 when no pair differs, NaN where it was not computed.</summary>
    public double PExact => Math.Min(1, 2 * Math.Min(PExactLess, PExactGreater));

    private double Total => N * (N + 1.0) / 2;

    private double Gap => V - Total / 2;

    /// <summary>
    /// Tests the differences x - y as doubles, as R does: 0.3 - 0.1 and 0.5 - 0.3 then differ in their last bit and do not tie.
    /// <see cref="Groups.Compare"/> rounds them to ten decimals first.
    /// </summary>
    /// <exception cref="ArgumentException">Unequal lengths, no pairs, or values that are not finite.</exception>
    public static WilcoxonSignedRank Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Check.Finite(x), b = Check.Finite(y);
        Check.SameLength(b.Length, a.Length, nameof(y), nameof(x));
        return new([.. a.Zip(b, (p, q) => p - q)]);
    }

    private void Exactly(int[] doubled, long observed)
    {
        var chance = new double[doubled.Sum() + 1];
        chance[0] = 1;
        var reach = 0;
        foreach (var rank in doubled)
        {
            reach += rank;
            for (var s = reach; s >= 0; s--)
            {
                chance[s] = (chance[s] + (s >= rank ? chance[s - rank] : 0)) / 2;
            }
        }
        (PExactLess, PExactGreater) = (0, 0);
        for (var s = 0; s < chance.Length; s++)
        {
            PExactLess += s <= observed ? chance[s] : 0;
            PExactGreater += s >= observed ? chance[s] : 0;
        }
    }
}
