namespace NotebookLib.Statistics;

/// <summary>
/// Two one-sided tests that two shares differ by less than a margin (Schuirmann 1987), with the unpooled standard error and the
/// interval at 1 - 2·alpha. All NaN where both shares are 0 or 1 and the standard error does not exist.
/// </summary>
/// <param name="Difference">p1 - p2.</param>
/// <param name="Low">Lower margin of the difference.</param>
/// <param name="High">Upper margin.</param>
/// <param name="ZLower">(difference - low) / se.</param>
/// <param name="ZUpper">(difference - high) / se.</param>
/// <param name="Interval">Wald interval at level 1 - 2·alpha.</param>
/// <example><code>EquivalentProportions.Of(140, 610, 180, 800, low: -0.05, high: 0.05).LnP</code></example>
public sealed record EquivalentProportions(double Difference, double Low, double High, double ZLower, double ZUpper, Interval Interval)
{
    /// <summary>ln p of "not below the lower margin".</summary>
    public double LnPLower => Tails.LnNormalSf(ZLower);

    /// <summary>ln p of "not above the upper margin".</summary>
    public double LnPUpper => Tails.LnNormalSf(-ZUpper);

    /// <summary>ln of the larger of the two: small only where the difference is shown to lie between the margins.</summary>
    public double LnP => Math.Max(LnPLower, LnPUpper);

    /// <summary>Tests whether p1 - p2 lies between <paramref name="low"/> and <paramref name="high"/>.</summary>
    /// <exception cref="ArgumentException">Counts out of range, or margins that are not finite and increasing.</exception>
    public static EquivalentProportions Of(long x1, long n1, long x2, long n2, double low, double high, double alpha = 0.05)
    {
        Check.Finite(low);
        if (!(Check.Finite(high) > low))
        {
            throw new ArgumentException(FormattableString.Invariant($"high ({high}) must be above low ({low})."), nameof(high));
        }
        var interval = DifferenceInterval.Wald(x1, n1, x2, n2, 1 - 2 * alpha);
        double p1 = (double)x1 / n1, p2 = (double)x2 / n2, se = Math.Sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2), d = p1 - p2;
        return se > 0 ? new(d, low, high, (d - low) / se, (d - high) / se, interval) : new(d, low, high, double.NaN, double.NaN, interval);
    }
}
