namespace NotebookLib.Statistics;

/// <summary>A group's share after partial pooling.</summary>
/// <param name="Raw">The share as counted.</param>
/// <param name="Mean">The posterior mean, 0 to 1: between the counted share and the mean of all groups.</param>
/// <param name="Interval">The central posterior interval.</param>
public sealed record PooledShare(Share Raw, double Mean, Interval Interval);

/// <summary>
/// Partial pooling of shares with a beta-binomial model: each group has its own share, and the shares come from one beta
/// distribution that is learnt from all groups together. Small groups borrow from the others; groups that differ much borrow little.
/// Prior as Gelman et al., Bayesian Data Analysis (3rd ed., 2013), eq. 5.9: uniform on the mean and on 1/√(α+β), here cut at α+β ≥ 1.
/// Computed on a grid, without drawing.
/// </summary>
/// <param name="Groups">The groups, in the order given.</param>
/// <param name="Mean">Posterior mean of α/(α+β): the share in a new group.</param>
/// <param name="Alpha">Posterior mean of α.</param>
/// <param name="Beta">Posterior mean of β.</param>
/// <example><code>PartialPooling.Of([new(3, 3, "bao/sbo"), new(5, 6, "ik(e)c"), new(1, 6, "vo/vso")])</code></example>
public sealed record PartialPooling(IReadOnlyList<PooledShare> Groups, double Mean, double Alpha, double Beta)
{
    private const int Means = 60, Spreads = 40, Points = 240;

    /// <summary>The posterior mean of a share when the beta distribution is known: (α + k) / (α + β + n).</summary>
    /// <exception cref="ArgumentException"><paramref name="alpha"/> or <paramref name="beta"/> is not above 0.</exception>
    public static double Given(double alpha, double beta, Share share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return (Check.Positive(alpha) + share.K) / (alpha + Check.Positive(beta) + share.N);
    }

    /// <summary>Pools the groups.</summary>
    /// <param name="groups">At least two groups.</param>
    /// <param name="level">Of the intervals.</param>
    /// <exception cref="ArgumentException">Fewer than two groups, or a level outside 0 to 1.</exception>
    public static PartialPooling Of(IReadOnlyList<Share> groups, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Check.Level(level);
        if (groups.Count < 2)
        {
            throw Check.Refuse(nameof(groups), "Pooling takes at least two groups.");
        }

        var grid = Grid(groups);
        return new([.. groups.Select(g => new PooledShare(g, grid.Sum(p => p.Weight * Given(p.Alpha, p.Beta, g)), Central(g, grid, level)))],
            grid.Sum(p => p.Weight * p.Alpha / (p.Alpha + p.Beta)), grid.Sum(p => p.Weight * p.Alpha), grid.Sum(p => p.Weight * p.Beta));
    }

    private static List<(double Alpha, double Beta, double Weight)> Grid(IReadOnlyList<Share> groups)
    {
        var points = new List<(double Alpha, double Beta, double Ln)>();
        for (var m = 0; m < Means; m++)
        {
            for (var s = 0; s < Spreads; s++)
            {
                var mean = (m + 0.5) / Means;
                var total = Math.Pow(Spreads / (s + 0.5), 2);
                points.Add((mean * total, (1 - mean) * total, groups.Sum(g => LnMarginal(g, mean * total, (1 - mean) * total))));
            }
        }

        var top = points.Max(p => p.Ln);
        var sum = points.Sum(p => Math.Exp(p.Ln - top));
        return [.. points.Select(p => (p.Alpha, p.Beta, Weight: Math.Exp(p.Ln - top) / sum)).Where(p => p.Weight > 1e-9)];
    }

    // ln B(α + k, β + n - k) - ln B(α, β): the counted share's probability, without the part that no parameter changes
    private static double LnMarginal(Share g, double alpha, double beta)
    {
        var ln = 0.0;
        for (var i = 0; i < g.N; i++)
        {
            ln += Math.Log((i < g.K ? alpha + i : beta + i - g.K) / (alpha + beta + i));
        }

        return ln;
    }

    // the share is walked as sin²(φ), which tames the ends of the beta density
    private static Interval Central(Share g, List<(double Alpha, double Beta, double Weight)> grid, double level)
    {
        var phi = Enumerable.Range(0, Points).Select(i => (i + 0.5) * Math.PI / 2 / Points).ToArray();
        var (sin, cos) = (phi.Select(p => Math.Log(Math.Sin(p))).ToArray(), phi.Select(p => Math.Log(Math.Cos(p))).ToArray());
        var density = new double[Points];
        foreach (var (alpha, beta, weight) in grid)
        {
            var (a, b) = (alpha + g.K, beta + g.N - g.K);
            var ln = Math.Log(2 * weight) + Special.LnGamma(a + b) - Special.LnGamma(a) - Special.LnGamma(b);
            for (var i = 0; i < Points; i++)
            {
                density[i] += Math.Exp(ln + ((2 * a) - 1) * sin[i] + ((2 * b) - 1) * cos[i]);
            }
        }

        var sum = density.Sum();
        double At(double probability)
        {
            var (below, i) = (0.0, 0);
            for (; i < Points - 1 && below + density[i] < probability * sum; i++)
            {
                below += density[i];
            }

            var edge = (i + Math.Clamp((probability * sum - below) / density[i], 0, 1)) * Math.PI / 2 / Points;
            return Math.Pow(Math.Sin(edge), 2);
        }

        return new(At((1 - level) / 2), At((1 + level) / 2), level, "posterior, beta-binomial");
    }
}
