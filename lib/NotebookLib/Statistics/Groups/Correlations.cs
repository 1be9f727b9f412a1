namespace NotebookLib.Statistics;

/// <summary>Pearson's r with t and Fisher's z interval (R: cor.test). NaN where one of the two does not vary.</summary>
/// <param name="R">From -1 to 1.</param>
/// <param name="N">Pairs.</param>
/// <example><code>PearsonCorrelation.Of([1, 2, 3, 4, 5], [2, 1, 4, 3, 6]).Interval()</code></example>
public sealed record PearsonCorrelation(double R, int N)
{
    /// <summary>r·√(df/(1-r²)).</summary>
    public double T => R * Math.Sqrt(Df / (1 - R * R));

    /// <summary>n - 2.</summary>
    public int Df => N - 2;

    /// <summary>ln of the two-sided p-value.</summary>
    public double LnP => Math.Min(0, Math.Log(2) + Tails.LnStudentSf(Math.Abs(T), Df));

    /// <summary>tanh(atanh r ± z/√(n-3)) (Fisher 1921); NaN below four pairs.</summary>
    public Interval Interval(double level = 0.95)
    {
        if (N < 4)
        {
            return new(double.NaN, double.NaN, level, "Fisher z");
        }
        double z = Math.Atanh(R), half = ProportionInterval.Critical(level) / Math.Sqrt(N - 3);
        return new(Math.Tanh(z - half), Math.Tanh(z + half), level, "Fisher z");
    }

    /// <summary>Correlates pairs.</summary>
    /// <exception cref="ArgumentException">Unequal lengths, fewer than three pairs, or values that are not finite.</exception>
    public static PearsonCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Check.Finite(x, 3), b = Check.Finite(y, 3);
        Check.SameLength(b.Length, a.Length, nameof(y), nameof(x));
        double ma = Describe.Mean(a), mb = Describe.Mean(b), sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - ma) * (b[i] - mb);
        }
        double sa = Describe.SumOfSquares(a), sb = Describe.SumOfSquares(b);
        return new(sa > 0 && sb > 0 ? Math.Clamp(sum / Math.Sqrt(sa) / Math.Sqrt(sb), -1, 1) : double.NaN, a.Length);
    }
}

/// <summary>
/// Spearman's ρ: Pearson's r of the midranks (Spearman 1904; R: cor.test). p as R gives it: without ties exact up to 9 pairs and by
/// Edgeworth series above (Best and Roberts 1975, algorithm AS 89), with ties by t.
/// </summary>
/// <param name="Rho">From -1 to 1; NaN where one of the two does not vary.</param>
/// <param name="S">(n³ - n)(1 - ρ)/6, the sum of squared rank differences without ties.</param>
/// <param name="P">Two-sided p-value.</param>
/// <param name="N">Pairs.</param>
/// <example><code>SpearmanCorrelation.Of([1, 2, 3, 4, 5], [2, 1, 4, 3, 6]).P</code></example>
public sealed record SpearmanCorrelation(double Rho, double S, double P, int N)
{
    private const int ExactUpTo = 9;

