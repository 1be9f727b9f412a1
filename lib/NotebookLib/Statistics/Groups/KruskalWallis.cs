namespace NotebookLib.Statistics;

/// <summary>
/// Kruskal-Wallis test of two or more groups (Kruskal and Wallis 1952; R: kruskal.test), corrected for ties; exact by going through every
/// assignment of the ranks while there are at most a million. ε² = H/(n-1) (Kelley 1935) and η² = (H-k+1)/(n-k) (Cohen 2008).
/// Where all values are equal H is NaN and p = 1.
/// </summary>
/// <example><code>KruskalWallis.Of([[1, 2, 2], [2, 3, 4], [4, 4, 5]]).PExact</code></example>
public sealed record KruskalWallis
{
    private const double Most = 1_000_000;
    private const int Deepest = 200; // values that are dealt out one inside the other

    /// <summary>H; NaN where all values are equal.</summary>
    public double Statistic { get; private init; }

    /// <summary>Groups minus one.</summary>
    public int Df { get; private init; }

    /// <summary>ln p of the χ² approximation; 0 where all values are equal.</summary>
    public double LnP => double.IsNaN(Statistic) ? 0 : Tails.LnChiSquareSf(Statistic, Df);

    /// <summary>ε², 0 to 1.</summary>
    public double EpsilonSquared => Statistic / (N - 1);

    /// <summary>η² based on H; can be below 0.</summary>
    public double EtaSquared => (Statistic - Df) / (N - Df - 1);

    /// <summary>Mean midrank of each group.</summary>
    public IReadOnlyList<double> MeanRanks { get; private init; } = [];

    /// <summary>Exact p; NaN above a million assignments or 200 values.</summary>
    public double PExact { get; private init; } = double.NaN;

    /// <summary>Number of assignments of the values to the groups.</summary>
    public double Assignments { get; private init; }

    /// <summary>All values together.</summary>
    public int N { get; private init; }

    /// <summary>Compares two or more groups.</summary>
    /// <exception cref="ArgumentException">Fewer than two groups, an empty one, or values that are not finite.</exception>
    public static KruskalWallis Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var all = GroupData.Valid(groups, 2, nameof(groups));
        var (ranks, sums) = GroupData.RankSums(all);
        double n = ranks.Doubled.Length, square = 0;
        for (var j = 0; j < all.Length; j++)
        {
            square += sums[j] * sums[j] / all[j].Length;
        }
        var sizes = all.Select(g => g.Length).ToArray();
        var ways = GroupData.Assignments(sizes);
        var equal = ranks.Ties.Length == 1;
        return new()
        {
            Statistic = equal ? double.NaN : (12 * square / (n * (n + 1)) - 3 * (n + 1)) / (1 - ranks.Cubes / (n * n * n - n)),
            Df = all.Length - 1, N = (int)n, MeanRanks = [.. sums.Zip(sizes, (s, m) => s / m)], Assignments = ways,
            PExact = equal ? 1 : ways <= Most && n <= Deepest ? Enumerate(ranks.Doubled, sizes, square) : double.NaN,
        };
    }

    private static double Enumerate(int[] doubled, int[] sizes, double observed)
    {
        var left = (int[])sizes.Clone();
        var sums = new double[sizes.Length];
        long reached = 0, all = 0;
        void Place(int at)
        {
            if (at == doubled.Length)
            {
                double square = 0;
                for (var j = 0; j < sizes.Length; j++)
                {
                    square += sums[j] * sums[j] / (4.0 * sizes[j]);
                }
                all++;
                reached += square >= observed - 1e-9 * observed ? 1 : 0;
                return;
            }
            for (var j = 0; j < sizes.Length; j++)
            {
                if (left[j] > 0)
                {
                    left[j]--;
                    sums[j] += doubled[at];
                    Place(at + 1);
                    sums[j] -= doubled[at];
                    left[j]++;
                }
            }
        }
        Place(0);
        return (double)reached / all;
    }
}

/// <summary>Dunn's pairwise comparisons of mean ranks after Kruskal-Wallis (Dunn 1964), corrected for ties; p-values two-sided, and
/// adjusted by Holm.</summary>
/// <param name="Pairs">The groups compared, counted from 0.</param>
/// <param name="Z">Difference of mean ranks over its standard error; NaN where all values are equal.</param>
/// <param name="P">Two-sided p-values; NaN where all values are equal.</param>
/// <param name="PHolm">The same, adjusted.</param>
/// <example><code>Dunn.Of([[1, 2, 2], [2, 3, 4], [4, 4, 5]]).PHolm</code></example>
public sealed record Dunn(IReadOnlyList<(int First, int Second)> Pairs, IReadOnlyList<double> Z, IReadOnlyList<double> P,
    IReadOnlyList<double> PHolm)
{
    /// <summary>Compares all pairs of groups.</summary>
    /// <exception cref="ArgumentException">As for <see cref="KruskalWallis.Of"/>.</exception>
    public static Dunn Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var all = GroupData.Valid(groups, 2, nameof(groups));
        var (ranks, sums) = GroupData.RankSums(all);
        double n = ranks.Doubled.Length, variance = n * (n + 1) / 12 - ranks.Cubes / (12 * (n - 1));
        List<(int, int)> pairs = [];
        List<double> z = [];
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = i + 1; j < all.Length; j++)
            {
                pairs.Add((i, j));
                z.Add((sums[i] / all[i].Length - sums[j] / all[j].Length)
                    / Math.Sqrt(variance * (1.0 / all[i].Length + 1.0 / all[j].Length)));
            }
        }
        double[] p = [.. z.Select(v => Math.Min(1, 2 * Math.Exp(Tails.LnNormalSf(Math.Abs(v)))))];
        return new(pairs, z, p, p.Any(double.IsNaN) ? p : Adjustment.Holm(p));
    }
}
