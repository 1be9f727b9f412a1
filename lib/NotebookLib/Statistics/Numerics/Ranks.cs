namespace NotebookLib.Statistics;

/// <summary>Midranks. Twice a midrank is a whole number, so exact distributions with ties stay in integers.</summary>
/// <param name="Doubled">Twice the midrank of each value, in the order given.</param>
/// <param name="Ties">Sizes of the groups of equal values, from the smallest value up; 1 for a value on its own.</param>
internal sealed record Ranks(int[] Doubled, int[] Ties)
{
    public bool Any => Ties.Length < Doubled.Length;

    /// <summary>Σ(t³ - t).</summary>
    public double Cubes => Ties.Sum(t => (double)t * t * t - t);

    public double[] Values => Array.ConvertAll(Doubled, d => d / 2.0);

    public static Ranks Of(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var sorted = values.ToArray();
        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            order[i] = i;
        }
        Array.Sort(sorted, order);
        var doubled = new int[n];
        var ties = new List<int>(n);
        for (int start = 0, end; start < n; start = end)
        {
            for (end = start + 1; end < n && sorted[end] == sorted[start]; end++)
            {
            }
            for (var i = start; i < end; i++)
            {
                doubled[order[i]] = start + end + 1;
            }
            ties.Add(end - start);
        }
        return new(doubled, [.. ties]);
    }
}
