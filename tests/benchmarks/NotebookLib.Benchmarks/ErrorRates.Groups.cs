using NotebookLib.Statistics;

namespace NotebookLib.Benchmarks;

internal static partial class ErrorRates
{
    private static readonly (string Name, Func<Random, double> Value)[] Kinds =
        [("normal", Gauss), ("skewed (lognormal)", r => Math.Exp(Gauss(r))), ("answers from 1 to 5", r =>
            Math.Clamp(Math.Round(3 + 1.2 * Gauss(r)), 1, 5))];

    private static void GroupCells(List<Cell> cells, int runs)
    {
        foreach (var (kind, value) in Kinds)
        {
            foreach (var shift in new[] { 0.0, 1 })
            {
                var data = kind + (shift > 0 ? ", one group 1 higher" : "");
                double[] Of(Random random, int n, double up = 0) => Draw(n, () => value(random) + up);
                void Two(string test, (int, int)[] sizes, Func<Groups, double> p)
                {
                    foreach (var (a, b) in sizes)
                    {
                        cells.Add(Simulated(test, data, $"{a} + {b}", shift > 0, runs, random =>
                            p(new(("a", Of(random, a)), ("b", Of(random, b, shift))))));
                    }
                }
                void Three(string test, int[] sizes, Func<Groups, double> p)
                {
                    foreach (var n in sizes)
                    {
                        cells.Add(Simulated(test, data, $"3 x {n}", shift > 0, n is 4 or 6 ? runs / 4 : runs, random =>
                            p(new(("a", Of(random, n)), ("b", Of(random, n)), ("c", Of(random, n, shift))))));
                    }
                }
                (int, int)[] pairs = [(3, 3), (4, 4), (5, 5), (8, 8), (15, 15), (4, 12), (10, 30)];
                int[] sizes = [3, 4, 10, 20]; // of 4 every assignment is counted in each run
                Two("Groups.Compare, two groups", pairs, g => g.Compare().P);
                Two("Groups.Means, two groups", pairs, g => g.Means().P);
                Two("Groups.Permuted", [(3, 3), (5, 5), (8, 8), (4, 12)], g => g.Permuted().P);
                Three("Groups.Compare, three groups", sizes, g => g.Compare().P);
                Three("Groups.Means, three groups", sizes, g => g.Means().P);
                Three("Groups.Ordered", [3, 4, 6], g => g.Ordered().P);
                Three("Groups.Pairwise (any of three pairs)", sizes, g => g.Pairwise().Min(t => t.P));
                foreach (var n in new[] { 4, 6, 10, 15, 30 })
                {
                    double[] Twice(Random random, out double[] persons)
                    {
                        var same = persons = Draw(n, () => Gauss(random));
                        return [.. Enumerable.Range(0, n).Select(i => value(random) + same[i])];
                    }
                    double[] Again(Random random, double[] persons, double up) => [.. persons.Select(v => v + value(random) + up)];
                    cells.Add(Simulated("Groups.Compare, pairs", data, $"{n}", shift > 0, runs, random =>
                        new Groups(("a", Twice(random, out var who)), ("b", Again(random, who, shift))).Compare(paired: true).P));
                    cells.Add(Simulated("Groups.Compare, three values of each", data, $"{n}", shift > 0, runs,
                        random => new Groups(("a", Twice(random, out var who)), ("b", Again(random, who, 0)),
                            ("c", Again(random, who, shift))).Compare(paired: true).P));
                }
            }
        }
        foreach (var (a, b) in new[] { (5, 5), (8, 8), (15, 15), (4, 12), (12, 4), (10, 30), (30, 10) })
        {
            Groups Unequal(Random random) => new(("a", Draw(a, () => Gauss(random))), ("b", Draw(b, () => 3 * Gauss(random))));
            cells.Add(Simulated("Groups.Means, two groups", "normal, the second group spreads three times as much", $"{a} + {b}", false,
                runs, random => Unequal(random).Means().P));
            cells.Add(Simulated("Groups.Compare, two groups", "normal, the second group spreads three times as much", $"{a} + {b}", false,
                runs, random => Unequal(random).Compare().P));
            cells.Add(Simulated("Groups.Permuted", "normal, the second group spreads three times as much", $"{a} + {b}", false, runs / 4,
                random => Unequal(random).Permuted(permutations: 999).P));
        }
        foreach (var (n, factor) in from n in new[] { 5, 10, 20, 50 } from f in new[] { 1.0, 2.5 } select (n, f))
        {
            cells.Add(Simulated("Durations.Compare", factor > 1 ? "exponential, a third still going, one group 2.5 times as fast"
                : "exponential, a third still going", $"{n} + {n}", factor > 1, runs, random =>
            {
                double[] at = [.. Enumerable.Range(0, 2 * n).Select(i => -Math.Log(1 - random.NextDouble()) / (i < n ? 1 : factor))],
                    end = Draw(2 * n, () => -2 * Math.Log(1 - random.NextDouble()));
                return new Durations([.. at.Zip(end, Math.Min)], [.. at.Zip(end, (t, e) => t <= e)],
                    [.. Enumerable.Range(0, 2 * n).Select(i => i < n ? "a" : "b")]).Compare().P;
            }));
        }
        foreach (var (n, shift) in from n in new[] { 4, 8, 15 } from s in new[] { 0, 0.8 } select (n, s))
        {
            cells.Add(Simulated("ProfileGroups.Compare", shift > 0 ? "lognormal parts, one part larger in one group" : "lognormal parts",
                $"{n} + {n}", shift > 0, runs / 4, random => new ProfileGroups(
                [.. Enumerable.Range(0, 2 * n).Select(i =>
                    Composition.Of([.. Enumerable.Range(0, 4).Select(j =>
                    Math.Exp(0.7 * Gauss(random) + (i >= n && j == 0 ? shift : 0)))]))],
                [.. Enumerable.Range(0, 2 * n).Select(i => i < n ? "a" : "b")]).Compare(permutations: 499).P));
        }
    }
}