    /// <summary>Correlates pairs.</summary>
    /// <exception cref="ArgumentException">Unequal lengths, fewer than three pairs, or values that are not finite.</exception>
    public static SpearmanCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Check.Finite(x, 3), b = Check.Finite(y, 3);
        Check.SameLength(b.Length, a.Length, nameof(y), nameof(x));
        Ranks ra = Ranks.Of(a), rb = Ranks.Of(b);
        double n = a.Length, rho = PearsonCorrelation.Of(ra.Values, rb.Values).R, s = (n * n * n - n) * (1 - rho) / 6;
        if (ra.Any || rb.Any || n > 1290)
        {
            var t = rho / Math.Sqrt((1 - rho * rho) / (n - 2));
            return new(rho, s, Math.Min(1, 2 * Math.Exp(Tails.LnStudentSf(Math.Abs(t), n - 2))), a.Length);
        }
        var whole = Math.Round(s);
        var tail = s > (n * n * n - n) / 6 ? AtLeast(whole, a.Length) : 1 - AtLeast(whole + 2, a.Length);
        return new(rho, s, Math.Min(1, 2 * tail), a.Length);
    }

    /// <summary>P(S >= s); S is always even.</summary>
    private static double AtLeast(double s, int n)
    {
        double most = n * ((double)n * n - 1) / 3;
        if (s <= 0 || s > most)
        {
            return s <= 0 ? 1 : 0;
        }
        return n <= ExactUpTo ? Enumerate(s, n) : Edgeworth(s, n);
    }

    private static double Edgeworth(double s, int n)
    {
        double b = 1.0 / n, x = (6 * (s - 1) * b / ((double)n * n - 1) - 1) * Math.Sqrt(1 / b - 1), y = x * x;
        var u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b)
            + y * (-0.0758 + b * (0.1033 + 0.3932 * b)
            - y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
        return Math.Clamp(u / Math.Exp(y / 2) + Math.Exp(Tails.LnNormalSf(x)), 0, 1);
    }

    private static double Enumerate(double s, int n)
    {
        long reached = 0, all = 0;
        var used = new bool[n];
        void Place(int at, int sum)
        {
            if (at == n)
            {
                all++;
                reached += sum >= s ? 1 : 0;
                return;
            }
            for (var v = 0; v < n; v++)
            {
                if (!used[v])
                {
                    used[v] = true;
                    Place(at + 1, sum + (v - at) * (v - at));
                    used[v] = false;
                }
            }
        }
        Place(0, 0);
        return (double)reached / all;
    }
}

/// <summary>
/// Kendall's τ-b (Kendall 1945; R: cor.test): p exact below 50 pairs without ties, otherwise normal with the variance for ties in both
/// (Kendall 1970, equation 4.3).
/// </summary>
/// <param name="TauB">From -1 to 1; NaN where one of the two does not vary.</param>
/// <param name="P">Two-sided p-value.</param>
/// <param name="Exact">Whether p is exact.</param>
/// <param name="N">Pairs.</param>
/// <example><code>KendallCorrelation.Of([1, 2, 3, 4, 5], [2, 1, 4, 3, 6]).P</code></example>
public sealed record KendallCorrelation(double TauB, double P, bool Exact, int N)
{
    /// <summary>Correlates pairs.</summary>
    /// <exception cref="ArgumentException">Unequal lengths, fewer than two pairs, or values that are not finite.</exception>
    public static KendallCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Check.Finite(x, 2), b = Check.Finite(y, 2);
        Check.SameLength(b.Length, a.Length, nameof(y), nameof(x));
        double s = Concordance.S(a, b);
        int[] ta = Ranks.Of(a).Ties, tb = Ranks.Of(b).Ties;
        double n = a.Length, pairs = n * (n - 1) / 2;
        static double Sum(int[] ties, Func<double, double> f) => ties.Sum(t => f(t));
        double Pairs(int[] ties) => Sum(ties, t => t * (t - 1) / 2);
        var tau = s / Math.Sqrt((pairs - Pairs(ta)) * (pairs - Pairs(tb)));
        if (ta.Length == a.Length && tb.Length == b.Length && n < 50)
        {
            // without ties the order of y along x is a random permutation: the distribution of Mann-Kendall's S
            var order = a.Zip(b).OrderBy(p => p.First).Select(p => p.Second).ToArray();
            return new(tau, MannKendall.Of(order).PExact, true, a.Length);
        }
        double F5(int[] t) => Sum(t, m => m * (m - 1) * (2 * m + 5));
        double F2(int[] t) => Sum(t, m => m * (m - 1));
        double F3(int[] t) => Sum(t, m => m * (m - 1) * (m - 2));
        var variance = (n * (n - 1) * (2 * n + 5) - F5(ta) - F5(tb)) / 18 + F2(ta) * F2(tb) / (2 * n * (n - 1))
            + (n > 2 ? F3(ta) * F3(tb) / (9 * n * (n - 1) * (n - 2)) : 0);
        return new(tau, Math.Min(1, 2 * Math.Exp(Tails.LnNormalSf(Math.Abs(s / Math.Sqrt(variance))))), false, a.Length);
    }
}
