namespace NotebookLib.Statistics;

/// <summary>
/// Non-central χ², F and t as Poisson mixtures summed around their mode, for intervals of effect sizes and for power. Where the
/// non-centrality is so large that the mixture would take seconds, a normal approximation whose error is far below what such an effect
/// leaves to see.
/// </summary>
internal static class Noncentral
{
    private const double Most = 1e8; // mean of the Poisson mixture: 200,000 terms

    /// <summary>P(X² &lt;= x) with non-centrality λ (Johnson, Kotz and Balakrishnan 1995, equation 29.2).</summary>
    public static double ChiSquareCdf(double x, double df, double lambda)
    {
        if (x <= 0)
        {
            return 0;
        }
        if (lambda / 2 > Most)
        {
            return x < lambda / 2 ? 0 : Math.Exp(Tails.LnNormalSf(-Sankaran(x, df, lambda))); // far below: thousands of standard errors
        }
        var (low, high) = Window(lambda / 2);
        double sum = 0, below = Math.Exp(Tails.LnGammaLower(df / 2 + high, x / 2));
        for (var j = high; j >= low; j--)
        {
            sum += Math.Exp(Special.LnPoissonTerm(j, lambda / 2)) * below;
            below += Math.Exp(Special.LnPoissonTerm(df / 2 + j - 1, x / 2));
        }
        return Math.Min(1, sum);
    }

    /// <summary>P(X² &gt; x) with non-centrality λ.</summary>
    public static double ChiSquareSf(double x, double df, double lambda)
    {
        if (x <= 0)
        {
            return 1;
        }
        if (lambda / 2 > Most)
        {
            return x < lambda / 2 ? 1 : Math.Exp(Tails.LnNormalSf(Sankaran(x, df, lambda)));
        }
        var (low, high) = Window(lambda / 2);
        double sum = 0, above = Math.Exp(Tails.LnGammaUpper(df / 2 + low, x / 2));
        for (var j = low; j <= high; j++)
        {
            sum += Math.Exp(Special.LnPoissonTerm(j, lambda / 2)) * above;
            above += Math.Exp(Special.LnPoissonTerm(df / 2 + j, x / 2));
        }
        return Math.Min(1, sum);
    }

    /// <summary>P(F &gt; f) with non-centrality λ (Johnson, Kotz and Balakrishnan 1995, equation 30.10).</summary>
    public static double FSf(double f, double df1, double df2, double lambda)
    {
        if (f <= 0)
        {
            return 1;
        }
        if (lambda / 2 > Most)
        {
            return 1; // the square root of λ lies thousands of standard errors beyond any f that a test compares with
        }
        var (low, high) = Window(lambda / 2);
        double sum = 0, x = df1 * f / (df1 * f + df2), y = df2 / (df1 * f + df2), a = df1 / 2, b = df2 / 2,
            above = Math.Exp(Tails.LnBeta(b, a + low, y, x));
        for (var j = low; j <= high; j++)
        {
            sum += Math.Exp(Special.LnPoissonTerm(j, lambda / 2)) * Math.Min(1, above);
            above += Step(a + j, b, x, y);
        }
        return Math.Min(1, sum);
    }

    /// <summary>P(T &lt;= t) with non-centrality δ (Lenth 1989, algorithm AS 243).</summary>
    public static double StudentCdf(double t, double df, double delta)
    {
        if (t < 0)
        {
            return 1 - StudentCdf(-t, df, -delta);
        }
        if (df > 1e10 || delta * delta / 2 > Most)
        {
            // beside such a δ the normal part of T vanishes, and what varies is the χ² below it; with many degrees of freedom both are
            // normal (ibid., equation 31.26)
            return df < 1e5 && delta > 0 && t > 0 ? Math.Exp(Tails.LnGammaUpper(df / 2, df / 2 * (delta / t) * (delta / t)))
                : Math.Exp(Tails.LnNormalSf((delta - t * (1 - 1 / (4 * df))) / Math.Sqrt(1 + t * t / (2 * df))));
        }
        double half = delta * delta / 2, x = t * t / (t * t + df), y = df / (t * t + df), b = df / 2;
        var below = Math.Exp(Tails.LnNormalSf(delta));
        if (t == 0)
        {
            return below;
        }
        var (low, high) = Window(half);
        double even = Math.Exp(Tails.LnBeta(high + 0.5, b, x, y)), odd = Math.Exp(Tails.LnBeta(high + 1, b, x, y)), sum = 0;
        for (var j = high; j >= low; j--)
        {
            sum += Math.Exp(Special.LnPoissonTerm(j, half)) * even + Math.CopySign(half == 0 ? 0
                : Math.Exp(Special.LnPoissonTerm(j + 0.5, half)), delta) * odd;
            even += Step(j - 0.5, b, x, y);
            odd += j > 0 ? Step(j, b, x, y) : 0;
        }
        return Math.Clamp(below + sum / 2, 0, 1);
    }

    /// <summary>The non-centrality at which P(X² &lt;= x) is a given probability; 0 where none is that large.</summary>
    public static double ChiSquareLambda(double x, double df, double probability) =>
        ChiSquareCdf(x, df, 0) <= probability ? 0 : Roots.Monotone(l => probability - ChiSquareCdf(x, df, l), 0, 1e16, x);

    /// <summary>The non-centrality at which P(T &lt;= t) is a given probability.</summary>
    public static double StudentDelta(double t, double df, double probability) =>
        Roots.Monotone(d => probability - StudentCdf(t, df, d), t - 1e6, t + 1e6, t);

    /// <summary>I_x(a, b) - I_x(a + 1, b), for a >= -1/2 where a = -1/2 and 0 have none.</summary>
    private static double Step(double a, double b, double x, double y) => a <= 0 ? 0
        : Math.Exp(Special.LnBinomialTerm(a, b, x, y)) * b / (a + b);

    /// <summary>The normal score of x for a large λ (Sankaran 1963, Biometrika 50:199).</summary>
    private static double Sankaran(double x, double df, double lambda)
    {
        double a = df + lambda, b = df + 2 * lambda, h = 1 - 2 * a * (df + 3 * lambda) / (3 * b * b), p = b / (a * a),
            m = (h - 1) * (1 - 3 * h);
        // (x/a)^h - 1, which cancels where x is near a
        var power = Special.ExpM1(h * Special.Log1P((x - a) / a));
        return (power - h * p * (h - 1 - 0.5 * (2 - h) * m * p)) / (h * Math.Sqrt(2 * p) * (1 + 0.5 * m * p));
    }

    private static (int Low, int High) Window(double mean)
    {
        var reach = 10 * Math.Sqrt(mean) + 40;
        return ((int)Math.Max(0, mean - reach), (int)(mean + reach));
    }
}
