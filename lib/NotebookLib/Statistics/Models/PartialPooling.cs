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
/// Computed on a grid, without drawing; the grid closes in on where the posterior lies, so that large groups do not fall between its
/// points. Groups with the same counts are reckoned once.
/// </summary>
/// <param name="Groups">The groups, in the order given.</param>
/// <param name="Mean">Posterior mean of α/(α+β): the share in a new group.</param>
/// <param name="Alpha">Posterior mean of α.</param>
/// <param name="Beta">Posterior mean of β.</param>
/// <example><code>PartialPooling.Of([new(3, 3, "bao/sbo"), new(5, 6, "ik(e)c"), new(1, 6, "vo/vso")])</code></example>
public sealed record PartialPooling(IReadOnlyList<PooledShare> Groups, double Mean, double Alpha, double Beta)
{
    private const int Means = 60, Spreads = 40, Points = 240, Many = 300;

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
    /// <exception cref="ArgumentException">Fewer than two groups, a level outside 0 to 1, or some thousands of groups with counts of their
    /// own, which would take minutes.</exception>
    public static PartialPooling Of(IReadOnlyList<Share> groups, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Check.Level(level);
        if (groups.Count < 2)
        {
            throw Check.Refuse(nameof(groups), "Pooling takes at least two groups.");
        }

        var distinct = groups.GroupBy(g => (g.K, g.N)).Select(g => (Counts: g.First(), Times: (double)g.Count())).ToArray();
        var (means, spreads) = distinct.Length <= Many ? (Means, Spreads) : (Means / 2, Spreads / 2);
        Check.Work((double)distinct.Length * means * spreads * Points * 2, nameof(groups),
            "Take the groups together by region or kind, or leave out what is not compared.");
        var grid = Grid(distinct, means, spreads);
        var pooled = new PooledShare[distinct.Length];
        Blocks.Run(distinct.Length, i =>
            pooled[i] = new(distinct[i].Counts, grid.Sum(p => p.Weight * Given(p.Alpha, p.Beta, distinct[i].Counts)),
            Central(distinct[i].Counts, grid, level)));
        var of = pooled.ToDictionary(p => (p.Raw.K, p.Raw.N));
        return new([.. groups.Select(g => of[(g.K, g.N)] with { Raw = g })],
            grid.Sum(p => p.Weight * p.Alpha / (p.Alpha + p.Beta)), grid.Sum(p => p.Weight * p.Alpha), grid.Sum(p => p.Weight * p.Beta));
    }

    /// <summary>Points of the mean and of 1/√(α+β) with their posterior weights, in a rectangle that shrinks until the posterior fills a
    /// good part of it.</summary>
    private static List<(double Alpha, double Beta, double Weight)> Grid((Share Counts, double Times)[] groups, int means, int spreads)
    {
        double left = 0, right = 1, bottom = 0, top = 1;
        while (true)
        {
            double width = (right - left) / means, height = (top - bottom) / spreads;
            var ln = new double[means * spreads];
            (double Alpha, double Beta) At(int i)
            {
                double mean = left + (i / spreads + 0.5) * width, total = Math.Pow(bottom + (i % spreads + 0.5) * height, -2);
                return (mean * total, (1 - mean) * total);
            }
            Blocks.Run(ln.Length, i => ln[i] = At(i) is var (alpha, beta) ? LnMarginal(groups, alpha, beta) : 0);
            var most = ln.Max();
            var sum = ln.Sum(v => Math.Exp(v - most));
            int[] held = [.. Enumerable.Range(0, ln.Length).Where(i => Math.Exp(ln[i] - most) / sum > 1e-9)];
            var (firstMean, lastMean, firstSpread, lastSpread) = (held.Min(i => i / spreads), held.Max(i => i / spreads),
                held.Min(i => i % spreads), held.Max(i => i % spreads));
            if ((lastMean - firstMean + 3) * 3 > means && (lastSpread - firstSpread + 3) * 3 > spreads || width < 1e-9 || height < 1e-9)
            {
                return [.. held.Select(i => At(i) is var (alpha, beta) ? (alpha, beta, Math.Exp(ln[i] - most) / sum) : default)];
            }
            (left, right) = (Math.Max(0, left + (firstMean - 1) * width), Math.Min(1, left + (lastMean + 2) * width));
            (bottom, top) = (Math.Max(0, bottom + (firstSpread - 1) * height), Math.Min(1, bottom + (lastSpread + 2) * height));
        }
    }

    // ln B(α + k, β + n - k) - ln B(α, β), summed: the counted shares' probability, without the part that no parameter changes
    private static double LnMarginal((Share Counts, double Times)[] groups, double alpha, double beta)
    {
        double sum = 0, whole = Special.LnGamma(alpha + beta) - Special.LnGamma(alpha) - Special.LnGamma(beta);
        foreach (var (g, times) in groups)
        {
            var ln = 0.0;
            if (g.N <= 20)
            {
                for (var i = 0; i < g.N; i++)
                {
                    ln += Math.Log((i < g.K ? alpha + i : beta + i - g.K) / (alpha + beta + i));
                }
            }
            else
            {
                ln = whole + Special.LnGamma(alpha + g.K) + Special.LnGamma(beta + g.N - g.K) - Special.LnGamma(alpha + beta + g.N);
            }
            sum += times * ln;
        }
        return sum;
    }

    // the share is walked as sin²(φ), which tames the ends of the beta density and gives it a spread of 1/(2√(α + β + n)); only where there
    // is any density
    private static Interval Central(Share g, List<(double Alpha, double Beta, double Weight)> grid, double level)
    {
        const double whole = Math.PI / 2;
        double low = whole, high = 0;
        foreach (var (alpha, beta, _) in grid)
        {
            double all = alpha + beta + g.N, centre = Math.Asin(Math.Sqrt((alpha + g.K) / all)), reach = 10 / (2 * Math.Sqrt(all));
            (low, high) = (Math.Min(low, centre - reach), Math.Max(high, centre + reach));
        }
        (low, high) = high - low > whole / 2 ? (0, whole) : (Math.Max(0, low), Math.Min(whole, high));
        var step = (high - low) / Points;
        var phi = Enumerable.Range(0, Points).Select(i => low + (i + 0.5) * step).ToArray();
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

            var edge = low + (i + Math.Clamp((probability * sum - below) / density[i], 0, 1)) * step;
            return Math.Pow(Math.Sin(edge), 2);
        }

        return new(At((1 - level) / 2), At((1 + level) / 2), level, "posterior, beta-binomial");
    }
}
