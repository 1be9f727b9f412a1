using System.Numerics;

namespace NotebookLib.Statistics;

/// <summary>The ways to fill in withheld cells: their exact bounds, their number, and a walk through all of them or through many.</summary>
internal sealed class Completions
{
    private readonly long[,] known;
    private readonly (int Row, int Column)[] open;
    private readonly long[] low, high;
    private readonly long?[] rowLeft, columnLeft;
    private readonly Circulation flow;
    private readonly int[] edges;
    private readonly int total;
    private readonly (long Low, long High)[] laterInRow, laterInColumn;
    private readonly Dictionary<(int Row, int Column), int> at;

    /// <param name="table">Counts; null where withheld.</param>
    /// <param name="range">The smallest and the largest count of a withheld cell.</param>
    /// <param name="rowTotals">Known row totals.</param>
    /// <param name="columnTotals">Known column totals.</param>
    public Completions(long?[,] table, Func<int, int, (long Low, long High)> range, IReadOnlyList<long?>? rowTotals,
        IReadOnlyList<long?>? columnTotals)
    {
        int r = table.GetLength(0), c = table.GetLength(1);
        known = Cells.Map(r, c, (i, j) => table[i, j] ?? 0);
        open = [.. Enumerable.Range(0, r * c).Select(k => (Row: k / c, Column: k % c)).Where(k => table[k.Row, k.Column] is null)];
        long[] rows = Cells.RowTotals(known), columns = Cells.ColumnTotals(known);
        rowLeft = [.. Enumerable.Range(0, r).Select(i => rowTotals?[i] - rows[i])];
        columnLeft = [.. Enumerable.Range(0, c).Select(j => columnTotals?[j] - columns[j])];
        var ranges = open.Select(k => range(k.Row, k.Column)).ToArray();
        (low, high) = ([.. ranges.Select(v => v.Low)], [.. ranges.Select(v => v.High)]);
        const long plenty = 1L << 60;
        int source = 0, sink = r + c + 1;
        flow = new(r + c + 2);
        edges = [.. open.Select((k, e) => flow.Add(1 + k.Row, 1 + r + k.Column, low[e], high[e]))];
        foreach (var i in Enumerable.Range(0, r))
        {
            flow.Add(source, 1 + i, Math.Max(0, rowLeft[i] ?? 0), rowLeft[i] ?? plenty);
        }
        foreach (var j in Enumerable.Range(0, c))
        {
            flow.Add(1 + r + j, sink, Math.Max(0, columnLeft[j] ?? 0), columnLeft[j] ?? plenty);
        }
        total = flow.Add(sink, source, 0, plenty);
        Exists = flow.Solve();
        for (var e = 0; e < open.Length && Exists; e++)
        {
            (low[e], high[e]) = flow.Range(edges[e]);
        }
        (laterInRow, laterInColumn) = (Later(k => k.Row), Later(k => k.Column));
        at = Enumerable.Range(0, open.Length).ToDictionary(e => open[e]);
    }

    /// <summary>How many cells are withheld.</summary>
    public int Open => open.Length;

    /// <summary>Whether any way to fill in agrees with all totals.</summary>
    public bool Exists { get; }

    /// <summary>Lowest and highest value of each cell.</summary>
    public (long Low, long High)[,] Bounds
    {
        get
        {
            var bounds = Cells.Map(known.GetLength(0), known.GetLength(1), (i, j) => (known[i, j], known[i, j]));
            for (var e = 0; e < open.Length; e++)
            {
                bounds[open[e].Row, open[e].Column] = (low[e], high[e]);
            }
            return bounds;
        }
    }

    /// <summary>Lowest and highest grand total.</summary>
    public (long Low, long High) Total => flow.Range(total) is var (least, most) && Cells.Total(known) is var rest
        ? (least + rest, most + rest) : default;

    /// <summary>How many there are, cell after cell by what is left of the totals; null where that would take too many steps.</summary>
    public BigInteger? Count()
    {
        const int most = 200_000;
        var (r, c) = (rowLeft.Length, columnLeft.Length);
        var states = new Dictionary<string,
            (long[] Left, BigInteger Ways)> { [""] = ([.. rowLeft.Concat(columnLeft).Select(v => v ?? 0)], 1) };
        long steps = 0;
        for (var e = 0; e < open.Length; e++)
        {
            var (i, j) = open[e];
            bool row = rowLeft[i] is not null, column = columnLeft[j] is not null;
            if (!row && !column)
            {
                var free = (BigInteger)(high[e] - low[e] + 1);
                states = states.ToDictionary(s => s.Key, s => (s.Value.Left, s.Value.Ways * free));
                continue;
            }
            var next = new Dictionary<string, (long[] Left, BigInteger Ways)>();
            foreach (var (left, ways) in states.Values)
            {
                for (var v = low[e]; v <= high[e]; v++)
                {
                    if (++steps > 20L * most || next.Count > most)
                    {
                        return null;
                    }
                    if (Fits(left, e, v))
                    {
                        var rest = (long[])left.Clone();
                        rest[i] -= row ? v : 0;
                        rest[r + j] -= column ? v : 0;
                        var key = string.Join(',', rest);
                        next[key] = (rest, ways + (next.TryGetValue(key, out var seen) ? seen.Ways : 0));
                    }
                }
            }
            states = next;
        }
        return states.Values.Aggregate(BigInteger.Zero, (sum, s) => sum + s.Ways);
    }

