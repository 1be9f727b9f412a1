namespace NotebookLib.Statistics;

/// <summary>
/// What follows from all completions of a table: they are gone through one by one while that takes seconds. Where they are more, a search
/// from far corners finds a range that the true one holds, and says that it is not all.
/// </summary>
/// <param name="completions">All of them.</param>
/// <param name="positive">2 x 2: those with a count in the first cell of the second row, by which the ratio of the shares divides.</param>
/// <param name="rows">Number of rows.</param>
/// <param name="columns">Number of columns.</param>
/// <param name="fisher">Whether Fisher's p is wanted.</param>
internal sealed class CompletionSummary(Completions completions, Completions? positive, int rows, int columns, bool fisher)
{
    private const long WalkSteps = 80_000_000, FisherSteps = 100_000_000, ClimbSteps = 20_000;
    private const int Kept = 40;

    private readonly long[] rowTotals = new long[rows], columnTotals = new long[columns];
    private readonly Span exact = new(), x2 = new();
    private readonly PriorityQueue<long[,], double> small = new(), large = new(); // the completions with the smallest and the largest X²
    private long seen, withoutShare, fisherSteps = FisherSteps;
    private long[,]? lowest, highest;

    private bool Two => rows == 2 && columns == 2;

    public SuppressedCells Result()
    {
        var count = completions.Count();
        var walkable = completions.Open <= 200 && !(count > WalkSteps);
        var all = walkable && completions.Walk(See, WalkSteps);
        if (!all)
        {
            Search();
        }
        var tested = !fisher || Test(all);
        var feasible = all ? seen : count is { } number ? (long)System.Numerics.BigInteger.Min(number, long.MaxValue) : seen;
        int df = (rows - 1) * (columns - 1);
        double P(double value) => double.IsNaN(value) ? double.NaN : df == 0 ? 1 : Math.Exp(Tails.LnChiSquareSf(value, df));
        var (low, high) = x2.Ends;
        var bounds = completions.Bounds;
        var share = Two ? Share(bounds[0, 0], bounds[0, 1]) : (double.NaN, double.NaN);
        return SuppressedCells.From(feasible, all || count <= long.MaxValue, all && tested, all ? withoutShare : 0, completions,
            (low, high), (P(high), P(low)), exact.Ends, share, Ratio(positive),
            lowest is null ? null : (lowest, highest!));
    }

    private void See(long[,] table)
    {
        seen++;
        if (ChiSquare(table) is var statistic && !double.IsNaN(statistic))
        {
            x2.Add(statistic);
        }
        if (fisher)
        {
            // an empty row or column stands for a p of 1
            Keep(small, table, double.IsNaN(statistic) ? 0 : -statistic);
            Keep(large, table, double.IsNaN(statistic) ? 0 : statistic);
        }
        withoutShare += Two && table[0, 0] + table[0, 1] == 0 ? 1 : 0;
    }

    private static void Keep(PriorityQueue<long[,], double> kept, long[,] table, double rank)
    {
        if (kept.Count < Kept)
        {
            kept.Enqueue((long[,])table.Clone(), rank);
        }
        else if (kept.TryPeek(out _, out var least) && rank > least)
        {
            kept.EnqueueDequeue((long[,])table.Clone(), rank);
        }
    }

    /// <summary>Too many to see: corners, and from each up and down hill.</summary>
    private void Search()
    {
        long budget = ClimbSteps;
        foreach (var corner in completions.Corners().Take(200).ToList())
        {
            See(corner);
            if (budget > 0)
            {
                See(completions.Climb(corner, t => ChiSquare(t) is var v && double.IsNaN(v) ? -1 : v, ClimbSteps / 4));
                See(completions.Climb(corner, t => ChiSquare(t) is var v && double.IsNaN(v) ? double.NegativeInfinity
                    : -v, ClimbSteps / 4));
                budget -= ClimbSteps / 20;
            }
        }
    }

    /// <summary>Fisher's p: first where X² is smallest and largest, then everywhere while the steps last. True when every completion was
    /// tested.</summary>
    private bool Test(bool all)
    {
        foreach (var (table, _) in small.UnorderedItems.OrderBy(v => v.Priority).Concat(large.UnorderedItems.OrderBy(v => v.Priority))
            .Reverse())
        {
            Fisher(table);
        }
        if (!all)
        {
            return false;
        }
        var complete = true;
        completions.Walk(t =>
        {
            complete &= fisherSteps > 0;
            if (complete)
            {
                Fisher(t);
            }
        }, WalkSteps);
        return complete;
    }

    private void Fisher(long[,] table)
    {
        if (fisherSteps <= 0 && lowest is not null)
        {
            return;
        }
        var test = FisherRxC.Of(table, budget: FisherSteps / 20);
        fisherSteps -= test.Steps;
        var p = Math.Exp(test.LnP);
        lowest = p < exact.Low ? (long[,])table.Clone() : lowest;
        highest = p > exact.High ? (long[,])table.Clone() : highest;
        exact.Add(p);
    }

    /// <summary>
    /// Lowest and highest share of the first cell in the first row. Where totals tie cells together, one that rises makes its neighbours
    /// fall, so that the bounds of both cells are reached at once.
    /// </summary>
    private static (double Low, double High) Share((long Low, long High) part, (long Low, long High) rest)
    {
        if (part.High + rest.High == 0)
        {
            return (double.NaN, double.NaN);
        }
        return (part.Low + rest.High == 0 ? 1 : (double)part.Low / (part.Low + rest.High), part.High == 0 ? 0
            : (double)part.High / (part.High + rest.Low));
    }

    private static (double Low, double High) Ratio(Completions? positive)
    {
        if (positive is not { Exists: true })
        {
            return (double.NaN, double.NaN);
        }
        var b = positive.Bounds;
        var (first, second) = (Share(b[0, 0], b[0, 1]), Share(b[1, 0], b[1, 1]));
        return (first.Low / second.High, first.High / second.Low);
    }

    /// <summary>X²; NaN where a row or column is empty.</summary>
    private double ChiSquare(long[,] t)
    {
        Array.Clear(rowTotals);
        Array.Clear(columnTotals);
        long n = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                rowTotals[i] += t[i, j];
                columnTotals[j] += t[i, j];
                n += t[i, j];
            }
        }
        double sum = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var e = rowTotals[i] * (double)columnTotals[j] / n;
                if (e == 0)
                {
                    return double.NaN;
                }
                sum += (t[i, j] - e) * (t[i, j] - e) / e;
            }
        }
        return n == 0 ? double.NaN : sum;
    }

    private sealed class Span
    {
        public double Low { get; private set; } = double.PositiveInfinity;

        public double High { get; private set; } = double.NegativeInfinity;

        public (double Low, double High) Ends => Low <= High ? (Low, High) : (double.NaN, double.NaN);

        public void Add(double value)
        {
            Low = Math.Min(Low, value);
            High = Math.Max(High, value);
        }
    }
}
