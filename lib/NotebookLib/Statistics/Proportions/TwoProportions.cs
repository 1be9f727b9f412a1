namespace NotebookLib.Statistics;

/// <summary>
/// Two independent shares compared: pooled z and X² as R's prop.test, without and with Yates' correction, and Cohen's h.
/// Where both shares are 0 or both are 1 the statistic does not exist and is NaN, as in R.
/// </summary>
/// <example><code>TwoProportions.Of(14, 61, 9, 80).Z</code></example>
public sealed record TwoProportions
{
    /// <summary>Share of the first group.</summary>
    public double P1 { get; private init; }

    /// <summary>Share of the second group.</summary>
    public double P2 { get; private init; }

    /// <summary>P1 - P2.</summary>
    public double Difference => P1 - P2;

    /// <summary>Pearson's X² without correction, one degree of freedom.</summary>
    public double ChiSquare { get; private init; }

    /// <summary>√X² with the sign of the difference.</summary>
    public double Z => Math.Sign(Difference) * Math.Sqrt(ChiSquare);

    /// <summary>ln of the two-sided p-value of <see cref="Z"/>.</summary>
    public double LnP => Tails.LnChiSquareSf(ChiSquare, 1);

    /// <summary>ln P(Z &gt; z): the first share is larger.</summary>
    public double LnPGreater => Tails.LnNormalSf(Z);

    /// <summary>ln P(Z &lt; z): the first share is smaller.</summary>
    public double LnPLess => Tails.LnNormalSf(-Z);

    /// <summary>X² with continuity correction.</summary>
    public double ChiSquareCorrected { get; private init; }

    /// <summary>ln p of <see cref="ChiSquareCorrected"/>.</summary>
    public double LnPCorrected => Tails.LnChiSquareSf(ChiSquareCorrected, 1);

    /// <summary>Wald interval cut off at -1 and 1, as prop.test prints it.</summary>
    public Interval Wald { get; private init; }

    /// <summary>The same with continuity correction.</summary>
    public Interval WaldCorrected { get; private init; }

    /// <summary>2·asin√p1 - 2·asin√p2 (Cohen 1988, equation 6.2.1).</summary>
    public double CohensH { get; private init; }

    /// <summary>The smallest expected count of the 2 x 2 table.</summary>
    public double MinExpected { get; private init; }

    /// <summary>Both groups together.</summary>
    public long N { get; private init; }

    /// <summary>Compares x1 of n1 with x2 of n2.</summary>
    /// <exception cref="ArgumentException">A count below 0, a group below 1, or a part larger than its whole.</exception>
    public static TwoProportions Of(long x1, long n1, long x2, long n2, double level = 0.95)
    {
        Check.Part(x1, n1, nameof(x1), nameof(n1));
        Check.Part(x2, n2, nameof(x2), nameof(n2));
        double p1 = (double)x1 / n1, p2 = (double)x2 / n2, all = (double)n1 + n2, pooled = ((double)x1 + x2) / all,
            rest = ((double)n1 - x1 + (n2 - x2)) / all, inverse = 1.0 / n1 + 1.0 / n2;
        var yates = Math.Min(0.5, Math.Abs(p1 - p2) / inverse);
        double ChiSquare(double correction)
        {
            double sum = 0;
            foreach (var (x, n) in ((long, long)[])[(x1, n1), (x2, n2)])
            {
                var gap = Math.Abs(x - n * pooled) - correction;
                sum += gap * gap / (n * pooled) + gap * gap / (n * rest);
            }
            return sum;
        }
        Interval Wald(double correction)
        {
            var half = ProportionInterval.Critical(level) * Math.Sqrt(p1 * ((double)(n1 - x1) / n1) / n1 + p2 * ((double)(n2 - x2) / n2)
                / n2) + correction * inverse;
            return new(Math.Max(-1, p1 - p2 - half), Math.Min(1, p1 - p2 + half), level, correction == 0 ? "Wald"
                : "Wald, continuity corrected");
        }
        return new()
        {
            P1 = p1, P2 = p2, N = n1 + n2, ChiSquare = ChiSquare(0), ChiSquareCorrected = ChiSquare(yates), Wald = Wald(0),
                WaldCorrected = Wald(yates),
            MinExpected = Math.Min(n1, n2) * Math.Min(pooled, rest), CohensH = PowerOf.Angle(x1, n1 - x1) - PowerOf.Angle(x2, n2 - x2),
        };
    }
}
