namespace NotebookLib.Statistics;

/// <summary>
/// Association in several 2 x 2 tables at once, within strata (Mantel and Haenszel 1959; R: mantelhaen.test): X² without and with
/// continuity correction, the common odds ratio with the interval of Robins, Breslow and Greenland (1986), and the crude table beside it.
/// NaN where 0 is divided by 0: the tests where no stratum can vary, an odds ratio without counts on either diagonal, a difference with an
/// empty row.
/// </summary>
/// <example><code>CochranMantelHaenszel.Of([new long[,] { { 3, 9 }, { 11, 6 } }, new long[,] { { 8, 5 }, { 7, 12 }
/// }]).CommonOddsRatio</code></example>
public sealed record CochranMantelHaenszel
{
    /// <summary>X² without correction, one degree of freedom; NaN where no stratum can vary.</summary>
    public double Statistic { get; private init; }

    /// <summary>X² with ½ subtracted where the deviation is at least ½.</summary>
    public double StatisticCorrected { get; private init; }

    /// <summary>ln p of <see cref="Statistic"/>.</summary>
    public double LnP => Tails.LnChiSquareSf(Statistic, 1);

    /// <summary>ln p of <see cref="StatisticCorrected"/>.</summary>
    public double LnPCorrected => Tails.LnChiSquareSf(StatisticCorrected, 1);

    /// <summary>Mantel-Haenszel odds ratio within strata.</summary>
    public double CommonOddsRatio { get; private init; }

    /// <summary>Its interval.</summary>
    public Interval Interval { get; private init; }

    /// <summary>Odds ratio of all strata added up.</summary>
    public double CrudeOddsRatio { get; private init; }

    /// <summary>Odds ratio of each stratum.</summary>
    public IReadOnlyList<double> StratumOddsRatios { get; private init; } = [];

    /// <summary>Difference of the shares of the first column, all strata added up.</summary>
    public double CrudeRiskDifference { get; private init; }

    /// <summary>The same within each stratum.</summary>
    public IReadOnlyList<double> StratumRiskDifferences { get; private init; } = [];

    /// <summary>Strata with fewer than two counts, left out of the test.</summary>
    public int TooSmall { get; private init; }

    /// <summary>All counts together.</summary>
    public long N { get; private init; }

    /// <summary>Simpson's reversal: together the difference points one way, and within the strata the other.</summary>
    public bool Reversal => (CrudeOddsRatio - 1) * (CommonOddsRatio - 1) < 0;

    /// <summary>Tests strata of 2 x 2 tables.</summary>
    /// <exception cref="ArgumentException">No strata, not 2 by 2, or a negative count.</exception>
    public static CochranMantelHaenszel Of(IReadOnlyList<long[,]> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.Count == 0)
        {
            throw new ArgumentException("No strata.", nameof(strata));
        }
        double delta = 0, variance = 0, diagonal = 0, off = 0, s1 = 0, s2 = 0, s3 = 0, ca = 0, cb = 0, cc = 0, cd = 0;
        var small = 0;
        List<double> ratios = [], differences = [];
        foreach (var stratum in strata)
        {
            Cells.Valid2x2(stratum, nameof(strata));
            double a = stratum[0, 0], b = stratum[0, 1], c = stratum[1, 0], d = stratum[1, 1], n = a + b + c + d;
            (ca, cb, cc, cd) = (ca + a, cb + b, cc + c, cd + d);
            ratios.Add(a * d / (b * c));
            differences.Add(a / (a + b) - c / (c + d));
            if (n < 2)
            {
                small++;
                continue;
            }
            delta += a - (a + b) * (a + c) / n;
            variance += (a + b) * (c + d) / n * ((a + c) * (b + d) / n) / (n - 1);
            double p = (a + d) / n, q = (b + c) / n, r = a * d / n, s = b * c / n;
            diagonal += r;
            off += s;
            s1 += p * r;
            s2 += p * s + q * r;
            s3 += q * s;
        }
        var or = diagonal / off;
        var half = ProportionInterval.Critical(level) * Math.Sqrt(s1 / (2 * diagonal * diagonal) + s2 / (2 * diagonal * off)
            + s3 / (2 * off * off));
        var yates = Math.Abs(delta) >= 0.5 ? 0.5 : 0;
        return new()
        {
            Statistic = delta * delta / variance, StatisticCorrected = Math.Pow(Math.Abs(delta) - yates, 2) / variance,
            CommonOddsRatio = or, Interval = new(or * Math.Exp(-half), or * Math.Exp(half), level, "Robins-Breslow-Greenland"),
            CrudeOddsRatio = ca * cd / (cb * cc), StratumOddsRatios = ratios, CrudeRiskDifference = ca / (ca + cb) - cc / (cc + cd),
            StratumRiskDifferences = differences,
            TooSmall = small, N = strata.Sum(Cells.Total),
        };
    }
}
