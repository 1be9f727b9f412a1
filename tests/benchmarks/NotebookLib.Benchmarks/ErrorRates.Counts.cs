using NotebookLib.Statistics;

namespace NotebookLib.Benchmarks;

internal static partial class ErrorRates
{
    private static readonly double[] Shares = [0.02, 0.05, 0.1, 0.2, 0.5];

    private static void CountCells(List<Cell> cells, int runs)
    {
        (int, int)[] pairs = [(10, 10), (20, 20), (30, 30), (50, 50), (100, 100), (20, 100), (50, 300)];
        foreach (var (a, b) in pairs)
        {
            Both(cells, "Share.Versus a share", (a, b), (x, y) => new Share(x, a, "a").Versus(new Share(y, b, "b")).P,
                [.. Shares.Select(s => (s, s)), (0.1, 0.3), (0.5, 0.7)]);
            Both(cells, "Share.EquivalentTo, margin 0.1", (a, b), (x, y) => new Share(x, a, "a").EquivalentTo(new(y, b, "b"), 0.1).P,
                [(0.1, 0.0), (0.15, 0.05), (0.2, 0.1), (0.3, 0.2), (0.55, 0.45), (0.1, 0.1), (0.5, 0.5)]);
        }
        foreach (var n in new[] { 10, 20, 30, 50, 100, 300 })
        {
            foreach (var (p0, p) in new[] { (0.02, 0.02), (0.1, 0.1), (0.3, 0.3), (0.5, 0.5), (0.1, 0.2), (0.5, 0.65) })
            {
                double[] mass = Binomial(n, p);
                cells.Add(new("Share.Versus a number", FormattableString.Invariant($"share {p} against {p0}"), $"{n}", p != p0,
                    Enumerable.Range(0, n + 1).Sum(k => new Share(k, n, "a").Versus(p0).P < Alpha ? mass[k] : 0), 0, 0));
            }
        }
        TestFamily.Begin();
        foreach (var (mean, ratio) in from m in new[] { 2.0, 5, 20, 100 } from r in new[] { 1, 1.5 } select (m, r))
        {
            cells.Add(Simulated("Events.Versus", ratio > 1 ? "rates 1.5 : 1" : "equal "
                + "rates", FormattableString.Invariant($"{mean} expected"), ratio > 1, runs,
                random => new Events(Poisson(random, ratio * mean), 1000, "a").Versus(new(Poisson(random, mean), 1000, "b")).P));
        }
        TableCells(cells, runs);
    }

    /// <summary>Every outcome of two shares, weighed by its chance. For equivalence a share lies at the margin (level) or not
    /// (power).</summary>
    private static void Both(List<Cell> cells, string test, (int A, int B) sizes, Func<long, long, double> p,
        (double P1, double P2)[] shares)
    {
        var alarm = new bool[sizes.A + 1, sizes.B + 1];
        Parallel.For(0, sizes.A + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, x =>
        {
            for (var y = 0; y <= sizes.B; y++)
            {
                alarm[x, y] = p(x, y) < Alpha;
            }
        });
        TestFamily.Begin();
        var equivalence = test.Contains("Equivalent", StringComparison.Ordinal);
        foreach (var (p1, p2) in shares)
        {
            double[] a = Binomial(sizes.A, p1), b = Binomial(sizes.B, p2);
            var rate = 0.0;
            for (var x = 0; x <= sizes.A; x++)
            {
                for (var y = 0; y <= sizes.B; y++)
                {
                    rate += alarm[x, y] ? a[x] * b[y] : 0;
                }
            }
            cells.Add(new(test, FormattableString.Invariant($"shares {p1} and {p2}"), $"{sizes.A} + {sizes.B}", equivalence == (p1 == p2),
                rate, 0, 0));
        }
    }

    private static double[] Binomial(int n, double p)
    {
        var mass = new double[n + 1];
        for (var k = 0; k <= n; k++)
        {
            var ln = 0.0;
            for (var i = 1; i <= k; i++)
            {
                ln += Math.Log((double)(n - k + i) / i);
            }
            mass[k] = p == 0 ? k == 0 ? 1 : 0 : Math.Exp(ln + k * Math.Log(p) + (n - k) * Math.Log(1 - p));
        }
        return mass;
    }

