namespace NotebookLib.Statistics;

/// <summary>
/// Tail probabilities as natural logarithms: right in tails far below the smallest double, where 1 - CDF is 0.
/// Incomplete gamma and beta by series and continued fraction (Abramowitz and Stegun 6.5.29, 6.5.31, 26.5.8; modified Lentz).
/// </summary>
internal static class Tails
{
    private const double Tiny = 1e-300;
    private const int MaxTerms = 10_000_000;

    /// <summary>ln P(Z &gt; z).</summary>
    public static double LnNormalSf(double z) =>
        double.IsNaN(z) ? double.NaN : z >= 0 ? LnGammaUpper(0.5, z * z / 2) - Math.Log(2) : Special.Log1mExp(LnNormalSf(-z));

    /// <summary>ln P(X² &gt; x) with <paramref name="df"/> degrees of freedom.</summary>
    public static double LnChiSquareSf(double x, double df) => LnGammaUpper(df / 2, x / 2);

    /// <summary>ln P(T &gt; t).</summary>
    public static double LnStudentSf(double t, double df)
    {
        if (double.IsNaN(t) || double.IsNaN(df))
        {
            return double.NaN;
        }
        if (double.IsPositiveInfinity(df))
        {
            return LnNormalSf(t);
        }
        var ratio = t * t / df;
        if (df > 2e6 && ratio < 1e-3)
        {
            // Wallace (1959, Annals of Mathematical Statistics 30:1124), off by less than 1e-12 here; the beta function loses digits,
            // because its x is too near 1
            return LnNormalSf(Math.CopySign((8 * df + 1) / (8 * df + 3) * Math.Sqrt(df * Special.Log1P(ratio)), t));
        }
        double x = 1 / (1 + ratio), y = double.IsInfinity(ratio) ? 1 : ratio / (1 + ratio);
        if (double.IsInfinity(ratio) && double.IsFinite(t))
        {
            x = df / t / t;
        }
        var half = LnBeta(df / 2, 0.5, x, y) - Math.Log(2);
        return t >= 0 ? half : Special.Log1mExp(half);
    }

    /// <summary>ln P(F &gt; f).</summary>
    public static double LnFSf(double f, double df1, double df2) =>
        f <= 0 ? 0 : double.IsPositiveInfinity(f) ? double.NegativeInfinity
            : LnBeta(df2 / 2, df1 / 2, df2 / (df2 + df1 * f), df1 * f / (df2 + df1 * f));

    /// <summary>ln P(X &lt;= k) of the binomial distribution.</summary>
    public static double LnBinomialCdf(long k, long n, double p) => k < 0 ? double.NegativeInfinity : k >= n ? 0
        : LnBeta(n - k, k + 1, 1 - p, p);

    /// <summary>ln P(X &gt;= k) of the binomial distribution.</summary>
    public static double LnBinomialSf(long k, long n, double p) => k <= 0 ? 0 : k > n ? double.NegativeInfinity
        : LnBeta(k, n - k + 1, p, 1 - p);

    /// <summary>ln P(X &gt;= k) of the Poisson distribution.</summary>
    public static double LnPoissonSf(long k, double mean) => k <= 0 ? 0 : LnGammaLower(k, mean);

    /// <summary>ln P(X &lt;= k) of the Poisson distribution.</summary>
    public static double LnPoissonCdf(long k, double mean) => k < 0 ? double.NegativeInfinity : LnGammaUpper(k + 1, mean);

    /// <summary>ln P(X &gt;= k) of the hypergeometric distribution, summed from the term outward.</summary>
    public static double LnHypergeometricSf(long k, long marked, long unmarked, long draw)
    {
        long low = Math.Max(0, draw - unmarked), high = Math.Min(draw, marked);
        if (k <= low)
        {
            return 0;
        }
        if (k > high)
        {
            return double.NegativeInfinity;
        }
        var mode = (double)(draw + 1) * (marked + 1) / ((double)marked + unmarked + 2);
        if (k < mode)
        {
            return Special.Log1mExp(LnHypergeometricSf(draw - (k - 1), unmarked, marked, draw));
        }
        double sum = 1, term = 1;
        for (var j = k; j < high && term > sum * 1e-18; j++)
        {
            term *= (double)(marked - j) * (draw - j) / ((double)(j + 1) * (unmarked - draw + j + 1));
            sum += term;
        }
        return Special.LnHypergeometric(k, marked, unmarked, draw) + Math.Log(sum);
    }

    /// <summary>ln Q(a, x), the regularised upper incomplete gamma function.</summary>
    public static double LnGammaUpper(double a, double x)
    {
        if (double.IsNaN(a) || double.IsNaN(x))
        {
            return double.NaN;
        }
        if (x <= 0)
        {
            return 0;
        }
        if (double.IsPositiveInfinity(x))
        {
            return double.NegativeInfinity;
        }
        if (x < a + 1)
        {
            return Special.Log1mExp(LnLowerSeries(a, x));
        }
        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, h = d;
        for (var i = 1; i < MaxTerms; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = an * d + b;
            d = Math.Abs(d) < Tiny ? 1 / Tiny : 1 / d;
            c = b + an / c;
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                break;
            }
        }
        return Special.LnPoissonTerm(a, x) + Math.Log(a) + Math.Log(h);
    }

    /// <summary>ln P(a, x), the regularised lower incomplete gamma function.</summary>
    public static double LnGammaLower(double a, double x) =>
        x <= 0 ? double.NegativeInfinity : x < a + 1 ? LnLowerSeries(a, x) : Special.Log1mExp(LnGammaUpper(a, x));

    /// <summary>ln I_x(a, b), the regularised incomplete beta function; y = 1 - x is given so that neither loses digits.</summary>
    public static double LnBeta(double a, double b, double x, double y)
    {
        if (double.IsNaN(a + b + x + y))
        {
            return double.NaN;
        }
        if (x <= 0)
        {
            return double.NegativeInfinity;
        }
        if (y <= 0)
        {
            return 0;
        }
        if (x > (a + 1) / (a + b + 2))
        {
            return Special.Log1mExp(LnBeta(b, a, y, x));
        }
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        var h = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Guard(1 + even * d);
            c = Guard(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Guard(1 + odd * d);
            c = Guard(1 + odd / c);
            var delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                break;
            }
        }
        return Special.LnBinomialTerm(a, b, x, y) + Math.Log(b / (a + b)) + Math.Log(h);
    }

    private static double LnLowerSeries(double a, double x)
    {
        double sum = 1, term = 1;
        for (var n = 1; n < MaxTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return Special.LnPoissonTerm(a, x) + Math.Log(sum);
    }

    private static double Guard(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
