namespace NotebookLib.Statistics;

/// <summary>Inverse distribution functions: MathNet where it is exact, else Newton steps on the logarithm of the tail inside a
/// bracket.</summary>
internal static class Quantiles
{
    /// <summary>Φ⁻¹(p).</summary>
    public static double Normal(double p) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p);

    /// <summary>The two-sided critical value of a confidence level: 1.96 for 0.95.</summary>
    public static double Critical(double level) => -Normal((1 - level) / 2);

    /// <summary>Quantile of Student's t.</summary>
    public static double Student(double p, double df)
    {
        if (p == 0.5)
        {
            return 0;
        }
        if (p > 0.5)
        {
            return -Student(p, df, upper: true);
        }
        return Student(p, df, upper: false);
    }

    private static double Student(double p, double df, bool upper)
    {
        var tail = upper ? 1 - p : p; // P(T > t) for positive t = -result
        // a first guess from the normal quantile, or from the power tail of few degrees of freedom
        var t = df >= 1 ? Math.Max(1e-3, -Normal(Math.Max(tail, 1e-300))) : 1;
        var solved = Roots.Monotone(u => Math.Log(tail) - Tails.LnStudentSf(Math.Exp(u), df), -700, 700, Math.Log(t));
        return -Math.Exp(solved);
    }

    /// <summary>Quantile of χ².</summary>
    public static double ChiSquare(double p, double df) => 2 * Gamma(p, df / 2);

    /// <summary>Quantile of the gamma distribution with scale 1: P(a, x) = p.</summary>
    public static double Gamma(double p, double a)
    {
        if (p <= 0 || p >= 1)
        {
            return p <= 0 ? 0 : double.PositiveInfinity;
        }
        var h = 1 / (9 * a); // Wilson and Hilferty (1931) as a first guess
        var guess = a * Math.Pow(Math.Max(1e-3, 1 - h + Normal(p) * Math.Sqrt(h)), 3);
        return p <= 0.5
            ? Math.Exp(Roots.Monotone(u => Tails.LnGammaLower(a, Math.Exp(u)) - Math.Log(p), -5000 / Math.Max(a, 1e-3) - 800, 50,
                Math.Log(guess)))
            : Math.Exp(Roots.Monotone(u => Math.Log(1 - p) - Tails.LnGammaUpper(a, Math.Exp(u)), -5000 / Math.Max(a, 1e-3) - 800, 50,
                Math.Log(guess)));
    }

    /// <summary>Quantile of P(a, x) given the upper tail: Q(a, x) = q, for small q.</summary>
    public static double GammaUpper(double q, double a) => q >= 0.5 ? Gamma(1 - q, a)
        : Math.Exp(Roots.Monotone(u => Math.Log(q) - Tails.LnGammaUpper(a, Math.Exp(u)), -800, 50, Math.Log(a + 1)));

    /// <summary>Quantile of the beta distribution: I_x(a, b) = p.</summary>
    public static double Beta(double p, double a, double b)
    {
        if (p <= 0 || p >= 1)
        {
            return p <= 0 ? 0 : 1;
        }
        return p <= 0.5 ? BetaLower(p, a, b) : BetaFromUpper(1 - p, a, b);
    }

    /// <summary>Quantile of the beta distribution given the upper tail: 1 - I_x(a, b) = q.</summary>
    public static double BetaFromUpper(double q, double a, double b) => q > 0.5 ? BetaLower(1 - q, a, b) : Complement(BetaLogit(q, b, a));

    /// <summary>ln of the quantile of the beta distribution, which keeps its digits near 1.</summary>
    public static double LnBetaQuantile(double p, double a, double b) => p <= 0.5
        ? -Special.Log1P(Math.Exp(-BetaLogit(p, a, b))) : Special.Log1P(-Expit(BetaLogit(1 - p, b, a)));

    private static double BetaLower(double p, double a, double b) => Expit(BetaLogit(p, a, b));

    private static double BetaLogit(double p, double a, double b)
    {
        double mean = a / (a + b), lnp = Math.Log(p);
        var sd = Math.Sqrt(1 / a + 1 / b); // standard error of the log odds, roughly
        var guess = Math.Log(mean / (1 - mean)) + Normal(p) * sd;
        guess = double.IsFinite(guess) ? guess : 0;
        var newton = guess;
        for (var i = 0; i < 30; i++)
        {
            double x = Expit(newton), y = Complement(newton), ln = Tails.LnBeta(a, b, x, y);
            var step = (ln - lnp) * Math.Exp(ln - Special.LnBinomialTerm(a, b, x, y)) * (a + b) / (a * b);
            if (!double.IsFinite(step))
            {
                break;
            }
            newton -= Math.Clamp(step, -2, 2);
            if (Math.Abs(step) < 1e-9 * (1 + Math.Abs(newton)))
            {
                return newton; // the next step would be its square
            }
        }
        return Roots.Monotone(u => Tails.LnBeta(a, b, Expit(u), Complement(u)) - lnp, -1e4 / Math.Min(1, a), 750, guess);
    }

    private static double Expit(double u) => u >= 0 ? 1 / (1 + Math.Exp(-u)) : Math.Exp(u) / (1 + Math.Exp(u));

    private static double Complement(double u) => Expit(-u);
}
