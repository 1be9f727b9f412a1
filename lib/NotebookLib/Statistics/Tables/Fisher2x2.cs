namespace NotebookLib.Statistics;

/// <summary>
/// Fisher's exact test of a 2 x 2 table (Fisher 1934; R: fisher.test). Two-sided: all tables with the same margins and
/// P(table) &lt;= P(observed)·(1 + 1e-7). The conditional odds ratio and its exact interval are solved to the last digits (R stops at
/// 1e-4). Where the margins allow one table only, p = 1 and every odds ratio remains possible.
/// </summary>
/// <example><code>Fisher2x2.Of(new long[,] { { 3, 1 }, { 1, 3 } }).Interval()</code></example>
public sealed class Fisher2x2
{
    private const double LnSlack = 1e-7;
    private readonly long a, row1, row2, column1, low, high;

    private Fisher2x2(long a, long b, long c, long d)
    {
        (this.a, row1, row2, column1) = (a, a + b, c + d, a + c);
        (low, high) = (Math.Max(0, column1 - row2), Math.Min(row1, column1));
        OddsRatioSample = b * (double)c > 0 ? (double)a * d / ((double)b * c) : (double)a * d > 0 ? double.PositiveInfinity : double.NaN;
        if (low == high)
        {
            return;
        }
        var mode = Math.Clamp((long)Math.Floor((row1 + 1.0) * (column1 + 1.0) / (row1 + (double)row2 + 2)), low, high);
        var limit = Ln(a) + LnSlack;
        if (a <= mode)
        {
            LnPLess = Lower(a);
            LnPGreater = a == low ? 0 : Special.Log1mExp(Lower(a - 1));
            var cut = a == mode ? mode : BinomialExact.FirstTrue(mode, high, k => Ln(k) <= limit);
            LnP = cut <= a + 1 ? 0 : cut > high ? LnPLess : Math.Min(0, Special.LogAdd(LnPLess, Upper(cut)));
        }
        else
        {
            LnPGreater = Upper(a);
            LnPLess = a == high ? 0 : Special.Log1mExp(Upper(a + 1));
            var cut = -BinomialExact.FirstTrue(-mode, -low, k => Ln(-k) <= limit);
            LnP = cut >= a - 1 ? 0 : cut < low ? LnPGreater : Math.Min(0, Special.LogAdd(LnPGreater, Lower(cut)));
        }
    }

    /// <summary>ln of the two-sided p-value.</summary>
    public double LnP { get; }

    /// <summary>ln p of "the odds ratio is below 1".</summary>
    public double LnPLess { get; }

    /// <summary>ln p of "the odds ratio is above 1".</summary>
    public double LnPGreater { get; }

    /// <summary>ln of the other two-sided convention: twice the smaller one-sided p, at most 1.</summary>
    public double LnPDoubled => Math.Min(0, Math.Log(2) + Math.Min(LnPLess, LnPGreater));

    /// <summary>ad/bc: infinity when b or c is 0, NaN when a or d is as well.</summary>
    public double OddsRatioSample { get; }

    /// <summary>Whether the margins allow one table only.</summary>
    public bool Degenerate => low == high;

    /// <summary>All counts together.</summary>
    public long N => row1 + row2;

    /// <summary>Conditional maximum likelihood estimate: the odds ratio at which the expected first cell is the observed one. NaN when
    /// degenerate.</summary>
    public double OddsRatio => Degenerate ? double.NaN : a == low ? 0 : a == high ? double.PositiveInfinity
        : Math.Exp(Roots.Monotone(t => Sums(t).MeanGap, -700, 700, Guess));

    /// <summary>Exact conditional interval of the odds ratio (Cornfield 1956; each tail half of 1 - level).</summary>
    public Interval Interval(double level = 0.95)
    {
        var tail = Math.Log((1 - Check.Level(level)) / 2);
        return new(
            Degenerate || a == low ? 0 : Math.Exp(Roots.Monotone(t => Sums(t).LnUpper - tail, -700, 700, Guess)),
            Degenerate || a == high ? double.PositiveInfinity : Math.Exp(Roots.Monotone(t => tail - Sums(t).LnLower, -700, 700, Guess)),
                level, "exact conditional");
    }

    /// <summary>Tests a 2 x 2 table of counts.</summary>
    /// <exception cref="ArgumentException">Not 2 by 2, or a negative count.</exception>
    public static Fisher2x2 Of(long[,] table)
    {
        Cells.Valid2x2(table, nameof(table));
        return new(table[0, 0], table[0, 1], table[1, 0], table[1, 1]);
    }

    private double Guess => Math.Log((a + 0.5) * (row2 - column1 + a + 0.5) / ((row1 - a + 0.5) * (column1 - a + 0.5)));

    private double Ln(long k) => Special.LnHypergeometric(k, row1, row2, column1);

    /// <summary>P(k + 1)/P(k) at odds ratio 1.</summary>
    private double Step(long k) => (double)(row1 - k) * (column1 - k) / ((k + 1.0) * (row2 - column1 + k + 1));

    private double Upper(long k)
    {
        double sum = 1, term = 1;
        for (var j = k; j < high && term > sum * 1e-18; j++)
        {
            term *= Step(j);
            sum += term;
        }
        return Ln(k) + Math.Log(sum);
    }

    private double Lower(long k)
    {
        double sum = 1, term = 1;
        for (var j = k; j > low && term > sum * 1e-18; j--)
        {
            term /= Step(j - 1);
            sum += term;
        }
        return Ln(k) + Math.Log(sum);
    }

    /// <summary>Tails and mean of the non-central hypergeometric distribution at a log odds ratio, relative to the observed cell.</summary>
    private (double LnUpper, double LnLower, double MeanGap) Sums(double t)
    {
        double odds = Math.Exp(t), up = 0, upGap = 0, down = 0, downGap = 0, term = 1;
        for (var k = a; k < high; k++)
        {
            var ratio = Step(k) * odds;
            term *= ratio;
            up += term;
            upGap += term * (k + 1 - a);
            if (up > 1e280)
            {
                return (0, double.NegativeInfinity, double.PositiveInfinity);
            }
            if (ratio < 1 && term < 1e-19 * (1 + up))
            {
                break;
            }
        }
        term = 1;
        for (var k = a; k > low; k--)
        {
            var ratio = 1 / (Step(k - 1) * odds);
            term *= ratio;
            down += term;
            downGap += term * (a - k + 1);
            if (down > 1e280)
            {
                return (double.NegativeInfinity, 0, double.NegativeInfinity);
            }
            if (ratio < 1 && term < 1e-19 * (1 + down))
            {
                break;
            }
        }
        var total = 1 + up + down;
        return (Math.Log((1 + up) / total), Math.Log((1 + down) / total), (upGap - downGap) / total);
    }
}
