namespace NotebookLib.Statistics;

/// <summary>
/// Fisher's exact test of an r x c table (Freeman and Halton 1951; R: fisher.test): the probability of all tables with the same margins and
/// P(table) &lt;= P(observed)·(1 + 1e-7). Columns are placed one by one; tables that leave the same row totals share their completions, and
/// whole families are counted at once when all or none of them qualify (the network idea of Mehta and Patel 1983). Past the work budget,
/// and above 100,000 counts: 100,000 random tables, p = (b + 1)/(m + 1), whatever the number of counts; p is then never below 0.00001.
/// Empty rows and columns are left out first; with fewer than two left p = 1.
/// </summary>
/// <param name="LnP">ln of the p-value.</param>
/// <param name="N">All counts together.</param>
/// <param name="Exact">True when every table was counted.</param>
/// <param name="Simulated">Number of random tables otherwise; p is then no smaller than 1/(m + 1).</param>
/// <example><code>FisherRxC.Of(new long[,] { { 3, 1, 4 }, { 0, 6, 2 }, { 5, 2, 0 } }).LnP</code></example>
public sealed record FisherRxC(double LnP, long N, bool Exact, int Simulated)
{
    /// <summary>The smallest p that it can give; 0 when every table was counted.</summary>
    public double Resolution => Exact ? 0 : 1.0 / (Simulated + 1);

    /// <summary>How much work it was.</summary>
    internal long Steps { get; private init; }

    private const double Slack = 1e-7;
    private const int RandomTables = 100_000;

    /// <summary>Tests a table of counts.</summary>
    /// <param name="table">Counts.</param>
    /// <param name="budget">Steps of enumeration before random tables take over; the default takes a few seconds at most.</param>
    /// <param name="seed">Seed of the random tables.</param>
    /// <exception cref="ArgumentException">A negative count, no cells, or so many of them that random tables would take
    /// minutes.</exception>
    public static FisherRxC Of(long[,] table, long budget = 100_000_000, long seed = 1)
    {
        Cells.Valid(table, nameof(table));
        var (m, rows, columns) = Cells.WithoutEmpty(table);
        var n = Cells.Total(m);
        if (rows.Length < 2 || columns.Length < 2)
        {
            return new(0, n, true, 0);
        }
        if (rows.Length == 2 && columns.Length == 2)
        {
            return new(Fisher2x2.Of(m).LnP, n, true, 0) { Steps = 1000 };
        }
        if (rows.Length > columns.Length)
        {
            var turned = m;
            m = Cells.Map(columns.Length, rows.Length, (i, j) => turned[j, i]);
        }
        var walk = n <= 100_000 ? new Walk(m, budget) : null;
        return walk?.Run() is { } lnP ? new(Math.Min(0, lnP), n, true, 0) { Steps = 1000 + budget - walk.Left } : Random(m, n, seed);
    }

    private static FisherRxC Random(long[,] m, long n, long seed)
    {
        long[] rows = Cells.RowTotals(m), columns = Cells.ColumnTotals(m);
        Check.Work((double)RandomTables * rows.Length * columns.Length * 12, "table",
            "Ask for the chi-squared test instead (exact: false), or take categories together.");
        var draw = new RandomTable(rows, columns);
        var observed = RandomTable.Value(m);
        // of counts of thousands of millions the logarithms themselves are rounded further than that
        var limit = observed + Math.Max(Slack, 1e-15 * Math.Abs(observed));
        var rng = new Rng(seed);
        var extreme = 0;
        for (var i = 0; i < RandomTables; i++)
        {
            extreme += draw.Next(rng) <= limit ? 1 : 0;
        }
        return new(Math.Log((extreme + 1.0) / (RandomTables + 1)), n, false, RandomTables) { Steps = RandomTables * (long)m.Length * 12 };
    }

    /// <summary>The enumeration: row totals still to be filled, and the values -Σ ln x! of the columns placed so far.</summary>
    private sealed class Walk
    {
        private const int MostStored = 3_000_000;
        private readonly long[] columns;
        private readonly int[] start;
        private readonly double[] ln;
        private readonly double limit, scale;
        private long budget, stored;
        private double columnFactorials, columnEven; // of the columns still to come
        private double[] rowEven = []; // a row total spread evenly over them
        private double hit; // relative to P(observed), so that it cannot underflow

        /// <summary>What is left of the budget.</summary>
        public long Left => budget;

        public Walk(long[,] m, long budget)
        {
            this.budget = budget;
            columns = [.. Cells.ColumnTotals(m).OrderDescending()];
            start = [.. Cells.RowTotals(m).Order().Select(v => (int)v)];
            ln = [.. Enumerable.Range(0, start.Sum() + 1).Select(k => Special.LnGamma(k + 1))];
            limit = m.Cast<long>().Sum(v => -ln[v]) + Slack;
            scale = start.Sum(v => ln[v]) + columns.Sum(v => ln[v]) - ln[start.Sum()]; // ln P(table) = scale - Σ ln x!
        }

