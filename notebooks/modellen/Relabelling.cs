using NotebookLib;

/// <summary>
/// An exact test by relabelling (Fisher, The Design of Experiments, 1935): is the mean of the named units higher than that of the
/// others? Every way to name as many units is tried, so nothing is assumed about how values are distributed.
/// </summary>
/// <param name="Difference">Mean of the named units minus mean of the others.</param>
/// <param name="P">One-sided: the share of all ways whose difference is at least as high. Never below 1 / <paramref name="Ways"/>.</param>
/// <param name="Ways">The number of ways.</param>
public sealed record Relabelling(double Difference, double P, int Ways)
{
    /// <summary>The smallest p-value that so few units allow.</summary>
    public double SmallestP => 1.0 / Ways;

    /// <summary>Runs the test. Ties count as at least as high.</summary>
    /// <param name="named">The values of the named units; at least one.</param>
    /// <param name="others">The values of the others; at least one. Together at most 20.</param>
    /// <exception cref="ArgumentException">An empty side, more than 20 units, or a value that is not finite.</exception>
    public static Relabelling Of(IEnumerable<double> named, IEnumerable<double> others)
    {
        var (first, second) = (named.ToList(), others.ToList());
        double[] all = [.. first, .. second];
        if (first.Count == 0 || second.Count == 0 || all.Length > 20 || !Array.TrueForAll(all, double.IsFinite))
        {
            throw new ArgumentException("Relabelling needs at least one finite value on each side and at most 20 together.", nameof(named));
        }

        var found = first.Average() - second.Average();
        var (ways, high) = (0, 0);
        for (var set = 0; set < 1 << all.Length; set++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)set) == first.Count)
            {
                ways++;
                var sum = all.Where((_, i) => (set >> i & 1) == 1).Sum();
                high += sum / first.Count - (all.Sum() - sum) / second.Count >= found - 1e-9 * Math.Max(1, Math.Abs(found)) ? 1 : 0;
            }
        }

        return new(found, (double)high / ways, ways);
    }

    /// <summary>Prints Dutch: <c>verschil −4,7; exact p = 0,929 (28 manieren)</c>.</summary>
    public override string ToString() => $"verschil {Dutch.Number(Difference, 1)}; exact p = {Dutch.P(P)} ({Dutch.Number(Ways)} manieren)";
}
