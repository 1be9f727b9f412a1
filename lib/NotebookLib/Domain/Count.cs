namespace NotebookLib;

/// <summary>
/// A number of pupils (or schools): exact, or suppressed by the publisher and then known only between bounds. A
/// suppressed count never turns into a number by itself; sums carry the bounds. The default value is exactly 0.
/// </summary>
[Display.TypeFormatterSource(typeof(Display.TextFormatter<Count>))]
public readonly record struct Count : IComparable<Count>
{
    private Count(long low, long high) => (Low, High) = (low, high);

    /// <summary>The smallest value it can have, at least 0.</summary>
    public long Low { get; }

    /// <summary>The largest value it can have.</summary>
    public long High { get; }

    /// <summary>Whether the value is known.</summary>
    public bool IsExact => Low == High;

    /// <summary>The value, where it is known.</summary>
    /// <exception cref="InvalidOperationException">The count is suppressed; use <see cref="Low"/> and <see cref="High"/>.</exception>
    public long Value => IsExact ? Low : throw new InvalidOperationException(
        $"This count is suppressed: it lies between {Low} and {High}. Use Low and High, or a method that carries bounds.");

    /// <summary>A known count.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public static Count Exact(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return new Count(value, value);
    }

    /// <summary>A suppressed count between two bounds, both included: DUO's <c>&lt;5</c> is <c>Suppressed(1, 4)</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="low"/> is negative or above <paramref name="high"/>.</exception>
    public static Count Suppressed(long low, long high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        return new Count(low, high);
    }

    /// <summary>The sum, with bounds where either side has them.</summary>
    /// <exception cref="OverflowException">The sum does not fit in 64 bits.</exception>
    public static Count operator +(Count left, Count right) => checked(new Count(left.Low + right.Low, left.High + right.High));

    /// <summary>The sum of many counts; 0 when there are none.</summary>
    public static Count Sum(IEnumerable<Count> counts) => counts.Aggregate(default(Count), (sum, count) => sum + count);

    /// <summary>A known count from a number.</summary>
    public static implicit operator Count(long value) => Exact(value);

    /// <summary>Orders by lower, then upper bound.</summary>
    public int CompareTo(Count other) => Low != other.Low ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    /// <summary>Prints Dutch: <c>1.234</c>, or <c>1–4</c> when suppressed.</summary>
    public override string ToString() => IsExact ? Dutch.Number(Low) : $"{Dutch.Number(Low)}–{Dutch.Number(High)}";
}
