namespace NotebookLib.Statistics;

/// <summary>
/// Likelihood-ratio test of independence, G = 2ΣO·ln(O/E) with 0·ln 0 = 0 (Sokal and Rohlf 1995, box 17.4), without Williams'
/// correction. Leave empty rows and columns out before asking: they would count in the degrees of freedom.
/// </summary>
/// <param name="Statistic">G.</param>
/// <param name="Df">(rows - 1)(columns - 1).</param>
/// <param name="N">All counts together.</param>
/// <example><code>GTest.Of(new long[,] { { 12, 30 }, { 25, 41 } }).Statistic</code></example>
public sealed record GTest(double Statistic, int Df, long N)
{
    /// <summary>ln of the p-value.</summary>
    public double LnP => Df == 0 ? 0 : Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>Tests a table of counts.</summary>
    /// <exception cref="ArgumentException">A negative count, or no cells.</exception>
    public static GTest Of(long[,] table)
    {
        Cells.Valid(table, nameof(table));
        var e = Cells.Expected(table);
        double sum = 0;
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
            {
                sum += table[i, j] > 0 ? table[i, j] * Math.Log(table[i, j] / e[i, j]) : 0;
            }
        }
        return new(Math.Max(0, 2 * sum), (table.GetLength(0) - 1) * (table.GetLength(1) - 1), Cells.Total(table));
    }
}
