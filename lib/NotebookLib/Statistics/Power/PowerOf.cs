namespace NotebookLib.Statistics;

/// <summary>
/// Power: the chance that a test finds a difference of a given size, and the group size or difference for a given power. Two-sided
/// throughout. Sizes need not be whole; round them up. Where nothing can vary (both shares 0, or both 1) no test finds anything and the
/// power is 0; a power that any size has gives the smallest size there is.
/// </summary>
/// <example><code>PowerOf.TwoProportionsSize(0.10, 0.15)</code></example>
public static class PowerOf
{
    /// <summary>Two proportions, n in each group, normal approximation (R: power.prop.test).</summary>
    /// <exception cref="ArgumentException">n not above 0, or a share or level outside 0 to 1.</exception>
    public static double TwoProportions(double n, double p1, double p2, double alpha = 0.05)
    {
        Check.Positive(n);
        Shares(p1, p2);
        double z = Quantiles.Critical(1 - Check.Level(alpha)), mean = (p1 + p2) / 2;
        return mean is 0 or 1 ? 0
            : Normal((Math.Sqrt(n) * Math.Abs(p1 - p2) - z * Math.Sqrt(2 * mean * (1 - mean))) / Math.Sqrt(p1 * (1 - p1) + p2 * (1 - p2)));
    }

    /// <summary>Size of each group for a power (R: power.prop.test). Infinity when the shares are equal; 0 for a power that every size
    /// has.</summary>
    /// <exception cref="ArgumentException">As for <see cref="TwoProportions"/>, or a power outside 0 to 1.</exception>
    public static double TwoProportionsSize(double p1, double p2, double power = 0.8, double alpha = 0.05)
    {
        Shares(p1, p2);
        double z = Quantiles.Critical(1 - Check.Level(alpha)), mean = (p1 + p2) / 2, need = Quantiles.Normal(Check.Level(power));
        if (p1 == p2)
        {
            return double.PositiveInfinity;
        }
        var root = (need * Math.Sqrt(p1 * (1 - p1) + p2 * (1 - p2)) + z * Math.Sqrt(2 * mean * (1 - mean))) / Math.Abs(p1 - p2);
        return root > 0 ? root * root : 0;
    }

    /// <summary>Two proportions by Cohen's arcsine transformation (Cohen 1988, chapter 6; R: pwr.2p.test).</summary>
    /// <exception cref="ArgumentException">As for <see cref="TwoProportions"/>.</exception>
    public static double TwoProportionsArcsine(double n, double p1, double p2, double alpha = 0.05)
    {
        Check.Positive(n);
        Shares(p1, p2);
        if (p1 + p2 is 0 or 2)
        {
            return 0;
        }
        double z = Quantiles.Critical(1 - Check.Level(alpha)), shift = Math.Abs(CohensH(p1, p2)) * Math.Sqrt(n / 2);
        return Normal(shift - z) + Normal(-shift - z);
    }

    /// <summary>2·asin√p1 - 2·asin√p2 (Cohen 1988, equation 6.2.1).</summary>
    public static double CohensH(double p1, double p2) =>
        2 * Math.Asin(Math.Sqrt(Check.Probability(p1))) - 2 * Math.Asin(Math.Sqrt(Check.Probability(p2)));

    /// <summary>2·asin√p of a share counted as part and rest, with all its digits near 0 and near 1.</summary>
    internal static double Angle(double part, double rest) => 2 * Math.Atan2(Math.Sqrt(part), Math.Sqrt(rest));

    /// <summary>
    /// Two proportions by Fisher's exact test, exactly: every outcome of both groups, weighed by its chance. For the tiny groups where
    /// normal approximations mislead.
    /// </summary>
    /// <exception cref="ArgumentException">Groups below 1 or above 300, or a share outside 0 to 1.</exception>
    public static double FisherExact(int n1, int n2, double p1, double p2, double alpha = 0.05)
    {
        foreach (var (n, name) in new[] { (n1, nameof(n1)), (n2, nameof(n2)) })
        {
            if (n is < 1 or > 300)
            {
                throw Check.Refuse(name, FormattableString.Invariant($"{name} is {n}; from 1 to 300 needed."));
            }
        }
        Check.Probability(p1);
        Check.Probability(p2);
        Check.Level(alpha);
        double power = 0, limit = Math.Log(alpha) + 1e-12;
        for (var a = 0; a <= n1; a++)
        {
            var first = Math.Exp(Special.LnBinomialTerm(a, n1 - a, p1, 1 - p1));
            for (var b = 0; b <= n2 && first > 0; b++)
            {
                power += Fisher2x2.Of(new long[,] { { a, n1 - a }, { b, n2 - b } }).LnP <= limit
                    ? first * Math.Exp(Special.LnBinomialTerm(b, n2 - b, p2, 1 - p2)) : 0;
            }
        }
        return Math.Min(1, power);
    }

