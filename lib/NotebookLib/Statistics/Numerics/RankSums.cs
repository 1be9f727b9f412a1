namespace NotebookLib.Statistics;

/// <summary>Exact distributions of the Mann-Whitney count U without ties, as probabilities.</summary>
internal static class RankSums
{
    /// <summary>P(U = 0), P(U = 1), ... for groups of m and n (Mann and Whitney 1947, equation 5: the Gaussian binomial
    /// coefficient).</summary>
    public static double[] Distribution(int m, int n)
    {
        // U counts, for each of the m items, how many of the n lie before it: partitions into at most m parts of at most n.
        var counts = new double[m + 1][];
        for (var i = 0; i <= m; i++)
        {
            counts[i] = new double[m * n + 1];
        }
        counts[0][0] = 1;
        for (var part = 0; part <= n; part++)
        {
            // items with exactly `part` before them: choose how many, in place (each item adds `part`)
            for (var used = 1; used <= m; used++)
            {
                for (var sum = part; sum <= m * n; sum++)
                {
                    counts[used][sum] += counts[used - 1][sum - part];
                }
            }
        }
        var result = counts[m];
        double total = 0;
        foreach (var c in result)
        {
            total += c;
        }
        for (var i = 0; i < result.Length; i++)
        {
            result[i] /= total;
        }
        return result;
    }
}
