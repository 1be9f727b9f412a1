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
/// Krippendorff's alpha of any number of raters, missing ratings allowed (Krippendorff 2011, "Computing Krippendorff's alpha-reliability",
/// section E). Items with fewer than two ratings are left out. NaN where no ratings vary.
/// </summary>
/// <param name="Alpha">1 for full agreement, 0 for chance.</param>
/// <param name="Scale">The distance used.</param>
/// <param name="Units">Items with two or more ratings.</param>
/// <param name="Values">Ratings in those.</param>
/// <example><code>KrippendorffAlpha.Of([[1, 2, 3, null], [1, 2, 2, 3]], RatingScale.Ordinal).Alpha</code></example>
public sealed record KrippendorffAlpha(double Alpha, RatingScale Scale, int Units, int Values)
{
    /// <summary>From ratings: one row per rater, one column per item, null where a rating is missing.</summary>
    /// <exception cref="ArgumentException">No raters, rows of unequal length, ratings that are not finite, or tens of thousands of
    /// different ratings on a ratio scale.</exception>
    public static KrippendorffAlpha Of(IReadOnlyList<IReadOnlyList<double?>> ratings, RatingScale scale)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count == 0 || ratings.Any(r => r is null || r.Count != ratings[0].Count
            || r.Any(v => v is { } x && !double.IsFinite(x))))
        {
            throw new ArgumentException("Every rater needs a finite rating or null for each item.", nameof(ratings));
        }
        double[][] units = [.. Enumerable.Range(0, ratings[0].Count).Select(u => ratings.Where(r => r[u] is not null).Select(r =>
            r[u]!.Value).ToArray()).Where(u => u.Length > 1)];
        double[] values = [.. units.SelectMany(u => u).Distinct().Order()];
        var counts = new double[values.Length];
        foreach (var v in units.SelectMany(u => u))
        {
            counts[Array.BinarySearch(values, v)]++;
        }
        // on an ordinal scale the distance is that of the midranks, so that it too is a squared difference
        var at = scale == RatingScale.Ordinal ? Midranks(counts) : values;
        double n = counts.Sum(), seen = units.Sum(u => Spread([.. u.Select(v => Array.BinarySearch(values, v))], scale, at)
            / (u.Length - 1));
        return new(Sum(counts, at, scale) is var chance && chance > 0 ? 1 - (n - 1) * seen / chance : double.NaN, scale,
            units.Length, (int)n);
    }

    /// <summary>The distances of all ordered pairs of ratings of one item.</summary>
    private static double Spread(int[] ratings, RatingScale scale, double[] at)
    {
        var counts = ratings.GroupBy(r => r).Select(g => (At: at[g.Key], Count: (double)g.Count())).ToArray();
        return Sum(counts.Select(c => c.Count).ToArray(), counts.Select(c => c.At).ToArray(), scale);
    }

    /// <summary>Σ over all ordered pairs of count·count·distance: in one pass, except for the ratio scale.</summary>
    private static double Sum(double[] counts, double[] at, RatingScale scale)
    {
        double n = counts.Sum(), sum = 0;
        switch (scale)
        {
            case RatingScale.Nominal:
                return n * n - counts.Sum(c => c * c);
            case RatingScale.Ratio:
                Check.Work((double)counts.Length * counts.Length, "ratings", "Round the ratings, or ask for the interval scale.");
                for (var c = 0; c < at.Length; c++)
                {
                    for (var k = 0; k < c; k++)
                    {
                        double gap = at[c] - at[k], both = at[c] + at[k];
                        sum += both == 0 ? 0 : 2 * counts[c] * counts[k] * (gap / both) * (gap / both);
                    }
                }
                return sum;
            default:
                var mean = counts.Zip(at, (c, v) => c * (v - at[0])).Sum() / n;
                return 2 * n * counts.Zip(at, (c, v) => c * (v - at[0] - mean) * (v - at[0] - mean)).Sum();
        }
    }

    private static double[] Midranks(double[] counts)
    {
        double below = 0;
        return [.. counts.Select(c => (below += c) - c / 2)];
    }
}
