namespace NotebookLib.Statistics;

/// <summary>How much a near miss counts as agreement.</summary>
public enum KappaWeights
{
    /// <summary>Only full agreement counts.</summary>
    None,

    /// <summary>1 - |i-j|/(k-1).</summary>
    Linear,

    /// <summary>1 - (i-j)²/(k-1)² (Fleiss and Cohen 1973).</summary>
    Quadratic,
}

/// <summary>
/// Cohen's kappa of two raters (Cohen 1960, 1968), with the large-sample error of Fleiss, Cohen and Everitt (1969) as vcd::Kappa. NaN where
/// both raters use one category only: agreement by chance is then complete.
/// </summary>
/// <param name="Kappa">1 for full agreement, 0 for chance, below 0 for less than chance.</param>
/// <param name="StandardError">Large-sample standard error; 0 for full agreement and for full disagreement, which is no certainty.</param>
/// <param name="Observed">Observed (weighted) agreement, 0 to 1.</param>
/// <param name="Expected">Agreement expected by chance.</param>
/// <param name="N">Items rated.</param>
/// <example><code>CohenKappa.Of(new long[,] { { 20, 5, 1 }, { 4, 15, 6 }, { 0, 3, 12 } }, KappaWeights.Quadratic).Interval()</code></example>
public sealed record CohenKappa(double Kappa, double StandardError, double Observed, double Expected, long N)
{
    /// <summary>kappa ± z·se.</summary>
    public Interval Interval(double level = 0.95)
    {
        var half = ProportionInterval.Critical(level) * StandardError;
        return new(Kappa - half, Kappa + half, level, "Fleiss-Cohen-Everitt");
    }

    /// <summary>From a square table: rows the first rater, columns the second, categories in the same order.</summary>
    /// <exception cref="ArgumentException">Not square, fewer than two categories, a negative count, or no items.</exception>
    public static CohenKappa Of(long[,] table, KappaWeights weights = KappaWeights.None)
    {
        Cells.Valid(table, nameof(table), 2);
        var k = table.GetLength(0);
        var n = Cells.Total(table);
        if (table.GetLength(1) != k || n == 0)
        {
            throw new ArgumentException(n == 0 ? "No items."
                : $"The table is {k} by {table.GetLength(1)}; both raters need the same categories.", nameof(table));
        }
        double W(int i, int j)
        {
            var gap = Math.Abs(i - j) / (k - 1.0);
            return weights switch { KappaWeights.Linear => 1 - gap, KappaWeights.Quadratic => 1 - gap * gap, _ => i == j ? 1 : 0 };
        }
        double[] rows = [.. Cells.RowTotals(table).Select(v => (double)v / n)],
            columns = [.. Cells.ColumnTotals(table).Select(v => (double)v / n)];
        double observed = 0, expected = 0;
        double[] byRow = new double[k], byColumn = new double[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                observed += W(i, j) * table[i, j] / n;
                expected += W(i, j) * rows[i] * columns[j];
                byRow[i] += W(i, j) * columns[j];
                byColumn[j] += W(i, j) * rows[i];
            }
        }
        if (rows.Zip(columns).Any(p => p.First == 1 && p.Second == 1))
        {
            return new(double.NaN, double.NaN, observed, expected, n);
        }
        var perfect = Enumerable.Range(0, k).Sum(i => table[i, i]) == n;
        var kappa = perfect ? 1 : (observed - expected) / (1 - expected);
        double sum = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var gap = W(i, j) - (byRow[i] + byColumn[j]) * (1 - kappa);
                sum += (double)table[i, j] / n * gap * gap;
            }
        }
        var centre = kappa - expected * (1 - kappa);
        var spread = sum - centre * centre; // what rounding leaves of 0 is 0
        return new(kappa, perfect || spread <= 1e-14 * sum ? 0 : Math.Sqrt(spread / n) / (1 - expected), observed, expected, n);
    }
}

/// <summary>
/// Fleiss' kappa of several raters (Fleiss 1971), with the z of no agreement beyond chance (Fleiss, Nee and Landis 1979). NaN where one
/// category holds every rating.
/// </summary>
/// <param name="Kappa">1 for full agreement, 0 for chance.</param>
/// <param name="Observed">Mean share of agreeing pairs of raters.</param>
/// <param name="Expected">The same by chance.</param>
/// <param name="Z">Kappa over its error under chance.</param>
/// <param name="Subjects">Items rated.</param>
/// <param name="Raters">Raters per item.</param>
/// <example><code>FleissKappa.Of(new long[,] { { 3, 1, 0 }, { 0, 4, 0 }, { 1, 1, 2 } }).Kappa</code></example>
public sealed record FleissKappa(double Kappa, double Observed, double Expected, double Z, int Subjects, int Raters)
{
    /// <summary>From counts: one row per item, one column per category, each row adding up to the number of raters.</summary>
    /// <exception cref="ArgumentException">A negative count, rows with different sums, or fewer than two raters.</exception>
    public static FleissKappa Of(long[,] counts)
    {
        Cells.Valid(counts, nameof(counts));
        var rows = Cells.RowTotals(counts);
        double m = rows[0], n = rows.Length;
        if (m < 2 || rows.Any(r => r != rows[0]))
        {
            throw new ArgumentException("Every item needs the same number of raters, two or more.", nameof(counts));
        }
        double[] p = [.. Cells.ColumnTotals(counts).Select(c => c / (n * m))];
        double observed = (counts.Cast<long>().Sum(c => (double)c * c) - n * m) / (n * m * (m - 1)), expected = p.Sum(v => v * v);
        if (p.Contains(1))
        {
            return new(double.NaN, observed, expected, double.NaN, rows.Length, (int)m);
        }
        double kappa = (observed - expected) / (1 - expected), pq = p.Sum(v => v * (1 - v)), cubes = p.Sum(v => v * (1 - v) * (1 - 2 * v));
        return new(kappa, observed, expected, kappa / Math.Sqrt(2 / (n * m * (m - 1)) * (pq * pq - cubes) / (pq * pq)),
            rows.Length, (int)m);
    }
}
