namespace NotebookLib.Statistics;

/// <summary>
/// McNemar's test of change in pairs: only the b and c pairs that moved count. Exact (binomial), mid-p (Fagerland, Lydersen and Laake
/// 2013), and X² without and with correction as R's mcnemar.test; X² is NaN where nobody moved, and the exact p is then 1.
/// </summary>
/// <param name="B">Pairs that went from the first row to the second column.</param>
/// <param name="C">Pairs that went the other way.</param>
/// <param name="N">All pairs.</param>
/// <example><code>McNemar.Of(new long[,] { { 9, 1 }, { 6, 4 } }).LnPExact</code></example>
public sealed record McNemar(long B, long C, long N)
{
    /// <summary>Pairs that moved.</summary>
    public long Discordant => B + C;

    /// <summary>(b - c)²/(b + c).</summary>
    public double Statistic => (double)(B - C) * (B - C) / Discordant;

    /// <summary>(|b - c| - 1)²/(b + c); no correction where b = c.</summary>
    public double StatisticCorrected => B == C ? Statistic : Math.Pow(Math.Abs(B - C) - 1, 2) / Discordant;

    /// <summary>ln p of <see cref="Statistic"/>.</summary>
    public double LnP => Tails.LnChiSquareSf(Statistic, 1);

    /// <summary>ln p of <see cref="StatisticCorrected"/>.</summary>
    public double LnPCorrected => Tails.LnChiSquareSf(StatisticCorrected, 1);

    /// <summary>ln of the exact two-sided p: binomial, b of b + c at one half.</summary>
    public double LnPExact => Discordant == 0 ? 0 : Math.Min(0, Math.Log(2) + Tails.LnBinomialCdf(Math.Min(B, C), Discordant, 0.5));

    /// <summary>Mid-p: the observed outcome counts half.</summary>
    public double PMid
    {
        get
        {
            if (Discordant == 0)
            {
                return 1;
            }
            var k = Math.Min(B, C);
            return Math.Min(1, 2 * (Math.Exp(Tails.LnBinomialCdf(k, Discordant, 0.5))
                - 0.5 * Math.Exp(Special.LnBinomialTerm(k, Discordant - k, 0.5, 0.5))));
        }
    }

    /// <summary>b/c, the conditional odds ratio: infinity when c = 0, NaN when both are 0.</summary>
    public double OddsRatio => (double)B / C;

    /// <summary>Exact interval of the odds ratio, from Clopper-Pearson on b of b + c.</summary>
    public Interval OddsRatioInterval => OddsRatioIntervalAt(0.95);

    /// <summary>The same at another level.</summary>
    internal Interval OddsRatioIntervalAt(double level)
    {
        if (Discordant == 0)
        {
            return new(0, double.PositiveInfinity, level, "exact conditional");
        }
        var p = ProportionInterval.ClopperPearson(B, Discordant, level);
        return new(p.Low / (1 - p.Low), p.High / (1 - p.High), level, "exact conditional");
    }

    /// <summary>Tests a 2 x 2 table of pairs: rows before, columns after.</summary>
    /// <exception cref="ArgumentException">Not 2 by 2, or a negative count.</exception>
    public static McNemar Of(long[,] table)
    {
        Cells.Valid2x2(table, nameof(table));
        return new(table[0, 1], table[1, 0], Cells.Total(table));
    }
}