    /// <summary>The smallest two-sided p that an exact rank or permutation test of two groups can give: 2 over the number of assignments.
    /// Above alpha the power is 0.</summary>
    /// <exception cref="ArgumentException">A group below 1.</exception>
    public static double SmallestP(int n1, int n2)
    {
        if (n1 < 1 || n2 < 1)
        {
            throw Check.Refuse(n1 < 1 ? nameof(n1) : nameof(n2), "A group is empty.");
        }
        return Math.Min(1, 2 / GroupData.Assignments([n1, n2]));
    }

    /// <summary>Two-sample t-test with n in each group (R: power.t.test, strict = TRUE): both tails of the non-central t.</summary>
    /// <exception cref="ArgumentException">n of 1 or less, or sd not above 0.</exception>
    public static double TTest(double n, double delta, double sd = 1, double alpha = 0.05)
    {
        if (!(Check.Finite(n) > 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"n is {n}; more than 1 needed."), nameof(n));
        }
        Check.Positive(sd);
        double df = 2 * (n - 1), t = -Quantiles.Student(Check.Level(alpha) / 2, df),
            ncp = Math.Sqrt(n / 2) * Math.Abs(Check.Finite(delta)) / sd;
        return Math.Clamp(1 - Noncentral.StudentCdf(t, df, ncp) + Noncentral.StudentCdf(-t, df, ncp), 0, 1);
    }

    /// <summary>Size of each group for a power of the t-test. Infinity for no difference; 1 for a power of alpha or less, which every size
    /// has.</summary>
    /// <exception cref="ArgumentException">sd not above 0, a difference that is not finite, or a power or level outside 0 to 1.</exception>
    public static double TTestSize(double delta, double sd = 1, double power = 0.8, double alpha = 0.05)
    {
        double effect = Math.Abs(Check.Finite(delta)) / Check.Positive(sd);
        if (effect == 0 || Check.Level(power) <= Check.Level(alpha))
        {
            return power <= alpha ? 1 : double.PositiveInfinity;
        }
        return Math.Exp(Roots.Monotone(u => TTest(1 + Math.Exp(u), effect, 1, alpha) - power, -30, 690,
            Math.Clamp(Math.Log(16) - 2 * Math.Log(effect), -1, 690))) + 1;
    }

    /// <summary>The smallest difference that the t-test finds with a power; 0 for a power of alpha or less, infinity where n is so near 1
    /// that none is found.</summary>
    /// <exception cref="ArgumentException">n of 1 or less, sd not above 0, or a power or level outside 0 to 1.</exception>
    public static double TTestDifference(double n, double sd = 1, double power = 0.8, double alpha = 0.05)
    {
        Check.Positive(sd);
        if (TTest(n, 0, 1, alpha) is var none && Check.Level(power) <= Math.Max(alpha, none))
        {
            return 0;
        }
        const double most = 340;
        var ln = Roots.Monotone(u => TTest(n, Math.Exp(u), 1, alpha) - power, -most, most, Math.Log(2.8 * Math.Sqrt(2 / n)));
        return ln < most ? Math.Exp(ln) * sd : double.PositiveInfinity;
    }

    /// <summary>χ² test with effect w, n observations and df degrees of freedom (Cohen 1988, chapter 7; R: pwr.chisq.test).</summary>
    /// <exception cref="ArgumentException">w below 0, or n or df not above 0.</exception>
    public static double ChiSquare(double w, double n, double df, double alpha = 0.05)
    {
        if (!(Check.Finite(w) >= 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"w is {w}; 0 or more needed."), nameof(w));
        }
        var critical = 2 * Quantiles.GammaUpper(Check.Level(alpha), Check.Positive(df) / 2);
        return Noncentral.ChiSquareSf(critical, df, Check.Positive(n) * w * w);
    }

    /// <summary>
    /// The number of events that the log-rank test of two equally large groups needs to find a hazard ratio: 4(z₁₋α/₂ + z_power)² /
    /// ln(ratio)² (Schoenfeld 1981, Biometrika 68:1). Infinity for a ratio of 1; 0 for a power that any number has. Divide by the share
    /// that has the event while followed to get pupils.
    /// </summary>
    /// <exception cref="ArgumentException">A ratio that is not above 0, or a power or level outside 0 to 1.</exception>
    public static double LogRankEvents(double hazardRatio, double power = 0.8, double alpha = 0.05)
    {
        var (z, need) = (Quantiles.Critical(1 - Check.Level(alpha)) + Quantiles.Normal(Check.Level(power)),
            Math.Log(Check.Positive(hazardRatio)));
        return need == 0 ? double.PositiveInfinity : z > 0 ? 4 * z * z / (need * need) : 0;
    }

    private static double Normal(double z) => Math.Exp(Tails.LnNormalSf(-z));

    private static void Shares(double p1, double p2)
    {
        Check.Probability(p1);
        Check.Probability(p2);
    }
}
