namespace NotebookLib.Cleaning;

/// <summary>
/// A percentage known between bounds, because counts in it are suppressed. In percent; both bounds are attainable unless said
/// otherwise. It never shrinks to a midpoint by itself.
/// </summary>
/// <param name="Low">The lowest percentage.</param>
/// <param name="High">The highest percentage.</param>
/// <param name="Of">The denominator in words.</param>
[Display.TypeFormatterSource(typeof(Display.TextFormatter<PercentageRange>))]
public readonly record struct PercentageRange(double Low, double High, string Of)
{
    /// <summary>Whether the percentage is known.</summary>
    public bool IsExact => Low == High;

    /// <summary>The percentage, where it is known.</summary>
    /// <exception cref="InvalidOperationException">It is only known between bounds.</exception>
    public Percentage Value => IsExact ? new Percentage(Low, Of) : throw new InvalidOperationException($"This percentage lies between {Dutch.Percent(Low)} and {Dutch.Percent(High)}; use Low and High.");

    /// <summary>
    /// The share of one part in the sum of it and the others: sbo of (bao + sbo). Tight bounds, since the part is counted once:
    /// lowest where the part is lowest and the others highest.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="others">The rest of the denominator, without the part.</param>
    /// <param name="of">The denominator in words.</param>
    /// <exception cref="ArgumentOutOfRangeException">Part and others can all be 0, so the share need not exist.</exception>
    public static PercentageRange OfParts(Count part, Count others, string of)
    {
        ArgumentOutOfRangeException.ThrowIfZero(part.Low + others.Low, nameof(others));
        return new PercentageRange(Percent(part.Low, part.Low + (double)others.High), Percent(part.High, part.High + (double)others.Low), of);
    }

    /// <summary>
    /// The share of a part in a whole that is printed apart (and contains the part). Bounds are kept within 0-100; they are attained
    /// when the whole is exact, and may be wider than needed when it is not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole can be 0.</exception>
    /// <exception cref="ArgumentException">The part cannot fit in the whole.</exception>
    public static PercentageRange OfWhole(Count part, Count whole, string of)
    {
        ArgumentOutOfRangeException.ThrowIfZero(whole.Low, nameof(whole));
        return part.Low > whole.High
            ? throw new ArgumentException($"The part ({part}) is larger than the whole ({whole}).", nameof(part))
            : new PercentageRange(Percent(part.Low, whole.High), Math.Min(100, Percent(part.High, whole.Low)), of);
    }

    /// <summary>A rate of events per so many pupils, such as leavers per 1,000; events need not be part of the population.</summary>
    /// <param name="events">The events.</param>
    /// <param name="population">The population.</param>
    /// <param name="per">The base: 100, 1,000, 10,000.</param>
    /// <returns>The lowest and highest rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The population can be 0, or the base is not positive.</exception>
    public static (double Low, double High) Rate(Count events, Count population, int per)
    {
        ArgumentOutOfRangeException.ThrowIfZero(population.Low, nameof(population));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        return ((double)events.Low / population.High * per, (double)events.High / population.Low * per);
    }

    /// <summary>The difference between two counts; either bound may be negative.</summary>
    public static (long Low, long High) Difference(Count later, Count earlier) => (later.Low - earlier.High, later.High - earlier.Low);

    /// <summary>Prints Dutch with one decimal: <c>2,4 %</c>, or <c>2,1–2,4 %</c>.</summary>
    public override string ToString() => Dutch.Number(Low, 1) == Dutch.Number(High, 1) ? Dutch.Percent(Low) : $"{Dutch.Number(Low, 1)}–{Dutch.Percent(High)}";

    private static double Percent(double part, double whole) => 100 * part / whole;
}
