namespace NotebookLib.Statistics;

/// <summary>
/// Pearson's X² for independence of rows and columns (R: chisq.test, correct = FALSE), with residuals and Cramér's V. Rows and columns
/// that hold only zeros are left out first (R gives NaN there); where fewer than two of either remain, X² = 0 on 0 df and p = 1.
/// </summary>
/// <example><code>ChiSquareIndependence.Of(new long[,] { { 12, 30 }, { 25, 41 }, { 9, 44 } }).CramersV</code></example>
public sealed record ChiSquareIndependence
{
    /// <summary>X² = Σ(O - E)²/E.</summary>
    public double Statistic { get; private init; }

    /// <summary>(rows - 1)(columns - 1), after leaving out the empty ones.</summary>
    public int Df { get; private init; }

    /// <summary>ln of the p-value.</summary>
    public double LnP => Df == 0 ? 0 : Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>All counts together.</summary>
    public long N { get; private init; }

    /// <summary>Number of empty rows left out.</summary>
    public int EmptyRows { get; private init; }

    /// <summary>Number of empty columns left out.</summary>
    public int EmptyColumns { get; private init; }

    /// <summary>Whether fewer than two rows or columns hold any count, so that there is nothing to test.</summary>
    public bool Degenerate => Df == 0;

    /// <summary>√(X²/(n·min(r-1, c-1))) (Cramér 1946), 0 to 1; NaN when degenerate.</summary>
    public double CramersV { get; private init; } = double.NaN;

    /// <summary>Bias-corrected V (Bergsma 2013, equation 8).</summary>
    public double CramersVCorrected { get; private init; } = double.NaN;

    /// <summary>Interval of V by inverting the non-central χ² (Smithson 2003, section 4.3), cut off at 1.</summary>
    public Interval CramersVInterval { get; private init; }

    /// <summary>Expected counts of the remaining rows and columns.</summary>
    public double[,] Expected { get; private init; } = new double[0, 0];

    /// <summary>(O - E)/√E.</summary>
    public double[,] PearsonResiduals { get; private init; } = new double[0, 0];

    /// <summary>Residuals that are standard normal under independence (Agresti 2002, section 3.3.1).</summary>
    public double[,] AdjustedResiduals { get; private init; } = new double[0, 0];

    /// <summary>The smallest expected count; NaN when degenerate.</summary>
    public double MinExpected { get; private init; } = double.NaN;

    /// <summary>The share of cells that expect fewer than 5, 0 to 1.</summary>
    public double ShareBelow5 { get; private init; } = double.NaN;

    /// <summary>X² with Yates' correction, for a 2 x 2 table; NaN otherwise.</summary>
    public double Yates { get; private init; } = double.NaN;

    /// <summary>ln p of <see cref="Yates"/>.</summary>
    public double LnPYates => double.IsNaN(Yates) ? double.NaN : Tails.LnChiSquareSf(Yates, 1);

    /// <summary>Tests a table of counts.</summary>
    /// <exception cref="ArgumentException">A negative count, or no cells.</exception>
    public static ChiSquareIndependence Of(long[,] table, double level = 0.95)
    {
        Cells.Valid(table, nameof(table));
        var (m, kept, keptColumns) = Cells.WithoutEmpty(table);
        int r = kept.Length, c = keptColumns.Length, emptyRows = table.GetLength(0) - r, emptyColumns = table.GetLength(1) - c;
        var total = Cells.Total(m);
        if (Math.Min(r, c) < 2)
        {
            return new() { N = total, EmptyRows = emptyRows, EmptyColumns = emptyColumns,
                CramersVInterval = new(double.NaN, double.NaN, level) };
        }
        double n = total, k = Math.Min(r, c) - 1;
        long[] rows = Cells.RowTotals(m), columns = Cells.ColumnTotals(m);
        var e = Cells.Expected(m);
        double Sum(double correction)
        {
            double sum = 0;
            for (var i = 0; i < r; i++)
            {
                for (var j = 0; j < c; j++)
                {
                    var gap = Math.Abs(m[i, j] - e[i, j]) - correction;
                    sum += gap * gap / e[i, j];
                }
            }
            return sum;
        }
        var x2 = Sum(0);
        var df = (r - 1) * (c - 1);
        double phi = Math.Max(0, x2 / n - df / (n - 1)), rr = r - (r - 1.0) * (r - 1) / (n - 1), cc = c - (c - 1.0) * (c - 1) / (n - 1);
        var tail = (1 - Check.Level(level)) / 2;
        double V(double probability) => Math.Min(1, Math.Sqrt(Noncentral.ChiSquareLambda(x2, df, probability) / (n * k)));
        var gaps = Cells.Map(r, c, (i, j) => Math.Abs(m[i, j] - e[i, j]));
        return new()
        {
            Statistic = x2, Df = df, N = total, EmptyRows = emptyRows, EmptyColumns = emptyColumns,
            CramersV = Math.Sqrt(x2 / (n * k)), CramersVCorrected = Math.Sqrt(phi / Math.Min(rr - 1, cc - 1)),
            CramersVInterval = new(V(1 - tail), V(tail), level, "non-central chi-squared"),
            Expected = e, PearsonResiduals = Cells.Map(r, c, (i, j) => (m[i, j] - e[i, j]) / Math.Sqrt(e[i, j])),
            AdjustedResiduals = Cells.Map(r, c, (i, j) =>
                (m[i, j] - e[i, j]) / Math.Sqrt(e[i, j] * (1 - rows[i] / n) * (1 - columns[j] / n))),
            MinExpected = e.Cast<double>().Min(), ShareBelow5 = e.Cast<double>().Average(v => v < 5 ? 1.0 : 0),
            Yates = r == 2 && c == 2 ? Sum(Math.Min(0.5, gaps.Cast<double>().Min())) : double.NaN,
        };
    }
}
