namespace NotebookLib.Statistics;

/// <summary>
/// Intervals for the difference p1 - p2 of two independent shares, and for their ratio. Counts and levels as in
/// <see cref="ProportionInterval"/>; answers on the scale -1 to 1 (a ratio: 0 to infinity).
/// </summary>
/// <example><code>DifferenceInterval.Newcombe(14, 61, 9, 80)</code></example>
public static class DifferenceInterval
{
    /// <summary>Newcombe's hybrid score interval (Newcombe 1998, Statistics in Medicine 17:873, method 10): two Wilson intervals squared
    /// and added.</summary>
    public static Interval Newcombe(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        if (x1 > n1 - x1 && x2 > n2 - x2)
        {
            // counted by those without the event, shares near 1 keep their digits
            return Newcombe(n1 - x1, n1, n2 - x2, n2, level).Times(-1);
        }
        Interval a = ProportionInterval.Wilson(x1, n1, level), b = ProportionInterval.Wilson(x2, n2, level);
        double p1 = (double)x1 / n1, p2 = (double)x2 / n2, d = p1 - p2;
        return new(d - double.Hypot(p1 - a.Low, b.High - p2), d + double.Hypot(a.High - p1, p2 - b.Low), level, "Newcombe");
    }

    /// <summary>Agresti and Caffo (2000): Wald's formula after adding one success and one failure to each group.</summary>
    public static Interval AgrestiCaffo(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        return Around(x1 + 1, n1 + 2, x2 + 1, n2 + 2, level, "Agresti-Caffo");
    }

    /// <summary>Wald's interval, unpooled, not cut off at -1 and 1. Here for comparison.</summary>
    public static Interval Wald(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        return Around(x1, n1, x2, n2, level, "Wald");
    }

    /// <summary>Score interval of Miettinen and Nurminen (1985, Statistics in Medicine 4:213): all differences that the score test
    /// with restricted maximum likelihood and the factor N/(N-1) does not reject.</summary>
    public static Interval MiettinenNurminen(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        return ScoreTest.Interval(x1, n1, x2, n2, level, corrected: true, "Miettinen-Nurminen");
    }

    /// <summary>The same without that factor (Mee 1984): the interval that belongs to the score test of Farrington and Manning
    /// (1990).</summary>
    public static Interval Score(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        return ScoreTest.Interval(x1, n1, x2, n2, level, corrected: false, "score");
    }

    /// <summary>Log interval for the ratio p1/p2 (Katz et al. 1978). NaN when a count is 0.</summary>
    public static Interval RatioLog(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        CheckAll(x1, n1, x2, n2);
        if (x1 == 0 || x2 == 0)
        {
            return new(double.NaN, double.NaN, level, "Katz log");
        }
        double ratio = (double)x1 / n1 / ((double)x2 / n2), se = Math.Sqrt((n1 - x1) / ((double)x1 * n1) + (n2 - x2) / ((double)x2 * n2));
        var half = ProportionInterval.Critical(level) * se;
        return new(ratio * Math.Exp(-half), ratio * Math.Exp(half), level, "Katz log");
    }

    private static Interval Around(double x1, double n1, double x2, double n2, double level, string method)
    {
        double d = x1 / n1 - x2 / n2, half = ProportionInterval.Critical(level) * Math.Sqrt(x1 / n1 * ((n1 - x1) / n1) / n1
            + x2 / n2 * ((n2 - x2) / n2) / n2);
        return new(d - half, d + half, level, method);
    }

    private static void CheckAll(long x1, long n1, long x2, long n2)
    {
        Check.Part(x1, n1, nameof(x1), nameof(n1));
        Check.Part(x2, n2, nameof(x2), nameof(n2));
    }
}
