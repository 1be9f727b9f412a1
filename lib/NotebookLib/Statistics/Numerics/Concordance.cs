namespace NotebookLib.Statistics;

/// <summary>Pairs that rise and fall, counted in n log n steps (Knight 1966, JASA 61:436).</summary>
internal static class Concordance
{
    private const int Few = 64; // below this, looking at every pair is faster

    /// <summary>Kendall's S of values in the order given: pairs that rise minus pairs that fall. Equal values count for neither.</summary>
    public static long S(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        if (n <= Few)
        {
            var s = 0;
            for (var j = 1; j < n; j++)
            {
                var x = values[j];
                for (var i = 0; i < j; i++)
                {
                    s += (x > values[i] ? 1 : 0) - (x < values[i] ? 1 : 0);
                }
            }
            return s;
        }
        var work = values.ToArray();
        var falls = Falls(work, new double[n]);
        return Pairs(n) - Tied(work) - 2 * falls; // work is sorted now
    }

    /// <summary>Kendall's S of pairs: concordant minus discordant, tied in neither.</summary>
    public static long S(double[] x, double[] y)
    {
        var order = Enumerable.Range(0, x.Length).ToArray();
        Array.Sort(order, (a, b) => x[a].CompareTo(x[b]) is var c and not 0 ? c : y[a].CompareTo(y[b]));
        double[] first = [.. order.Select(i => x[i])], second = [.. order.Select(i => y[i])];
        long both = 0;
        for (int start = 0, end; start < first.Length; start = end)
        {
            for (end = start + 1; end < first.Length && first[end] == first[start] && second[end] == second[start]; end++)
            {
            }
            both += Pairs(end - start);
        }
        var inX = Tied(first);
        var falls = Falls(second, new double[second.Length]); // equal x stand in order of y and never fall
        return Pairs(x.Length) - inX - Tied(second) + both - 2 * falls;
    }

    /// <summary>Number of pairs of n.</summary>
    public static long Pairs(long n) => n * (n - 1) / 2;

    /// <summary>Pairs of equal values in sorted values.</summary>
    private static long Tied(double[] sorted)
    {
        long tied = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
            }
            tied += Pairs(end - start);
        }
        return tied;
    }

    /// <summary>Sorts by merging, and counts the pairs that stood in the wrong order.</summary>
    private static long Falls(double[] values, double[] scratch)
    {
        long falls = 0;
        for (var width = 1; width < values.Length; width *= 2)
        {
            for (var start = 0; start + width < values.Length; start += 2 * width)
            {
                int middle = start + width, end = Math.Min(middle + width, values.Length), left = start, right = middle;
                for (var at = start; at < end; at++)
                {
                    var takeLeft = right == end || left < middle && values[left] <= values[right];
                    falls += takeLeft ? 0 : middle - left;
                    scratch[at] = takeLeft ? values[left++] : values[right++];
                }
                Array.Copy(scratch, start, values, start, end - start);
            }
        }
        return falls;
    }
}
