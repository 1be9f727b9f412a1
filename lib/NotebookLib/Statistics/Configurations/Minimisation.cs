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
    internal Minimised(TruthTable table, IReadOnlyList<IReadOnlyList<Configuration>> covers) =>
        Models = [.. covers.Select(c => Make(table, c))];

    /// <summary>The solutions, each with the same, smallest number of terms; one without terms when no row goes with the outcome.</summary>
    public IReadOnlyList<SetSolution> Models { get; }

    private static SetSolution Make(TruthTable table, IReadOnlyList<Configuration> terms) => new(
        [.. terms.Select((t, i) => new SolutionTerm(t, t.ToText(table.Conditions), table.Fit(t),
            table.Positive == 0 ? double.NaN : (double)table.Fit(row => t.Covers(row) && !terms.Where((_, j) => j != i).Any(o =>
                o.Covers(row))).Positive / table.Positive))],
        table.Fit(row => terms.Any(t => t.Covers(row))));
}

/// <summary>
/// Prime implicants (Quine 1952, McCluskey 1956) and the smallest sets of them that cover all wanted rows. The rows of a term are
/// the bits of one number, which is why a table has at most five conditions: 32 rows, and never more than 32 prime implicants.
/// </summary>
internal static class Minimisation
{
    public static IReadOnlyList<IReadOnlyList<Configuration>> Covers(IReadOnlyList<uint> wanted, IReadOnlyList<uint> free, int conditions)
    {
        var rows = Rows[conditions];
        var open = wanted.Aggregate(0ul, (bits, row) => bits | 1ul << (int)row);
        var allowed = free.Aggregate(open, (bits, row) => bits | 1ul << (int)row);
        var primes = rows.Where(t => (t.Value & ~allowed) == 0 && (t.Value & open) != 0 && IsPrime(t.Key, rows, allowed))
            .Select(t => (Term: t.Key, Rows: t.Value)).OrderBy(p => p.Term.Literals).ThenBy(p => p.Term.Mask).ThenByDescending(p =>
                p.Term.Value).ToArray();
        for (var size = 0; ; size++)
        {
            var found = new HashSet<ulong>();
            Search(primes, open, 0, size, found);
            if (found.Count > 0)
            {
                return [.. found.Order().Select(f => primes.Where((_, i) => (f >> i & 1) == 1).Select(p => p.Term).ToList())];
            }
        }
    }

    // no condition can be left out without covering a row that is not allowed
    private static bool IsPrime(Configuration term, Dictionary<Configuration, ulong> rows, ulong allowed)
    {
        for (var bit = 1u; bit <= term.Mask; bit <<= 1)
        {
            if ((term.Mask & bit) != 0 && (rows[new(term.Mask & ~bit, term.Value & ~bit)] & ~allowed) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // branches on the first row that is still open: every cover has to hold one of the primes that cover it
    private static void Search((Configuration Term, ulong Rows)[] primes, ulong open, ulong chosen, int left, HashSet<ulong> found)
    {
        if (open == 0)
        {
            found.Add(chosen);
        }
        else if (left > 0)
        {
            var first = open & (~open + 1);
            for (var i = 0; i < primes.Length; i++)
            {
                if ((primes[i].Rows & first) != 0)
                {
                    Search(primes, open & ~primes[i].Rows, chosen | 1ul << i, left - 1, found);
                }
            }
        }
    }

    // per number of conditions: every term and the rows that it covers
    private static readonly Dictionary<Configuration, ulong>[] Rows = [.. Enumerable.Range(0, 6).Select(conditions =>
        Enumerable.Range(0, 1 << conditions).SelectMany(mask => Enumerable.Range(0, 1 << conditions).Where(value => (value & ~mask) == 0)
            .Select(value => new Configuration((uint)mask, (uint)value)))
            .ToDictionary(t => t, t => Enumerable.Range(0, 1 << conditions).Where(row => t.Covers((uint)row)).Aggregate(0ul, (bits, row) =>
                bits | 1ul << row)))];
}