    /// <summary>Goes through all of them, in order; false where there are more than the steps allow, and then only the first ones were
    /// seen.</summary>
    public bool Walk(Action<long[,]> found, long steps)
    {
        var current = (long[,])known.Clone();
        long[] left = [.. rowLeft.Concat(columnLeft).Select(v => v ?? 0)];
        var r = rowLeft.Length;
        var cells = Math.Max(1, current.Length);
        bool Place(int e)
        {
            if (e == open.Length)
            {
                steps -= cells;
                found(current);
                return steps > 0;
            }
            var (i, j) = open[e];
            for (var v = low[e]; v <= high[e]; v++)
            {
                steps--;
                if (Fits(left, e, v))
                {
                    (current[i, j], left[i], left[r + j]) = (v, left[i] - v, left[r + j] - v);
                    var going = Place(e + 1);
                    (left[i], left[r + j]) = (left[i] + v, left[r + j] + v);
                    if (!going)
                    {
                        return false;
                    }
                }
            }
            return steps > 0;
        }
        return Place(0);
    }

    /// <summary>Some that lie far apart: each cell and the total at its smallest and at its largest.</summary>
    public IEnumerable<long[,]> Corners()
    {
        foreach (var edge in edges.Append(total))
        {
            foreach (var up in new[] { false, true })
            {
                flow.Move(edge, up);
                var table = (long[,])known.Clone();
                for (var e = 0; e < open.Length; e++)
                {
                    table[open[e].Row, open[e].Column] = flow.On(edges[e]);
                }
                yield return table;
            }
        }
    }

    /// <summary>Climbs from a table to a better one as long as one more here and, where totals are known, one less there helps.</summary>
    public long[,] Climb(long[,] from, Func<long[,], double> value, long steps)
    {
        var (best, top) = ((long[,])from.Clone(), value(from));
        for (var better = true; better && steps > 0;)
        {
            better = false;
            foreach (var move in Moves())
            {
                if (--steps < 0)
                {
                    break;
                }
                var next = (long[,])best.Clone();
                foreach (var (e, by) in move)
                {
                    next[open[e].Row, open[e].Column] += by;
                }
                if (move.All(m => next[open[m.Cell].Row, open[m.Cell].Column] is var v && v >= low[m.Cell] && v <= high[m.Cell])
                    && value(next) is var reached && reached > top)
                {
                    (best, top, better) = (next, reached, true);
                }
            }
        }
        return best;
    }

    /// <summary>Small changes that keep the known totals: one cell, two in a row or column, or the corners of a rectangle.</summary>
    private IEnumerable<(int Cell, long By)[]> Moves()
    {
        bool Row(int e) => rowLeft[open[e].Row] is not null;
        bool Column(int e) => columnLeft[open[e].Column] is not null;
        for (var a = 0; a < open.Length; a++)
        {
            foreach (var by in new[] { 1L, -1L })
            {
                if (!Row(a) && !Column(a))
                {
                    yield return [(a, by)];
                }
                for (var b = 0; b < open.Length; b++)
                {
                    if (b != a && (open[a].Row == open[b].Row && !Column(a) && !Column(b) || open[a].Column == open[b].Column && !Row(a)
                        && !Row(b)))
                    {
                        yield return [(a, by), (b, -by)];
                    }
                    if (b > a && open[a].Row != open[b].Row && open[a].Column != open[b].Column
                        && at.TryGetValue((open[a].Row, open[b].Column), out var c)
                            && at.TryGetValue((open[b].Row, open[a].Column), out var d))
                    {
                        yield return [(a, by), (b, by), (c, -by), (d, -by)];
                    }
                }
            }
        }
    }

    /// <summary>Whether a value leaves the later cells of its row and column something within their bounds.</summary>
    private bool Fits(long[] left, int e, long v)
    {
        var (i, j) = open[e];
        long row = left[i] - v, column = left[rowLeft.Length + j] - v;
        return (rowLeft[i] is null || row >= laterInRow[e].Low && row <= laterInRow[e].High)
            && (columnLeft[j] is null || column >= laterInColumn[e].Low && column <= laterInColumn[e].High);
    }

    /// <summary>For each cell the sums of the bounds of the later ones beside it.</summary>
    private (long Low, long High)[] Later(Func<(int Row, int Column), int> line)
    {
        var sums = new Dictionary<int, (long Low, long High)>();
        var later = new (long Low, long High)[open.Length];
        for (var e = open.Length - 1; e >= 0; e--)
        {
            later[e] = sums.GetValueOrDefault(line(open[e]));
            sums[line(open[e])] = (later[e].Low + low[e], later[e].High + high[e]);
        }
        return later;
    }
}
