namespace NotebookLib.Statistics;

/// <summary>
/// Friedman's test of k treatments in n blocks (Friedman 1937; R: friedman.test), corrected for ties, with Kendall's W. NaN where
/// every block ranks all treatments equal.
/// </summary>
/// <param name="Statistic">X².</param>
/// <param name="Df">Treatments minus one.</param>
/// <param name="Blocks">Number of blocks: the people or schools that judged.</param>
/// <param name="Treatments">Number of treatments: what was judged.</param>
/// <example><code>Friedman.Of([[1, 2, 4], [2, 2, 3], [3, 1, 5]]).KendallsW</code></example>
public sealed record Friedman(double Statistic, int Df, int Blocks, int Treatments)
{
    /// <summary>ln of the p-value; 0 where nothing differs.</summary>
    public double LnP => double.IsNaN(Statistic) ? 0 : Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>Kendall's coefficient of concordance, 0 to 1.</summary>
    public double KendallsW => Statistic / (Blocks * (double)Df);

    /// <summary>Tests blocks that each hold a value for every treatment.</summary>
    /// <exception cref="ArgumentException">No blocks, fewer than two treatments, blocks of unequal length, or values that are not
    /// finite.</exception>
    public static Friedman Of(IReadOnlyList<IReadOnlyList<double>> blocks)
    {
        var all = GroupData.Valid(blocks, 1, nameof(blocks));
        int n = all.Length, k = all[0].Length;
        if (k < 2 || all.Any(b => b.Length != k))
        {
            throw new ArgumentException("Every block needs a value for the same two or more treatments.", nameof(blocks));
        }
        var sums = new double[k];
        double ties = 0;
        foreach (var block in all)
        {
            var ranks = Ranks.Of(block);
            ties += ranks.Cubes;
            for (var j = 0; j < k; j++)
            {
                sums[j] += ranks.Doubled[j] / 2.0;
            }
        }
        var square = sums.Sum(s => (s - n * (k + 1) / 2.0) * (s - n * (k + 1) / 2.0));
        return new(12 * square / (n * (double)k * (k + 1) - ties / (k - 1)), k - 1, n, k);
    }
}
