namespace NotebookLib.Statistics;

/// <summary>A term of a solution and how it fits.</summary>
/// <param name="Configuration">The term.</param>
/// <param name="Text">In words of the conditions: <c>DEV*~URB</c>.</param>
/// <param name="Fit">Its consistency and raw coverage.</param>
/// <param name="UniqueCoverage">The share of the cases with the outcome that only this term covers.</param>
public sealed record SolutionTerm(Configuration Configuration, string Text, SetFit Fit, double UniqueCoverage);

/// <summary>One solution: terms of which at least one holds.</summary>
/// <param name="Terms">The terms; none when no row goes with the outcome.</param>
/// <param name="Fit">Consistency and coverage of the whole.</param>
public sealed record SetSolution(IReadOnlyList<SolutionTerm> Terms, SetFit Fit)
{
    /// <summary>The solution as a sum of products: <c>DEV*~URB + IND</c>; empty when there are no terms.</summary>
    public string Text => string.Join(" + ", Terms.Select(t => t.Text));

    /// <summary>How many conditions it names in all; a shorter story has fewer.</summary>
    public int Literals => Terms.Sum(t => t.Configuration.Literals);
}

/// <summary>All shortest solutions of a truth table. More than one means that the data cannot choose.</summary>
public sealed class Minimised
{
    internal Minimised(TruthTable table, IReadOnlyList<IReadOnlyList<Configuration>> covers) => Models = [.. covers.Select(c => Make(table, c))];

    /// <summary>The solutions, each with the same, smallest number of terms; one without terms when no row goes with the outcome.</summary>
    public IReadOnlyList<SetSolution> Models { get; }

    private static SetSolution Make(TruthTable table, IReadOnlyList<Configuration> terms) => new(
        [.. terms.Select((t, i) => new SolutionTerm(t, t.ToText(table.Conditions), table.Fit(t),
            table.Positive == 0 ? double.NaN : (double)table.Fit(row => t.Covers(row) && !terms.Where((_, j) => j != i).Any(o => o.Covers(row))).Positive / table.Positive))],
        table.Fit(row => terms.Any(t => t.Covers(row))));
}

/// <summary>Prime implicants (Quine 1952, McCluskey 1956) and the smallest sets of them that cover all wanted rows.</summary>
internal static class Minimisation
{
    public static IReadOnlyList<IReadOnlyList<Configuration>> Covers(IReadOnlyList<uint> wanted, IReadOnlyList<uint> free, int conditions)
    {
        if (wanted.Count == 0)
        {
            return [[]];
        }

        var primes = Primes([.. wanted, .. free], (1u << conditions) - 1).Where(p => wanted.Any(p.Covers))
            .OrderBy(p => p.Literals).ThenBy(p => p.Mask).ThenByDescending(p => p.Value).ToList();
        for (var size = 1; ; size++)
        {
            var found = new List<IReadOnlyList<Configuration>>();
            Search(wanted, primes, [], size, found);
            if (found.Count > 0)
            {
                return [.. found.Select(f => f.OrderBy(t => primes.IndexOf(t)).ToList()).DistinctBy(f => string.Join(' ', f.Select(t => primes.IndexOf(t))))];
            }
        }
    }

    private static HashSet<Configuration> Primes(IEnumerable<uint> rows, uint all)
    {
        var level = rows.Select(r => new Configuration(all, r)).ToHashSet();
        var primes = new HashSet<Configuration>();
        while (level.Count > 0)
        {
            var (next, merged) = (new HashSet<Configuration>(), new HashSet<Configuration>());
            foreach (var term in level)
            {
                for (var bit = 1u; bit != 0 && bit <= all; bit <<= 1)
                {
                    var other = term with { Value = term.Value ^ bit };
                    if ((term.Mask & bit) != 0 && level.Contains(other))
                    {
                        merged.Add(term);
                        next.Add(new(term.Mask & ~bit, term.Value & ~bit));
                    }
                }
            }

            primes.UnionWith(level.Except(merged));
            level = next;
        }

        return primes;
    }

    // branches on the first row that is still open: every cover has to hold one of the primes that cover it
    private static void Search(IReadOnlyList<uint> wanted, List<Configuration> primes, List<Configuration> chosen, int left, List<IReadOnlyList<Configuration>> found)
    {
        var open = wanted.Where(row => !chosen.Exists(c => c.Covers(row))).ToList();
        if (open.Count == 0)
        {
            found.Add([.. chosen]);
        }
        else if (left > 0)
        {
            foreach (var prime in primes.Where(p => p.Covers(open[0])))
            {
                Search(wanted, primes, [.. chosen, prime], left - 1, found);
            }
        }
    }
}
