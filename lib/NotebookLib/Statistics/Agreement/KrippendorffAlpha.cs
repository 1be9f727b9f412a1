namespace NotebookLib.Statistics;

/// <summary>How far two ratings are apart.</summary>
public enum RatingScale
{
    /// <summary>Same or not the same.</summary>
    Nominal,

    /// <summary>Ordered; distance is the number of ratings in between.</summary>
    Ordinal,

    /// <summary>Distance is the squared difference.</summary>
    Interval,

    /// <summary>Distance is the squared difference over the squared sum.</summary>
    Ratio,
}

/// <summary>
/// Krippendorff's alpha of any number of raters, missing ratings allowed (Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section E). Items with fewer
/// than two ratings are left out. NaN where no ratings vary.
/// </summary>
/// <param name="Alpha">1 for full agreement, 0 for chance.</param>
/// <param name="Scale">The distance used.</param>
/// <param name="Units">Items with two or more ratings.</param>
/// <param name="Values">Ratings in those.</param>
/// <example><code>KrippendorffAlpha.Of([[1, 2, 3, null], [1, 2, 2, 3]], RatingScale.Ordinal).Alpha</code></example>
public sealed record KrippendorffAlpha(double Alpha, RatingScale Scale, int Units, int Values)
{
    /// <summary>From ratings: one row per rater, one column per item, null where a rating is missing.</summary>
    /// <exception cref="ArgumentException">No raters, rows of unequal length, or ratings that are not finite.</exception>
    public static KrippendorffAlpha Of(IReadOnlyList<IReadOnlyList<double?>> ratings, RatingScale scale)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count == 0 || ratings.Any(r => r.Count != ratings[0].Count || r.Any(v => v is { } x && !double.IsFinite(x))))
        {
            throw new ArgumentException("Every rater needs a finite rating or null for each item.", nameof(ratings));
        }
        double[][] units = [.. Enumerable.Range(0, ratings[0].Count).Select(u => ratings.Where(r => r[u] is not null).Select(r => r[u]!.Value).ToArray()).Where(u => u.Length > 1)];
        double[] values = [.. units.SelectMany(u => u).Distinct().Order()];
        var coincidence = new double[values.Length, values.Length];
        foreach (var unit in units)
        {
            var at = unit.Select(v => Array.BinarySearch(values, v)).ToArray();
            for (var a = 0; a < at.Length; a++)
            {
                for (var b = 0; b < at.Length; b++)
                {
                    coincidence[at[a], at[b]] += a == b ? 0 : 1.0 / (unit.Length - 1);
                }
            }
        }
        double[] counts = [.. values.Select(v => (double)units.Sum(u => u.Count(x => x == v)))];
        double n = counts.Sum(), seen = 0, chance = 0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                var distance = Distance(scale, values, counts, c, k);
                seen += coincidence[c, k] * distance;
                chance += counts[c] * counts[k] * distance;
            }
        }
        return new(chance == 0 ? double.NaN : 1 - (n - 1) * seen / chance, scale, units.Length, (int)n);
    }

    private static double Distance(RatingScale scale, double[] values, double[] counts, int c, int k)
    {
        if (c == k)
        {
            return 0;
        }
        double gap = values[c] - values[k], sum = values[c] + values[k];
        switch (scale)
        {
            case RatingScale.Interval:
                return gap * gap;
            case RatingScale.Ratio:
                return sum == 0 ? 0 : gap * gap / (sum * sum);
            case RatingScale.Ordinal:
                double between = -(counts[c] + counts[k]) / 2;
                for (var g = Math.Min(c, k); g <= Math.Max(c, k); g++)
                {
                    between += counts[g];
                }
                return between * between;
            default:
                return 1;
        }
    }
}
