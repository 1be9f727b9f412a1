using NotebookLib;
using NotebookLib.Measures;

/// <summary>
/// How far the place a pupil comes from tells the place it goes to: two origins by two destinations. It describes; pupils from two origins
/// differ, so it is no effect.
/// </summary>
/// <param name="First">From the first origin: to the first and to the second destination; both above 0.</param>
/// <param name="Second">From the second origin, likewise.</param>
public sealed record RouteMemory((double First, double Second) First, (double First, double Second) Second)
{
    /// <summary>From the first origin.</summary>
    public (double First, double Second) First { get; } = Positive(First);

    /// <summary>From the second origin.</summary>
    public (double First, double Second) Second { get; } = Positive(Second);

    /// <summary>How many times higher the odds of the first destination are from the first origin than from the second.</summary>
    public double OddsRatio => First.First / First.Second / (Second.First / Second.Second);

    /// <summary>The odds ratio when every count may be off by rounding.</summary>
    /// <param name="half">Half the unit of rounding, e.g. 50 for hundreds; below every count.</param>
    /// <exception cref="MeasureException">A count that could be 0.</exception>
    public (double Low, double High) OddsRatioBounds(double half)
    {
        if (half < 0 || Math.Min(Math.Min(First.First, First.Second), Math.Min(Second.First, Second.Second)) <= half)
        {
            throw new MeasureException("A count could be zero after rounding; no bounds can be given.");
        }

        double Ratio(double sign) => (First.First + (sign * half)) / (First.Second - (sign * half)) * (Second.Second
            + (sign * half)) / (Second.First - (sign * half));
        return (Ratio(-1), Ratio(1));
    }

    /// <summary>
    /// What the origin tells of the destination, as a part of all there is to tell: mutual information over the entropy of the destination
    /// (Theil's uncertainty
    /// coefficient), in per cent. 0: nothing; 100: everything.
    /// </summary>
    public double Explained
    {
        get
        {
            double[] cells = [First.First, First.Second, Second.First, Second.Second];
            var all = cells.Sum();
            double Entropy(params double[] parts) => -parts.Sum(p => p / all * Math.Log2(p / all));
            var origins = Entropy(First.First + First.Second, Second.First + Second.Second);
            var destinations = Entropy(First.First + Second.First, First.Second + Second.Second);
            return 100 * (origins + destinations - Entropy(cells)) / destinations;
        }
    }

    /// <summary>
    /// A second step back when only totals are published: between which shares must the first destination lie for those who started in one
    /// way, and for the
    /// others? (Fréchet 1935.) Where the bounds lie close together, the earlier route can hardly matter.
    /// </summary>
    /// <param name="started">The share that started in this way, above 0 and below 100 per cent.</param>
    /// <param name="onward">The share of all that goes to the destination, 0 to 100 per cent.</param>
    /// <returns>The bounds for those who started in this way, and for the others, in per cent.</returns>
    /// <exception cref="MeasureException">A share outside its range.</exception>
    public static ((double Low, double High) These, (double Low, double High) Others) SecondStep(double started, double onward)
    {
        if (started is not (> 0 and < 100) || onward is not (>= 0 and <= 100))
        {
            throw new MeasureException("The share that started lies above 0 and below 100 per cent, the share that goes on from 0 to 100.");
        }

        (double, double) Bounds(double part) => (100 * Math.Max(0, onward + part - 100) / part, 100 * Math.Min(part, onward) / part);
        return (Bounds(started), Bounds(100 - started));
    }

    private static (double, double) Positive((double First, double Second) counts) =>
        counts is { First: > 0, Second: > 0 } ? counts : throw new MeasureException("Every count has to be above 0.");
}
