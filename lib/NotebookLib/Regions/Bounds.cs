namespace NotebookLib.Regions;

/// <summary>A number that is known between two bounds; both are the same where it is known exactly.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound, not below the lower.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>Whether the number is known.</summary>
    public bool IsExact => Low == High;

    /// <summary>A part of a whole in per cent, with the bounds of both. Infinite where the whole can be 0.</summary>
    public static Bounds Percent(Count part, Count whole) => new(100.0 * part.Low / whole.High, 100.0 * part.High / whole.Low);

    /// <summary>The growth from one count to a later one in per cent. Infinite where the first can be 0.</summary>
    public static Bounds Growth(Count from, Count to) => new((100.0 * to.Low / from.High) - 100, (100.0 * to.High / from.Low) - 100);

    /// <summary>The difference, as wide as both bounds make it.</summary>
    public static Bounds operator -(Bounds left, Bounds right) => new(left.Low - right.High, left.High - right.Low);

    /// <summary>1 when it is above the other for certain, −1 when it is below for certain, else 0.</summary>
    public int Against(Bounds other) => Low > other.High ? 1 : High < other.Low ? -1 : 0;

    /// <summary>Prints Dutch: <c>1,02</c>, or <c>1,02–1,04</c> where the bounds differ at this precision.</summary>
    public string ToString(int decimals)
    {
        var (low, high) = (Dutch.Number(Low, decimals), Dutch.Number(High, decimals));
        return low == high ? low : Low < 0 ? $"{low} tot {high}" : $"{low}–{high}";
    }
}
