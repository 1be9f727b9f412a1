namespace NotebookLib.Statistics;

/// <summary>
/// Order statistics of all differences x - y without making them: the differences of two sorted lists rise and fall along rows and columns,
/// so counting those up to a bound takes one walk, and bisection over the doubles finds any of them exactly in 64 walks.
/// </summary>
internal sealed class Differences
{
    private readonly double[] x, y;

    public Differences(double[] x, double[] y)
    {
        (this.x, this.y) = ((double[])x.Clone(), (double[])y.Clone());
        Array.Sort(this.x);
        Array.Sort(this.y);
    }

    /// <summary>How many there are.</summary>
    public long Count => (long)x.Length * y.Length;

    /// <summary>The mean of the middle one or two.</summary>
    public double Median => Count % 2 == 1 ? At(Count / 2) : 0.5 * (At(Count / 2 - 1) + At(Count / 2));

    /// <summary>The difference at a place in the sorted list, counted from 0.</summary>
    public double At(long place)
    {
        long low = Order(x[0] - y[^1]), high = Order(x[^1] - y[0]);
        while (low < high)
        {
            var middle = low + (long)((ulong)(high - low) / 2);
            if (UpTo(Value(middle)) > place)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return Value(low);
    }

    private long UpTo(double bound)
    {
        long count = 0;
        var from = 0;
        foreach (var a in x)
        {
            while (from < y.Length && a - y[from] > bound)
            {
                from++;
            }
            count += y.Length - from;
        }
        return count;
    }

    // doubles in order are whole numbers in order
    private static long Order(double value) => BitConverter.DoubleToInt64Bits(value) is var bits && bits < 0 ? long.MinValue - bits : bits;

    private static double Value(long order) => BitConverter.Int64BitsToDouble(order < 0 ? long.MinValue - order : order);
}
