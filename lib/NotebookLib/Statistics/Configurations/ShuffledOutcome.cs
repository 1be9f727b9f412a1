using System.Numerics;

namespace NotebookLib.Statistics;

/// <summary>
/// What a truth table would show if the outcome had nothing to do with the conditions: the outcome is given to every possible set
/// of as many cases, and a number is computed each time. Exact; nothing is drawn.
/// </summary>
/// <param name="Observed">The number for the outcome as it is.</param>
/// <param name="AtLeast">In how many ways the number is at least as high.</param>
/// <param name="AtMost">In how many ways it is at most as high.</param>
/// <param name="Ways">All ways.</param>
/// <param name="Mean">The mean over all ways.</param>
/// <param name="Values">Each value that occurs, from low to high, and in how many ways.</param>
/// <param name="N">The number of cases.</param>
public sealed record ShuffledOutcome(double Observed, int AtLeast, int AtMost, int Ways, double Mean,
    IReadOnlyList<(double Value, int Ways)> Values, int N)
{
    /// <summary>The share of ways at least as high as observed, the observed one included: one-sided p for "higher than by
    /// chance".</summary>
    public double PHigh => (double)AtLeast / Ways;

    /// <summary>The share of ways at most as high as observed: one-sided p for "lower than by chance".</summary>
    public double PLow => (double)AtMost / Ways;

    /// <summary>The same as a test: does the number depart from what shuffling gives?</summary>
    /// <param name="side"><see cref="Side.Greater"/> for higher than by chance, <see cref="Side.Less"/> for lower; these two only.</param>
    /// <param name="what">What the number is: "dekking", "coverage".</param>
    /// <exception cref="ArgumentException">Another side.</exception>
    public TestResult Test(Side side, Reading what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var p = side switch { Side.Greater => PHigh, Side.Less => PLow, _ =>
            throw Check.Refuse(nameof(side), "Shuffling tests one side: Greater or Less.") };
        string Number(double value, bool nl) => Phrases.Number(value, 2, nl);
        return new TestResult
        {
            Method = "Permutation of the outcome over the cases of a truth table, exact", StatisticName = what.En, Statistic = Observed,
                P = p, Side = side, N = N, Coverage = Coverage.Population,
            EstimateName = what, Estimate = Observed,
            Reading = Reading.Join(
                new($"{what.Nl}: {Number(Observed, true)}. Verdeelt het lot de uitkomst over de {Phrases.Count(N,
                true)} gevallen, dan is het gemiddeld {Number(Mean, true)} ({Phrases.Count(Ways, true)} manieren).",
                $"{what.En}: {Number(Observed, false)}. When chance deals the outcome over the {Phrases.Count(N,
                    false)} cases, the mean is {Number(Mean, false)} ({Phrases.Count(Ways, false)} ways)."), Phrases.NoProofOfSame(p),
                    Phrases.Chance(p, Coverage.Population), Phrases.NotCause),
        }.Ran();
    }

    /// <summary>Runs it.</summary>
    /// <param name="table">At most 20 cases, with and without the outcome.</param>
    /// <param name="statistic">The number, computed from each table; finite.</param>
    /// <exception cref="ArgumentException">Too many cases, no case with or without the outcome, or a number that is not finite.</exception>
    public static ShuffledOutcome Of(TruthTable table, Func<TruthTable, double> statistic)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(statistic);
        if (table.N > 20 || table.Positive == 0 || table.Positive == table.N)
        {
            throw new ArgumentException("Shuffling takes at most 20 cases, some with and some without the outcome.", nameof(table));
        }

        var observed = statistic(table);
        var counts = new SortedDictionary<double, int>();
        var outcome = new bool[table.N];
        for (var set = 0u; set < 1u << table.N; set++)
        {
            if (BitOperations.PopCount(set) == table.Positive)
            {
                for (var i = 0; i < outcome.Length; i++)
                {
                    outcome[i] = (set >> i & 1) == 1;
                }

                var value = Math.Round(statistic(table.With([.. outcome])), 12);
                counts[double.IsFinite(value) ? value : throw new ArgumentException("The number of a shuffled table is not finite.",
                    nameof(statistic))] = counts.GetValueOrDefault(value) + 1;
            }
        }

        var ways = counts.Values.Sum();
        return new(observed, counts.Where(c => c.Key >= observed - 1e-9).Sum(c => c.Value), counts.Where(c => c.Key <= observed + 1e-9)
            .Sum(c => c.Value), ways,
            counts.Sum(c => c.Key * c.Value) / ways, [.. counts.Select(c => (c.Key, c.Value))], table.N);
    }
}
