namespace NotebookLib.Statistics;

/// <summary>
/// Jonckheere-Terpstra test for groups in an order that was set beforehand (Terpstra 1952; Jonckheere 1954): do values rise from group to
/// group? Variance corrected for ties (Hollander and Wolfe 1999, equation 6.19); z without continuity correction; exact p with ties by
/// dynamic programming over the distinct values.
/// </summary>
/// <example><code>JonckheereTerpstra.Of([[1, 2, 2], [2, 3, 4], [4, 4, 5]]).PExactIncreasing</code></example>
public sealed record JonckheereTerpstra
{
    private const double MostStates = 200_000;

    /// <summary>Pairs from a lower and a higher group that rise, ties counted half.</summary>
    public double J { get; private init; }

    /// <summary>Mean of J under the null hypothesis.</summary>
    public double Mean { get; private init; }

    /// <summary>Its variance.</summary>
    public double Variance { get; private init; }

    /// <summary>(J - mean)/√variance; 0 where all values are equal.</summary>
    public double Z => Variance > 0 ? (J - Mean) / Math.Sqrt(Variance) : 0;

    /// <summary>ln of the two-sided p of z.</summary>
    public double LnP => Math.Min(0, Math.Log(2) + Tails.LnNormalSf(Math.Abs(Z)));

    /// <summary>ln p of a rise.</summary>
    public double LnPIncreasing => Tails.LnNormalSf(Z);

    /// <summary>Exact P(J at least as large): evidence for a rise. NaN where the enumeration is too large.</summary>
    public double PExactIncreasing { get; private init; } = double.NaN;

    /// <summary>Exact P(J at most as large); NaN where it was not computed.</summary>
    public double PExactDecreasing { get; private init; } = double.NaN;

    /// <summary>Exact two-sided p, twice the smaller tail; NaN where it was not computed.</summary>
    public double PExact => Math.Min(1, 2 * Math.Min(PExactIncreasing, PExactDecreasing));

    /// <summary>Number of assignments of the values to the groups.</summary>
    public double Assignments { get; private init; }

    /// <summary>All values together.</summary>
    public int N { get; private init; }

    /// <summary>Tests groups in their order.</summary>
    /// <exception cref="ArgumentException">Fewer than two groups, an empty one, or values that are not finite.</exception>
    public static JonckheereTerpstra Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var all = GroupData.Valid(groups, 2, nameof(groups));
        var sizes = all.Select(g => g.Length).ToArray();
        double n = sizes.Sum();
        // pairs of different groups that rise minus those that fall, plus all such pairs, is twice J
        var between = Concordance.Pairs((long)n) - sizes.Sum(s => Concordance.Pairs(s));
        var twice = between + Concordance.S([.. all.SelectMany((g, i) => g.Select(_ => (double)i))], [.. all.SelectMany(g => g)]);
        var ties = Ranks.Of([.. all.SelectMany(g => g)]).Ties;
        static double Sum(int[] sizes, Func<double, double> f) => sizes.Sum(s => f(s));
        double F1(int[] s) => Sum(s, m => m * (m - 1) * (2 * m + 5));
        double F2(int[] s) => Sum(s, m => m * (m - 1) * (m - 2));
        double F3(int[] s) => Sum(s, m => m * (m - 1));
        var variance = (n * (n - 1) * (2 * n + 5) - F1(sizes) - F1(ties)) / 72
            + (n > 2 ? F2(sizes) * F2(ties) / (36 * n * (n - 1) * (n - 2)) : 0) + (n > 1 ? F3(sizes) * F3(ties) / (8 * n * (n - 1)) : 0);
        var exact = sizes.Aggregate(1.0, (p, s) => p * (s + 1)) <= MostStates && n <= 150 ? Exact(sizes, ties) : null;
        return new()
        {
            J = twice / 2.0, Mean = (n * n - sizes.Sum(s => (double)s * s)) / 4, Variance = ties.Length == 1 ? 0 : variance, N = (int)n,
                Assignments = GroupData.Assignments(sizes),
            PExactIncreasing = exact is null ? double.NaN : exact.Where(e => e.Key >= twice).Sum(e => e.Value) / exact.Values.Sum(),
            PExactDecreasing = exact is null ? double.NaN : exact.Where(e => e.Key <= twice).Sum(e => e.Value) / exact.Values.Sum(),
        };
    }

    /// <summary>How many assignments give each doubled J: the distinct values are dealt out from low to high; a state is how full each
    /// group is.</summary>
    private static SortedDictionary<long, double>? Exact(int[] sizes, int[] ties)
    {
        var states = new Dictionary<long, Dictionary<long, double>> { [0] = new() { [0] = 1 } };
        var steps = new long[sizes.Length];
        for (int g = 0, step = 1; g < sizes.Length; step *= sizes[g] + 1, g++)
        {
            steps[g] = step;
        }
        long work = 0;
        var taken = new int[sizes.Length];
        var used = new int[sizes.Length];
        foreach (var tie in ties)
        {
            var next = new Dictionary<long, Dictionary<long, double>>();
            foreach (var (state, counts) in states)
            {
                for (var g = 0; g < sizes.Length; g++)
                {
                    used[g] = (int)(state / steps[g] % (sizes[g] + 1));
                }
                void Deal(int g, int todo, long gain, double ways, long target, int usedBefore, int takenBefore)
                {
                    if (g == sizes.Length)
                    {
                        if (todo == 0)
                        {
                            if (!next.TryGetValue(target, out var sink))
                            {
                                next[target] = sink = [];
                            }
                            foreach (var (j, count) in counts)
                            {
                                sink[j + gain] = sink.GetValueOrDefault(j + gain) + count * ways;
                            }
                            work += counts.Count;
                        }
                        return;
                    }
                    double choose = 1;
                    for (var a = 0; a <= Math.Min(todo, sizes[g] - used[g]); a++)
                    {
                        Deal(g + 1, todo - a, gain + a * (2L * usedBefore + takenBefore), ways * choose, target + a * steps[g], usedBefore
                            + used[g], takenBefore + a);
                        choose = choose * (todo - a) / (a + 1);
                    }
                }
                Deal(0, tie, 0, 1, state, 0, 0);
                if (work > 15_000_000)
                {
                    return null;
                }
            }
            states = next;
        }
        return new(states.Values.Single());
    }
}
