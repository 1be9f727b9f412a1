namespace NotebookLib.Statistics;

/// <summary>
/// Bounds for a share when records are missing (Manski 1989): none of the missing, or all of them, belong to the part. No assumption on why they are missing.
/// </summary>
/// <param name="Low">The share when none of the missing belong to it.</param>
/// <param name="High">The share when all of them do.</param>
/// <param name="Observed">The share among the records that are there; NaN when none are.</param>
/// <example><code>Manski.Of(30, 90, missing: 10).High</code></example>
public sealed record Manski(double Low, double High, double Observed)
{
    /// <summary>Bounds from k of n observed records and a number of missing ones.</summary>
    /// <exception cref="ArgumentException">Negative counts, k above n, or no records at all.</exception>
    public static Manski Of(long k, long n, long missing)
    {
        Check.Count(k);
        Check.Count(n);
        Check.Count(missing);
        if (k > n || n + missing == 0)
        {
            throw new ArgumentException(k > n ? $"k ({k}) is larger than n ({n})." : "No records at all.", k > n ? nameof(k) : nameof(n));
        }
        double all = n + missing;
        return new(k / all, (k + missing) / all, n == 0 ? double.NaN : (double)k / n);
    }

    /// <summary>Bounds for the difference of two shares, each with its own missing records.</summary>
    public static (double Low, double High) Difference(Manski first, Manski second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return (first.Low - second.High, first.High - second.Low);
    }

    /// <summary>Bounds that also hold the sampling error: Wilson's interval at each end (conservative; Horowitz and Manski 2000).</summary>
    public static Interval WithSampling(long k, long n, long missing, double level = 0.95)
    {
        Of(k, n, missing);
        return new(ProportionInterval.Wilson(k, n + missing, level).Low, ProportionInterval.Wilson(k + missing, n + missing, level).High, level, "Manski bounds with Wilson");
    }
}