    private static void TableCells(List<Cell> cells, int runs)
    {
        var few = runs / 2;
        foreach (var (rows, columns) in new[] { (2, 2), (3, 2), (3, 3), (4, 3) })
        {
            foreach (var (each, linked) in from e in new[] { 5, 10, 20, 50 } from l in new[] { false, true } select (e, l))
            {
                cells.Add(Simulated("Crosstab.Independence", $"{rows} x {columns}, columns of falling size{(linked ? ", the first row "
                    + "leans to the last column" : "")}", $"{each} a row", linked, few,
                    random => Table(random, rows, columns, each, (i, j) => Math.Pow(0.6, j) * (linked && i == 0 && j == columns - 1 ? 3
                        : 1)).Independence().P));
            }
        }
        foreach (var (each, share, step) in from e in new[] { 5, 10, 20, 50 } from s in new[] { 0.1, 0.3 } from d in new[] { 0,
            0.1 } select (e, s, d))
        {
            cells.Add(Simulated("Crosstab.Trend", FormattableString.Invariant($"four rows, share {share}{(step > 0 ? ", 10 points up a "
                + "row" : "")}"), $"{each} a row", step > 0, runs,
                random => Table(random, 4, 2, each, (i, j) => j == 0 ? share + step * i : 1 - share - step * i).Trend().P));
        }
        foreach (var (n, back) in from n in new[] { 20, 50, 200 } from b in new[] { 0.1, 0.25 } select (n, b))
        {
            cells.Add(Simulated("Crosstab.Change", back < 0.1001 ? "10 percent move either way"
                : "25 percent move one way, 10 percent the other", $"{n}", back > 0.1001, runs, random =>
            {
                var c = new long?[,] { { 0, 0 }, { 0, 0 } };
                for (var i = 0; i < n; i++)
                {
                    var u = random.NextDouble();
                    var (x, y) = u < 0.1 ? (1, 0) : u < 0.1 + back ? (0, 1) : u < 0.7 ? (0, 0) : (1, 1);
                    c[x, y]++;
                }
                return new Crosstab(c, ["ja", "nee"], ["ja", "nee"]).Change().P;
            }));
        }
        foreach (var (strata, each, odds) in from s in new[] { 2, 5 } from e in new[] { 5, 10, 30 } from o in new[] { 1.0,
            3 } select (s, e, o))
        {
            cells.Add(Simulated("Crosstab.Within", FormattableString.Invariant($"{strata} strata of other shares{(odds > 1 ? ", odds ratio "
                + "3" : "")}"), $"{each} a row", odds > 1, runs, random =>
            {
                Crosstab[] all = [.. Enumerable.Range(1, strata).Select(s =>
                    Table(random, 2, 2, each, (i, j) => j == 0 ? s * 0.15 * (i == 0 ? odds : 1) : 1 - s * 0.15))];
                return all[0].Within(all[1..]).P;
            }));
        }
        foreach (var (n, agree) in from n in new[] { 10, 20, 50, 100 } from a in new[] { 0, 0.4 } select (n, a))
        {
            cells.Add(Simulated("Crosstab.Agreement", agree > 0 ? "three categories, 40 percent judged alike on purpose"
                : "three categories, judged apart", $"{n}", agree > 0, runs, random =>
            {
                var c = new long?[,] { { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } };
                for (var i = 0; i < n; i++)
                {
                    var first = Pick(random, [0.5, 0.3, 0.2]);
                    c[first, random.NextDouble() < agree ? first : Pick(random, [0.5, 0.3, 0.2])]++;
                }
                return new Crosstab(c, ["a", "b", "c"], ["a", "b", "c"]).Agreement().P;
            }));
        }
    }

    private static Crosstab Table(Random random, int rows, int columns, int each, Func<int, int, double> weight)
    {
        var cells = new long?[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            double[] weights = [.. Enumerable.Range(0, columns).Select(j => weight(i, j))];
            for (var j = 0; j < columns; j++)
            {
                cells[i, j] = 0;
            }
            for (var k = 0; k < each; k++)
            {
                cells[i, Pick(random, weights)]++;
            }
        }
        return new(cells, [.. Enumerable.Range(1, rows).Select(i => $"rij {i}")],
            [.. Enumerable.Range(1, columns).Select(j => $"kolom {j}")]);
    }

    private static int Pick(Random random, double[] weights)
    {
        var left = random.NextDouble() * weights.Sum();
        var at = 0;
        while (at < weights.Length - 1 && left >= weights[at])
        {
            left -= weights[at++];
        }
        return at;
    }
}
