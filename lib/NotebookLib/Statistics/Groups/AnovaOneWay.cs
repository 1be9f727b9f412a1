namespace NotebookLib.Statistics;

/// <summary>
/// One-way analysis of variance (Fisher 1925; R: oneway.test with and without equal variances), η² and ω². Sums of squares over
/// distances to one value, so shared leading digits cost nothing (NIST SmLs01-09).
/// </summary>
/// <example><code>AnovaOneWay.Of([[1, 2, 2], [2, 3, 5, 4], [4, 5]]).OmegaSquared</code></example>
public sealed record AnovaOneWay
{
    /// <summary>Groups minus one.</summary>
    public int DfBetween { get; private init; }

    /// <summary>Values minus groups.</summary>
    public int DfWithin { get; private init; }

    /// <summary>Sum of squares between groups.</summary>
    public double Between { get; private init; }

    /// <summary>Sum of squares within groups.</summary>
    public double Within { get; private init; }

    /// <summary>F with equal variances; NaN without any variation.</summary>
    public double F => Between / DfBetween / MeanSquareWithin;

    /// <summary>ln of its p-value.</summary>
    public double LnP => Tails.LnFSf(F, DfBetween, DfWithin);

    /// <summary>Within over its degrees of freedom.</summary>
    public double MeanSquareWithin => Within / DfWithin;

    /// <summary>Between over total: the share of variation that the groups account for.</summary>
    public double EtaSquared => Between / (Between + Within);

    /// <summary>ω², less biased than η² (Hays 1963); can be below 0.</summary>
    public double OmegaSquared => (Between - DfBetween * MeanSquareWithin) / (Between + Within + MeanSquareWithin);

    /// <summary>Welch's F without equal variances (Welch 1951); NaN where a group has one value or no variation.</summary>
    public double WelchF { get; private init; }

    /// <summary>Its second degrees of freedom; NaN as <see cref="WelchF"/>.</summary>
    public double WelchDf { get; private init; }

    /// <summary>ln of its p-value; NaN as <see cref="WelchF"/>.</summary>
    public double LnPWelch => double.IsNaN(WelchF) ? double.NaN : Tails.LnFSf(WelchF, DfBetween, WelchDf);

    /// <summary>All values together.</summary>
    public int N { get; private init; }

    /// <summary>Compares the means of two or more groups.</summary>
    /// <exception cref="ArgumentException">Fewer than two groups, an empty one, no more values than groups, or values that are not
    /// finite.</exception>
    public static AnovaOneWay Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var all = GroupData.Valid(groups, 2, nameof(groups));
        int k = all.Length, n = all.Sum(g => g.Length);
        if (n <= k)
        {
            throw new ArgumentException("At least one group needs two values.", nameof(groups));
        }
        var pivot = all[0][0];
        double[] means = [.. all.Select(g => Describe.Mean([.. g.Select(v => v - pivot)]))];
        double[] sizes = [.. all.Select(g => (double)g.Length)], within = [.. all.Select(g => Describe.SumOfSquares(g))];
        var grand = means.Zip(sizes, (m, s) => m * s).Sum() / n;
        double[] weights = [.. sizes.Zip(within, (s, w) => s * (s - 1) / w)];
        double total = weights.Sum(), centre = weights.Zip(means, (w, m) => w * m).Sum() / total;
        var spread = weights.Zip(sizes, (w, s) => (1 - w / total) * (1 - w / total) / (s - 1)).Sum() / ((double)k * k - 1);
        return new()
        {
            DfBetween = k - 1, DfWithin = n - k, N = n, Within = within.Sum(), Between = means.Zip(sizes, (m, s) =>
                s * (m - grand) * (m - grand)).Sum(),
            WelchF = weights.Zip(means, (w, m) => w * (m - centre) * (m - centre)).Sum() / ((k - 1) * (1 + 2 * (k - 2) * spread)),
            WelchDf = 1 / (3 * spread),
        };
    }
}

/// <summary>Checks shared by the tests of several groups.</summary>
internal static class GroupData
{
    public static double[][] Valid(IReadOnlyList<IReadOnlyList<double>> groups, int atLeast, string name)
    {
        ArgumentNullException.ThrowIfNull(groups, name);
        if (groups.Count < atLeast)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} holds {groups.Count} groups; at least {atLeast} needed."),
                name);
        }
        return [.. groups.Select((g, i) => Check.Finite(g, 1, $"{name}[{i}]"))];
    }

    /// <summary>Midranks of all values together, cut up by group again.</summary>
    public static (Ranks Ranks, double[] Sums) RankSums(double[][] groups)
    {
        var ranks = Ranks.Of([.. groups.SelectMany(g => g)]);
        var sums = new double[groups.Length];
        for (int j = 0, at = 0; j < groups.Length; j++)
        {
            for (var i = 0; i < groups[j].Length; i++, at++)
            {
                sums[j] += ranks.Doubled[at] / 2.0;
            }
        }
        return (ranks, sums);
    }

    /// <summary>Number of ways to deal n items over groups of these sizes; a double, since it grows past every integer.</summary>
    public static double Assignments(IEnumerable<int> sizes)
    {
        double ways = 1;
        double placed = 0;
        foreach (var size in sizes)
        {
            var (few, many) = (Math.Min(size, placed), Math.Max(size, placed));
            for (var i = 1; i <= few && double.IsFinite(ways); i++)
            {
                ways = ways * (many + i) / i;
            }
            placed += size;
        }
        return Math.Round(ways);
    }
}
