namespace NotebookLib.Statistics;

/// <summary>
/// Effect sizes of a 2 x 2 table with rows exposed and unexposed, columns event and no event: odds ratio (Woolf 1955), risk ratio
/// (Katz et al. 1978), risk difference (Wald), φ. With a zero cell ½ is added to all four for odds and risk ratio (Haldane 1955; Anscombe
/// 1956).
/// </summary>
/// <example><code>Effects2x2.Of(new long[,] { { 3, 9 }, { 11, 6 } }).OddsRatioInterval</code></example>
public sealed record Effects2x2
{
    /// <summary>ad/bc without correction: infinity or NaN with zeros.</summary>
    public double OddsRatioRaw { get; private init; }

    /// <summary>Odds ratio, corrected where a cell is 0.</summary>
    public double OddsRatio { get; private init; }

    /// <summary>Woolf's interval.</summary>
    public Interval OddsRatioInterval { get; private init; }

    /// <summary>Risk ratio, corrected where a cell is 0.</summary>
    public double RiskRatio { get; private init; }

    /// <summary>Katz's log interval.</summary>
    public Interval RiskRatioInterval { get; private init; }

    /// <summary>p1 - p2; NaN where a row is empty.</summary>
    public double RiskDifference { get; private init; }

    /// <summary>Wald interval, not cut off; NaN where a row is empty.</summary>
    public Interval RiskDifferenceInterval { get; private init; }

    /// <summary>(ad - bc)/√(product of the margins), -1 to 1; NaN where a margin is 0.</summary>
    public double Phi { get; private init; }

    /// <summary>Whether ½ was added.</summary>
    public bool Corrected { get; private init; }

    /// <summary>All counts together.</summary>
    public long N { get; private init; }

    /// <summary>Computes them all.</summary>
    /// <exception cref="ArgumentException">Not 2 by 2, or a negative count.</exception>
    public static Effects2x2 Of(long[,] table, double level = 0.95)
    {
        Cells.Valid2x2(table, nameof(table));
        double a = table[0, 0], b = table[0, 1], c = table[1, 0], d = table[1, 1], z = ProportionInterval.Critical(level);
        var corrected = a == 0 || b == 0 || c == 0 || d == 0;
        var add = corrected ? 0.5 : 0;
        double ca = a + add, cb = b + add, cc = c + add, cd = d + add;
        double or = ca * cd / (cb * cc), rr = ca / (ca + cb) / (cc / (cc + cd)), p1 = a / (a + b), p2 = c / (c + d), q1 = b / (a + b),
            q2 = d / (c + d);
        double seOr = Math.Sqrt(1 / ca + 1 / cb + 1 / cc + 1 / cd), seRr = Math.Sqrt(cb / (ca * (ca + cb)) + cd / (cc * (cc + cd)));
        var seRd = Math.Sqrt(p1 * q1 / (a + b) + p2 * q2 / (c + d));
        var margins = Math.Sqrt((a + b) * (c + d)) * Math.Sqrt((a + c) * (b + d));
        return new()
        {
            OddsRatioRaw = b * c > 0 ? a * d / (b * c) : a * d > 0 ? double.PositiveInfinity : double.NaN,
            OddsRatio = or, OddsRatioInterval = new(or * Math.Exp(-z * seOr), or * Math.Exp(z * seOr), level, "Woolf"),
            RiskRatio = rr, RiskRatioInterval = new(rr * Math.Exp(-z * seRr), rr * Math.Exp(z * seRr), level, "Katz log"),
            RiskDifference = p1 - p2, RiskDifferenceInterval = new(p1 - p2 - z * seRd, p1 - p2 + z * seRd, level, "Wald"),
            Phi = margins > 0 ? (a * d - b * c) / margins : double.NaN, Corrected = corrected, N = Cells.Total(table),
        };
    }
}
