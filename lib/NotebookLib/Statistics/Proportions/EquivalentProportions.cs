namespace NotebookLib.Statistics;

/// <summary>
/// Two one-sided tests that two shares differ by less than a margin (Schuirmann 1987): the score test of Farrington and Manning (1990),
/// which exists for any counts and keeps close to its level in small groups; and Wald's with the unpooled standard error, for comparison.
/// Wald's alarms too often below some hundreds, and is NaN where both shares are 0 or 1.
/// </summary>
/// <param name="Difference">p1 - p2.</param>
/// <param name="Low">Lower margin of the difference.</param>
/// <param name="High">Upper margin.</param>
/// <param name="ZLower">Wald: (difference - low) / se.</param>
/// <param name="ZUpper">Wald: (difference - high) / se.</param>
/// <param name="Interval">Wald interval at level 1 - 2·alpha.</param>
/// <example><code>EquivalentProportions.Of(140, 610, 180, 800, low: -0.05, high: 0.05).LnPScore</code></example>
public sealed record EquivalentProportions(double Difference, double Low, double High, double ZLower, double ZUpper, Interval Interval)
{
    /// <summary>Wald: ln p of "not below the lower margin".</summary>
    public double LnPLower => Tails.LnNormalSf(ZLower);

    /// <summary>Wald: ln p of "not above the upper margin".</summary>
    public double LnPUpper => Tails.LnNormalSf(-ZUpper);

    /// <summary>Wald: ln of the larger of the two: small only where the difference is shown to lie between the margins.</summary>
    public double LnP => Math.Max(LnPLower, LnPUpper);

    /// <summary>Score statistic against the lower margin.</summary>
    public double ScoreLower { get; private init; }

    /// <summary>Score statistic against the upper margin.</summary>
    public double ScoreUpper { get; private init; }

    /// <summary>ln of the larger one-sided p of the score test.</summary>
    public double LnPScore => Math.Max(Tails.LnNormalSf(ScoreLower), Tails.LnNormalSf(-ScoreUpper));

    /// <summary>Score interval at level 1 - 2·alpha: it lies between the margins exactly where the score test is below alpha.</summary>
    public Interval ScoreInterval { get; private init; }

    /// <summary>Tests whether p1 - p2 lies between <paramref name="low"/> and <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">Counts out of range, margins outside -1 to 1 or not increasing, or an alpha that is not between
    /// 0 and 0.5.</exception>
    public static EquivalentProportions Of(long x1, long n1, long x2, long n2, double low, double high, double alpha = 0.05)
    {
        if (!(Check.Finite(low) >= -1))
        {
            throw Check.Refuse(nameof(low), FormattableString.Invariant($"low is {low}; a difference of shares is never below -1."));
        }
        if (!(Check.Finite(high) > low) || high > 1)
        {
            throw Check.Refuse(nameof(high),
                FormattableString.Invariant($"high is {high}; a number above low ({low}) and at most 1 needed."));
        }
        if (alpha is not (> 0 and < 0.5))
        {
            throw Check.Refuse(nameof(alpha), FormattableString.Invariant($"alpha is {alpha}; a number between 0 and 0.5 needed."));
        }
        var interval = DifferenceInterval.Wald(x1, n1, x2, n2, 1 - 2 * alpha);
        double d = (double)x1 / n1 - (double)x2 / n2, se = interval.Width / 2 / Quantiles.Critical(1 - 2 * alpha);
        return new(d, low, high, se > 0 ? (d - low) / se : double.NaN, se > 0 ? (d - high) / se : double.NaN, interval)
        {
            ScoreLower = ScoreTest.Z(x1, n1, x2, n2, low, corrected: false),
                ScoreUpper = ScoreTest.Z(x1, n1, x2, n2, high, corrected: false),
            ScoreInterval = DifferenceInterval.Score(x1, n1, x2, n2, 1 - 2 * alpha),
        };
    }
}
