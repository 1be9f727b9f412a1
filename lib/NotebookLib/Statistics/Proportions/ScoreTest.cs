namespace NotebookLib.Statistics;

/// <summary>
/// The score statistic of a difference of two shares at a value other than 0, with the shares that fit best among those that differ by
/// exactly that (Miettinen and Nurminen 1985, Statistics in Medicine 4:213; Farrington and Manning 1990, Statistics in Medicine 9:1447).
/// The best shares are the root of the likelihood equation, solved on a scale on which rare events keep their digits; the cubic formula of
/// the papers loses them.
/// </summary>
internal static class ScoreTest
{
    /// <summary>(p1 - p2 - d) over its standard error, which is taken times √(N/(N - 1)) where asked. Infinite where the error is 0 and the
    /// top is not.</summary>
    public static double Z(double x1, double n1, double x2, double n2, double d, bool corrected)
    {
        var top = x1 / n1 - x2 / n2 - d;
        var (v1, v2) = Variances(x1, n1, x2, n2, d);
        var variance = (v1 / n1 + v2 / n2) * (corrected ? (n1 + n2) / (n1 + n2 - 1) : 1);
        return top == 0 ? 0 : top / Math.Sqrt(variance);
    }

    /// <summary>All differences whose |z| stays below the critical value of a level.</summary>
    public static Interval Interval(long x1, long n1, long x2, long n2, double level, bool corrected, string method)
    {
        double z = ProportionInterval.Critical(level), d = (double)x1 / n1 - (double)x2 / n2;
        var low = d <= -1 ? -1 : Roots.Brent(t => z - Z(x1, n1, x2, n2, t, corrected), -1, d);
        var high = d >= 1 ? 1 : Roots.Brent(t => -z - Z(x1, n1, x2, n2, t, corrected), d, 1);
        return new(low, high, level, method);
    }

    /// <summary>p(1 - p) of both groups at the best shares p1 = p2 + d.</summary>
    private static (double First, double Second) Variances(double x1, double n1, double x2, double n2, double d)
    {
        if (d < 0)
        {
            var (first, second) = Variances(x2, n2, x1, n1, -d);
            return (second, first);
        }
        if (2 * (x1 + x2) > n1 + n2)
        {
            // counting those without the event turns p into 1 - p, and the second group becomes the one with the larger share
            var (first, second) = Variances(n2 - x2, n2, n1 - x1, n1, d);
            return (second, first);
        }
        if (d == 0)
        {
            var both = (x1 + x2) / (n1 + n2) * ((n1 - x1 + (n2 - x2)) / (n1 + n2));
            return (both, both);
        }
        // p2 = room·s and 1 - p1 = room·(1 - s), with s from 0 to 1 as a logit: both ends keep their digits
        var room = 1 - d;
        double Slope(double s, double rest)
        {
            double Part(double count, double share) => count == 0 ? 0 : count / share;
            return Part(x1, d + room * s) - Part(n1 - x1, room * rest) + Part(x2, room * s) - Part(n2 - x2, 1 - room * s);
        }
        var at = room <= 0 || x2 == 0 && Slope(0, 1) <= 0 ? double.NegativeInfinity : x1 == n1 && Slope(1, 0) >= 0 ? double.PositiveInfinity
            : Roots.Monotone(u => -Slope(Expit(u), Expit(-u)), -700, 700, Guess((x2 + 0.5) / (n2 + 1) / room));
        double low = room * Expit(at), high = room * Expit(-at);
        return ((d + low) * high, low * (d + high));
    }

    private static double Guess(double s) => s < 1 ? Math.Log(s / (1 - s)) : 1;

    private static double Expit(double u) => u >= 0 ? 1 / (1 + Math.Exp(-u)) : Math.Exp(u) / (1 + Math.Exp(u));
}
