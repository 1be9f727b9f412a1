namespace NotebookLib.Statistics;

/// <summary>
/// Intervals for one share k of n. All take <c>0 &lt;= k &lt;= n</c>, <c>n &gt;= 1</c> and a level between 0 and 1, answer on
/// the scale 0 to 1, and throw <see cref="ArgumentException"/> naming the parameter otherwise. Names as in R and statsmodels.
/// </summary>
/// <example><code>ProportionInterval.Wilson(14, 61)</code></example>
public static class ProportionInterval
{
    /// <summary>Wilson's score interval (Wilson 1927; Newcombe 1998, Statistics in Medicine 17, method 3). Never leaves 0 to 1;
    /// 0 of n starts at exactly 0 and n of n ends at exactly 1.</summary>
    public static Interval Wilson(long k, long n, double level = 0.95)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        double z = Critical(level), size = n, p = k / size, z2 = z * z, centre = p + z2 / (2 * size), bottom = 1 + z2 / size;
        var half = z * Math.Sqrt(p * ((n - k) / size) / size + z2 / (4 * size * size));
        // the product of the two roots of the quadratic is p² / (1 + z²/n): no cancellation for small shares
        var high = (centre + half) / bottom;
        return new(k == 0 ? 0 : p * p / bottom / high, k == n ? 1 : high, level, "Wilson");
    }

    /// <summary>Wilson's interval with continuity correction (Newcombe 1998, method 4).</summary>
    public static Interval WilsonCorrected(long k, long n, double level = 0.95)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        double z = Critical(level), z2 = z * z, size = n, p = k / size, q = 1 - p, bottom = 2 * (size + z2);
        var low = k == 0 ? 0 : (2 * size * p + z2 - 1 - z * Math.Sqrt(z2 - 2 - 1 / size + 4 * p * (size * q + 1))) / bottom;
        var high = k == n ? 1 : (2 * size * p + z2 + 1 + z * Math.Sqrt(z2 + 2 - 1 / size + 4 * p * (size * q - 1))) / bottom;
        return new(Math.Max(0, low), Math.Min(1, high), level, "Wilson, continuity corrected");
    }

    /// <summary>Exact interval of Clopper and Pearson (1934): quantiles of Beta(k, n-k+1) and Beta(k+1, n-k). Never too short.</summary>
    public static Interval ClopperPearson(long k, long n, double level = 0.95)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        var tail = (1 - Check.Level(level)) / 2;
        return new(k == 0 ? 0 : Quantiles.Beta(tail, k, n - k + 1), k == n ? 1 : Quantiles.BetaFromUpper(tail, k + 1, n - k), level,
            "Clopper-Pearson");
    }

    /// <summary>Jeffreys interval: the middle of Beta(k+½, n-k+½) (Brown, Cai and DasGupta 2001, section 4.1.2), ends not moved to 0 or
    /// 1.</summary>
    public static Interval Jeffreys(long k, long n, double level = 0.95)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        var tail = (1 - Check.Level(level)) / 2;
        var high = Quantiles.BetaFromUpper(tail, k + 0.5, n - k + 0.5);
        return new(Math.Min(high, Quantiles.Beta(tail, k + 0.5, n - k + 0.5)), high, level, "Jeffreys"); // a level near 0: both the median
    }

    /// <summary>Agresti and Coull (1998): Wald's formula after adding z²/2 to both counts. Can leave 0 to 1; it is not cut off.</summary>
    public static Interval AgrestiCoull(long k, long n, double level = 0.95)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        double z = Critical(level), size = n + z * z, p = (k + z * z / 2) / size, half = z * Math.Sqrt(p * (1 - p) / size);
        return new(p - half, p + half, level, "Agresti-Coull");
    }

    /// <summary>Wald's interval p ± z√(pq/n). Here for comparison only: empty at 0 and 1, and too short in between.</summary>
    public static Interval Wald(long k, long n, double level = 0.95)
    {
        Check.Part(k, n, nameof(k), nameof(n));
        double p = (double)k / n, half = Critical(level) * Math.Sqrt(p * ((double)(n - k) / n) / n);
        return new(p - half, p + half, level, "Wald");
    }

    internal static double Critical(double level) => level == 0.95 ? 1.959963984540054 : Quantiles.Critical(Check.Level(level));
}
