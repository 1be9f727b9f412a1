namespace NotebookLib.Statistics;

/// <summary>
/// Random tables with given row and column totals, as likely as Fisher's test takes them (Boyett 1979; Patefield 1981): cell by cell from
/// the hypergeometric distribution, so that a table of millions of counts takes no longer than one of hundreds.
/// </summary>
internal sealed class RandomTable(long[] rows, long[] columns)
{
    private const int Kept = 1 << 16;
    private static readonly double[] Small = [.. Enumerable.Range(0, Kept).Select(k => Special.LnGamma(k + 1))];
    private readonly long[] left = new long[columns.Length];
    private readonly long total = rows.Sum();

    /// <summary>-Σ ln x!, by which tables with the same totals compare.</summary>
    public static double Value(long[,] table) => -table.Cast<long>().Sum(LnFactorial);

    /// <summary>The value of a new table.</summary>
    public double Next(Rng rng)
    {
        columns.CopyTo(left, 0);
        double value = 0;
        var rest = total;
        for (var i = 0; i < rows.Length - 1; i++)
        {
            long todo = rows[i], open = rest;
            for (var j = 0; j < left.Length - 1 && todo > 0; j++)
            {
                var x = Hypergeometric(rng, left[j], open - left[j], todo);
                open -= left[j];
                (left[j], todo) = (left[j] - x, todo - x);
                value -= LnFactorial(x);
            }
            left[^1] -= todo;
            value -= LnFactorial(todo);
            rest -= rows[i];
        }
        foreach (var x in left)
        {
            value -= LnFactorial(x);
        }
        return value;
    }

    /// <summary>
    /// How many marked items a draw without putting back holds. By inversion outward from the mode, so that the expected number of steps is
    /// that of the standard deviation; above that by ratio of uniforms (Stadlober 1990, algorithm HRUE), which takes a few steps whatever
    /// the size.
    /// </summary>
    internal static long Hypergeometric(Rng rng, long marked, long unmarked, long draw)
    {
        long low = Math.Max(0, draw - unmarked), high = Math.Min(draw, marked);
        if (low == high)
        {
            return low;
        }
        double n = (double)marked + unmarked, mean = draw * (marked / n),
            variance = mean * (unmarked / n) * ((n - draw) / Math.Max(1, n - 1));
        var mode = Math.Clamp((long)Math.Floor((draw + 1.0) * (marked + 1.0) / (n + 2)), low, high);
        return variance < 400 ? Outward(rng, marked, unmarked, draw, low, high, mode)
            : Ratio(rng, marked, unmarked, draw, low, high, mean, Math.Sqrt(variance), mode);
    }

    private static long Outward(Rng rng, long marked, long unmarked, long draw, long low, long high, long mode)
    {
        double up = Math.Exp(Special.LnHypergeometric(mode, marked, unmarked, draw)), down = up, u = rng.Uniform() - up;
        long above = mode, below = mode;
        while (u > 0 && (above < high || below > low))
        {
            if (above < high)
            {
                up *= (double)(marked - above) * (draw - above) / ((above + 1.0) * (unmarked - draw + above + 1.0));
                above++;
                if ((u -= up) <= 0)
                {
                    return above;
                }
            }
            if (below > low)
            {
                down *= (double)below * (unmarked - draw + below) / ((marked - below + 1.0) * (draw - below + 1.0));
                below--;
                if ((u -= down) <= 0)
                {
                    return below;
                }
            }
        }
        return mode;
    }

    private static long Ratio(Rng rng, long marked, long unmarked, long draw, long low, long high, double mean, double sd, long mode)
    {
        double Ln(double k) => -LnFactorial((long)k) - LnFactorial(marked - (long)k) - LnFactorial(draw - (long)k)
            - LnFactorial(unmarked - draw + (long)k);
        // √(8/e) and 3 - 2√(3/e)
        double centre = mean + 0.5, width = 1.715527769921414 * Math.Sqrt(sd * sd + 0.5) + 0.8989161620588988, top = Ln(mode);
        while (true)
        {
            double u = rng.Uniform(), v = rng.Uniform(), at = Math.Floor(centre + width * (v - 0.5) / u);
            if (u > 0 && at >= low && at <= high && 2 * Math.Log(u) <= Ln(at) - top)
            {
                return (long)at;
            }
        }
    }

    private static double LnFactorial(long k) => k < Kept ? Small[k] : Special.LnGamma(k + 1.0);
}
