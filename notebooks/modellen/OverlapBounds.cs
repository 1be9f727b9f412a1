using NotebookLib;

/// <summary>
/// How many units can have two properties at once when a table prints only how many have each: the bounds of Fréchet (1951), added
/// over groups. The more groups, the narrower; groups that are wholly one or the other leave no room.
/// </summary>
/// <param name="Low">The smallest overlap that fits the counts.</param>
/// <param name="High">The largest.</param>
/// <param name="First">Units with the first property.</param>
/// <param name="Second">Units with the second.</param>
/// <param name="N">All units.</param>
public sealed record OverlapBounds(int Low, int High, int First, int Second, int N)
{
    /// <summary>The overlap if the two had nothing to do with each other over all units: first · second / n.</summary>
    public double Unrelated => (double)First * Second / N;

    /// <summary>The share of the units with the first property that have the second, lowest and highest; NaN when there are none.</summary>
    public (double Low, double High) AmongFirst => ((double)Low / First, (double)High / First);

    /// <summary>
    /// The share of the units without the first property that have the second, lowest and highest; NaN when there are none.
    /// </summary>
    public (double Low, double High) AmongOthers => ((double)(Second - High) / (N - First), (double)(Second - Low) / (N - First));

    /// <summary>From groups of n units of which so many have each property.</summary>
    /// <exception cref="ArgumentException">No groups, or a count below 0 or above n.</exception>
    public static OverlapBounds Of(params (int N, int First, int Second)[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return groups.Length > 0 && Array.TrueForAll(groups, g => g.First >= 0 && g.Second >= 0 && g.First <= g.N && g.Second <= g.N)
            ? new(groups.Sum(g => Math.Max(0, g.First + g.Second - g.N)), groups.Sum(g => Math.Min(g.First, g.Second)),
                groups.Sum(g => g.First), groups.Sum(g => g.Second), groups.Sum(g => g.N))
            : throw new ArgumentException("Give at least one group, with counts from 0 to its size.", nameof(groups));
    }
}
