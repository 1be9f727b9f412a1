namespace NotebookLib.Statistics;

/// <summary>
/// Intervals for the difference p1 - p2 of two independent shares, and for their ratio. Counts and levels as in
/// <see cref="ProportionInterval"/>; answers on the scale -1 to 1 (a ratio: 0 to infinity).
/// </summary>
/// <example><code>DifferenceInterval.Newcombe(14, 61, 9, 80)</code></example>
public static class DifferenceInterval
{
    /// <summary>Newcombe's hybrid score interval (Newcombe 1998, Statistics in Medicine 17:873, method 10): two Wilson intervals squared and added.</summary>
    public static Interval Newcombe(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        Interval a = ProportionInterval.Wilson(x1, n1, level), b = ProportionInterval.Wilson(x2, n2, level);
        double p1 = (double)x1 / n1, p2 = (double)x2 / n2, d = p1 - p2;
        return new(d - double.Hypot(p1 - a.Low, b.High - p2), d + double.Hypot(a.High - p1, p2 - b.Low), level, "Newcombe");
    }

    /// <summary>Agresti and Caffo (2000): Wald's formula after adding one success and one failure to each group.</summary>
    public static Interval AgrestiCaffo(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        return Around((x1 + 1.0) / (n1 + 2), n1 + 2, (x2 + 1.0) / (n2 + 2), n2 + 2, level, "Agresti-Caffo");
    }

    /// <summary>Wald's interval, unpooled, not cut off at -1 and 1. Here for comparison.</summary>
    public static Interval Wald(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        return Around((double)x1 / n1, n1, (double)x2 / n2, n2, level, "Wald");
    }

    /// <summary>Score interval of Miettinen and Nurminen (1985, Statistics in Medicine 4:213): all differences that the score test
    /// with restricted maximum likelihood and the factor N/(N-1) does not reject.</summary>
    public static Interval MiettinenNurminen(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        double z = ProportionInterval.Critical(level), d = (double)x1 / n1 - (double)x2 / n2;
        double Excess(double delta) => Score(x1, n1, x2, n2, delta) - z * z;
        const double edge = 1 - 1e-15;
        var low = d <= -edge || Excess(-edge) < 0 ? -1 : Roots.Brent(x => -Excess(x), -edge, d);
        var high = d >= edge || Excess(edge) < 0 ? 1 : Roots.Brent(Excess, d, edge);
        return new(low, high, level, "Miettinen-Nurminen");
    }

    /// <summary>Log interval for the ratio p1/p2 (Katz et al. 1978). NaN when a count is 0.</summary>
    public static Interval RatioLog(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        if (x1 == 0 || x2 == 0)
        {
            return new(double.NaN, double.NaN, level, "Katz log");
        }
        double ratio = (double)x1 / n1 / ((double)x2 / n2), se = Math.Sqrt(1.0 / x1 - 1.0 / n1 + 1.0 / x2 - 1.0 / n2);
        var half = ProportionInterval.Critical(level) * se;
        return new(ratio * Math.Exp(-half), ratio * Math.Exp(half), level, "Katz log");
    }

    private static Interval Around(double p1, double n1, double p2, double n2, double level, string method)
    {
        var half = ProportionInterval.Critical(level) * Math.Sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
        return new(p1 - p2 - half, p1 - p2 + half, level, method);
    }

    /// <summary>The score statistic at a difference, squared; the restricted p2 is the root of a cubic (their appendix I).</summary>
    private static double Score(double x1, double n1, double x2, double n2, double d)
    {
        double n = n1 + n2, e = x1 / n1 - x2 / n2 - d;
        double l2 = (n1 + 2 * n2) * d - n - x1 - x2, l1 = (n2 * d - n - 2 * x2) * d + x1 + x2, l0 = x2 * d * (1 - d), b = l2 / (3 * n);
        double q = b * b * b - l1 * l2 / (6 * n * n) + l0 / (2 * n), h = b * b - l1 / (3 * n), p = Math.CopySign(Math.Sqrt(Math.Max(h, 0)), q);
        var r2 = p == 0 ? -b : 2 * p * Math.Cos((Math.PI + Math.Acos(Math.Clamp(q / (p * p * p), -1, 1))) / 3) - b;
        r2 = Math.Clamp(r2, Math.Max(0, -d), Math.Min(1, 1 - d));
        var r1 = r2 + d;
        var variance = (r1 * (1 - r1) / n1 + r2 * (1 - r2) / n2) * n / (n - 1);
        return e == 0 ? 0 : variance <= 0 ? double.PositiveInfinity : e * e / variance;
    }

    private static void CheckAll(long x1, long n1, long x2, long n2)
    {
        Check.Part(x1, n1, nameof(x1), nameof(n1));
        Check.Part(x2, n2, nameof(x2), nameof(n2));
    }
}
