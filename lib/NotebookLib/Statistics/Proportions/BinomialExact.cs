namespace NotebookLib.Statistics;

/// <summary>
/// Exact binomial test of k successes in n trials against a fixed share. Two-sided as R's binom.test: all outcomes with
/// P(x) &lt;= P(k)·(1 + 1e-7).
/// </summary>
/// <param name="K">Successes, 0 to n.</param>
/// <param name="N">Trials, at least 1.</param>
/// <param name="P0">The share under the null hypothesis, 0 to 1.</param>
/// <param name="LnPTwoSided">ln of the two-sided p-value.</param>
/// <param name="LnPLess">ln P(X &lt;= k).</param>
/// <param name="LnPGreater">ln P(X &gt;= k).</param>
/// <example><code>BinomialExact.Of(14, 61, 1.0 / 3).LnPTwoSided</code></example>
public sealed record BinomialExact(long K, long N, double P0, double LnPTwoSided, double LnPLess, double LnPGreater)
{
    private const double LnSlack = 1e-7;

    /// <summary>The observed share.</summary>
    public double Estimate => (double)K / N;

    /// <summary>Exact interval of the share (Clopper and Pearson 1934).</summary>
    public Interval Interval => ProportionInterval.ClopperPearson(K, N);

    /// <summary>Runs the test.</summary>
    /// <exception cref="ArgumentException">k &lt; 0, n &lt; 1, k &gt; n, or p0 outside 0 to 1.</exception>
    public static BinomialExact Of(long k, long n, double p0)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        Check.Probability(p0);
        if (p0 is 0 or 1)
        {
            var possible = p0 == 0 ? k == 0 : k == n;
            return new(k, n, p0, possible ? 0 : double.NegativeInfinity, p0 == 0 || k == n ? 0 : double.NegativeInfinity, p0 == 1 || k == 0
                ? 0 : double.NegativeInfinity);
        }
        double less = Tails.LnBinomialCdf(k, n, p0), greater = Tails.LnBinomialSf(k, n, p0);
        double LnTerm(long x) => Special.LnBinomialTerm(x, n - x, p0, 1 - p0);
        var limit = LnTerm(k) + LnSlack;
        var mean = n * p0;
        double two;
        if (k < mean)
        {
            var cut = FirstTrue((long)Math.Ceiling(mean), n, x => LnTerm(x) <= limit);
            two = Special.LogAdd(less, Tails.LnBinomialSf(cut, n, p0));
        }
        else
        {
            var cut = -FirstTrue(-(long)Math.Floor(mean), 0, x => LnTerm(-x) <= limit);
            two = k == mean ? 0 : Special.LogAdd(greater, Tails.LnBinomialCdf(cut, n, p0));
        }
        return new(k, n, p0, Math.Min(0, two), less, greater);
    }

    /// <summary>The first x in a range where a condition that stays true becomes true; high + 1 where it never does.</summary>
    internal static long FirstTrue(long low, long high, Func<long, bool> condition)
    {
        var end = high + 1;
        while (low < end)
        {
            var middle = low + (end - low) / 2;
            if (condition(middle))
            {
                end = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }

    /// <summary>The logarithm of the p-value of a side.</summary>
    public double LnP(Side side) => side switch { Side.Less => LnPLess, Side.Greater => LnPGreater, _ => LnPTwoSided };
}
