namespace NotebookLib.Statistics;

/// <summary>Where numbers stop: what is left of equal values, or of points on a line, is rounding and counts as nothing.</summary>
internal static class Rounding
{
    /// <summary>Four units in the last place of the largest of the values: a decimal that was read, and a few steps of
    /// arithmetic.</summary>
    public static double Unit(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (var v in values)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }
        return 4 * 2.220446049250313e-16 * largest;
    }

    /// <summary>Whether a sum of squared distances between values of this size is nothing but rounding.</summary>
    public static bool Only(double squares, ReadOnlySpan<double> values)
    {
        var unit = Unit(values);
        return squares <= values.Length * unit * unit;
    }
}