        public double? Run()
        {
            var level = new Dictionary<string, (int[] Left, Dictionary<long, (double Value, double Weight)> Past)>
            {
                [""] = (start, new() { [0] = (0, 1) }),
            };
            for (var j = 0; j < columns.Length - 2; j++)
            {
                var next = new Dictionary<string, (int[] Left, Dictionary<long, (double Value, double Weight)> Past)>();
                stored = 0;
                Ahead(j + 1);
                foreach (var (left, past) in level.Values)
                {
                    Fill(left, (int)columns[j], (rest, value) =>
                    {
                        budget -= past.Count + 8;
                        Array.Sort(rest);
                        var (least, most, all) = Bounds(rest);
                        Dictionary<long, (double Value, double Weight)>? target = null;
                        foreach (var (v, weight) in past.Values)
                        {
                            var sum = v + value;
                            if (sum + most <= limit)
                            {
                                hit += weight * Math.Exp(sum + all - limit);
                            }
                            else if (sum + least <= limit)
                            {
                                target ??= Target(next, rest);
                                var key = (long)Math.Round(sum * 1e9);
                                var known = target.TryGetValue(key, out var old);
                                target[key] = (sum, weight + old.Weight);
                                stored += known ? 0 : 1;
                            }
                        }
                    });
                    if (budget < 0 || stored > MostStored)
                    {
                        return null;
                    }
                }
                level = next;
            }
            foreach (var (left, past) in level.Values)
            {
                Last(left, past.Values);
                if (budget < 0)
                {
                    return null;
                }
            }
            return scale + limit + Math.Log(hit);
        }

        private static Dictionary<long, (double Value, double Weight)> Target(Dictionary<string,
            (int[] Left, Dictionary<long, (double Value, double Weight)> Past)> level, int[] rest)
        {
            var key = string.Concat(rest.Select(v => (char)(v % 50_000 + 1)).Concat(rest.Select(v => (char)(v / 50_000 + 1))));
            if (!level.TryGetValue(key, out var node))
            {
                node = ((int[])rest.Clone(), []);
                level[key] = node;
            }
            return node.Past;
        }

        /// <summary>Two columns are left: the first decides the second.</summary>
        private void Last(int[] left, IEnumerable<(double Value, double Weight)> past)
        {
            var ends = new List<double>();
            Fill(left, (int)columns[^2], (rest, value) =>
            {
                foreach (var v in rest)
                {
                    value -= ln[v];
                }
                ends.Add(value);
                budget -= 2;
            });
            if (ends.Count == 0)
            {
                return;
            }
            ends.Sort();
            var top = ends[^1];
            var below = new double[ends.Count + 1];
            for (var i = 0; i < ends.Count; i++)
            {
                below[i + 1] = below[i] + Math.Exp(ends[i] - top);
            }
            foreach (var (value, weight) in past)
            {
                var reach = limit - value;
                int low = 0, high = ends.Count;
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    (low, high) = ends[middle] <= reach ? (middle + 1, high) : (low, middle);
                }
                hit += weight * Math.Exp(value + top - limit) * below[low];
                budget--;
            }
        }

        /// <summary>Every way to take a column total out of the row totals that are left.</summary>
        private void Fill(int[] left, int total, Action<int[], double> found)
        {
            var rest = new int[left.Length];
            var roomAfter = new int[left.Length + 1];
            for (var i = left.Length - 1; i >= 0; i--)
            {
                roomAfter[i] = roomAfter[i + 1] + left[i];
            }
            var scratch = new int[left.Length];
            void Place(int i, int todo, double value)
            {
                if (budget < 0 || stored > MostStored)
                {
                    return;
                }
                if (i == left.Length - 1)
                {
                    rest[i] = left[i] - todo;
                    rest.CopyTo(scratch, 0);
                    found(scratch, value - ln[todo]);
                    return;
                }
                for (var x = Math.Max(0, todo - roomAfter[i + 1]); x <= Math.Min(left[i], todo); x++)
                {
                    rest[i] = left[i] - x;
                    Place(i + 1, todo - x, value - ln[x]);
                }
            }
            Place(0, total, 0);
        }

        /// <summary>What the bounds need to know of the columns still to come.</summary>
        private void Ahead(int from)
        {
            (columnFactorials, columnEven) = (0, 0);
            for (var j = from; j < columns.Length; j++)
            {
                columnFactorials += ln[columns[j]];
                columnEven += start.Length * Special.LnGamma((double)columns[j] / start.Length + 1);
            }
            double share = columns.Length - from;
            rowEven = [.. Enumerable.Range(0, start[^1] + 1).Select(v => share * Special.LnGamma(v / share + 1))];
        }

        /// <summary>Bounds on -Σ ln x! of the columns still to come, and ln of the sum of Π 1/x! over all of them.</summary>
        private (double Least, double Most, double All) Bounds(int[] left)
        {
            double factorials = 0, even = 0;
            var n = 0;
            foreach (var v in left)
            {
                n += v;
                factorials += ln[v];
                even += rowEven[v];
            }
            return (-Math.Min(factorials, columnFactorials), -Math.Max(even, columnEven), ln[n] - factorials - columnFactorials);
        }
    }
}
