using MathNet.Numerics;

namespace NotebookLib.Statistics;

/// <summary>
/// Terms of the Poisson, binomial and hypergeometric distributions in logarithms, without cancellation at large counts.
/// Saddle-point form of C. Loader, "Fast and accurate computation of binomial probabilities" (2000), sections 2-4.
/// </summary>
internal static class Special
{
    private const double LnSqrt2Pi = 0.918938533204672741780329736406;

    /// <summary>ln(1 - e^x) for x &lt;= 0 (Mächler 2012, equation 7).</summary>
    public static double Log1mExp(double x) =>
        x >= 0 ? double.NegativeInfinity : x > -0.6931471805599453 ? Math.Log(-ExpM1(x)) : Log1P(-Math.Exp(x));

    /// <summary>ln(e^a + e^b).</summary>
    public static double LogAdd(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(high) ? high : high + Log1P(Math.Exp(low - high));
    }

    /// <summary>e^x - 1 without cancellation.</summary>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }
        var u = Math.Exp(x); // Kahan: the rounding error of u cancels in (u - 1) / ln u
        return u == 1 ? x : u - 1 == -1 ? -1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>ln(1 + x) without cancellation.</summary>
    public static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsPositiveInfinity(u) ? u : Math.Log(u) - (u - 1 - x) / u;
    }

    /// <summary>ln(1 + x) - x without cancellation, x &gt; -1.</summary>
    public static double Log1PMinus(double x)
    {
        if (Math.Abs(x) > 0.1)
        {
            return Log1P(x) - x;
        }
        double sum = 0, power = x * x;
        for (var k = 2; k < 40; k++, power *= -x)
        {
            var next = sum - power / k;
            if (next == sum)
            {
                break;
            }
            sum = next;
        }
        return sum;
    }

    /// <summary>ln Γ(x), x &gt; 0.</summary>
    public static double LnGamma(double x) =>
        x < 10 ? SpecialFunctions.GammaLn(x) : (x - 0.5) * Math.Log(x) - x + LnSqrt2Pi + StirlingSeries(x);

    /// <summary>ln of the Poisson term x^a e^-x / Γ(a + 1), for real a &gt;= 0.</summary>
    public static double LnPoissonTerm(double a, double x) =>
        x == 0 ? (a == 0 ? 0 : double.NegativeInfinity)
        : a < 10 ? a * Math.Log(x) - x - SpecialFunctions.GammaLn(a + 1)
        : -StirlingSeries(a) - Deviance(a, x) - LnSqrt2Pi - 0.5 * Math.Log(a);

    /// <summary>ln of Γ(a+b+1)/(Γ(a+1)Γ(b+1)) x^a y^b with y = 1 - x given by the caller.</summary>
    public static double LnBinomialTerm(double a, double b, double x, double y)
    {
        if (x == 0 || y == 0)
        {
            return (x == 0 && a == 0) || (y == 0 && b == 0) ? 0 : double.NegativeInfinity;
        }
        if (a == 0 || b == 0)
        {
            return a == 0 && b == 0 ? 0 : a == 0 ? b * (x < 0.5 ? Log1P(-x) : Math.Log(y)) : a * (y < 0.5 ? Log1P(-y) : Math.Log(x));
        }
        var n = a + b;
        return StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y)
            - LnSqrt2Pi - 0.5 * Math.Log(a) - 0.5 * Math.Log(b / n);
    }

    /// <summary>ln P(X = k) where X counts marked items in a draw of <paramref name="draw"/> from <paramref name="marked"/> and
    /// <paramref name="unmarked"/>.</summary>
    public static double LnHypergeometric(long k, long marked, long unmarked, long draw)
    {
        if (k < 0 || k > marked || draw - k < 0 || draw - k > unmarked)
        {
            return double.NegativeInfinity;
        }
        var total = (double)marked + unmarked;
        if (draw == 0 || draw == total)
        {
            return 0;
        }
        double p = draw / total, q = (total - draw) / total;
        return LnBinomialTerm(k, marked - k, p, q) + LnBinomialTerm(draw - k, unmarked - draw + k, p, q) - LnBinomialTerm(draw,
            total - draw, p, q);
    }

    /// <summary>ln of the binomial coefficient.</summary>
    public static double LnChoose(double n, double k) => k < 0 || k > n ? double.NegativeInfinity
        : LnGamma(n + 1) - LnGamma(k + 1) - LnGamma(n - k + 1);

    private static double StirlingError(double n) =>
        n < 10 ? SpecialFunctions.GammaLn(n + 1) - (n + 0.5) * Math.Log(n) + n - LnSqrt2Pi : StirlingSeries(n);

    private static double StirlingSeries(double n)
    {
        var s = 1 / (n * n);
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - (691.0 / 360360 - s / 156) * s) * s) * s) * s) * s) / n;
    }

    /// <summary>x ln(x/m) + m - x without cancellation, x at least 0 and m above it: half the Poisson deviance.</summary>
    public static double Deviance(double x, double m)
    {
        if (x == 0)
        {
            return m;
        }
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return x * Math.Log(x / m) + m - x;
        }
        var v = (x - m) / (x + m);
        double sum = (x - m) * v, term = 2 * x * v;
        v *= v;
        for (var j = 3; ; j += 2)
        {
            term *= v;
            var next = sum + term / j;
            if (next == sum)
            {
                return sum;
            }
            sum = next;
        }
    }
}
