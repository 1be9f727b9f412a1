namespace NotebookLib.Statistics;

/// <summary>Two-pass descriptions of finite numbers; compensated, so that many shared leading digits do not matter.</summary>
internal static class Describe
{
    /// <summary>Sum by Neumaier's compensated summation (1974).</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (var x in values)
        {
            var t = sum + x;
            lost += Math.Abs(sum) >= Math.Abs(x) ? sum - t + x : x - t + sum;
            sum = t;
        }
        return sum + lost;
    }

    /// <summary>Arithmetic mean. Taken over the distances to the first value, which are exact where many leading digits are
    /// shared.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double pivot = values[0], sum = 0, lost = 0;
        foreach (var x in values)
        {
            var d = x - pivot;
            var t = sum + d;
            lost += Math.Abs(sum) >= Math.Abs(d) ? sum - t + d : d - t + sum;
            sum = t;
        }
        return pivot + (sum + lost) / values.Length;
    }

    /// <summary>
    /// Sum of squared deviations from the mean (Chan, Golub and LeVeque 1983, equation 1.7: corrected two-pass, on distances to the first
    /// value); 0 where nothing but rounding tells the values apart.
    /// </summary>
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double pivot = values[0], mean = 0;
        foreach (var x in values)
        {
            mean += x - pivot;
        }
        mean /= values.Length;
        double squares = 0, rest = 0;
        foreach (var x in values)
        {
            var d = x - pivot - mean;
            squares += d * d;
            rest += d;
        }
        squares -= rest * rest / values.Length;
        return Rounding.Only(squares, values) ? 0 : squares;
    }

    /// <summary>Variance with n - 1; NaN below two values.</summary>
    public static double Variance(ReadOnlySpan<double> values) => values.Length < 2 ? double.NaN
        : SumOfSquares(values) / (values.Length - 1);

    /// <summary>Median; the mean of the middle two for an even number.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return MedianSorted(sorted);
    }

    /// <summary>Median of sorted values; NaN for none.</summary>
    public static double MedianSorted(ReadOnlySpan<double> sorted)
    {
        var n = sorted.Length;
        return n == 0 ? double.NaN : n % 2 == 1 ? sorted[n / 2] : 0.5 * (sorted[n / 2 - 1] + sorted[n / 2]);
    }

    /// <summary>Quantile of sorted values, type 7 of Hyndman and Fan (1996): the default of R and NumPy.</summary>
    public static double QuantileSorted(ReadOnlySpan<double> sorted, double p)
    {
        var position = (sorted.Length - 1) * p;
        var below = (int)Math.Clamp(Math.Floor(position), 0, sorted.Length - 1);
        var above = Math.Min(below + 1, sorted.Length - 1);
        double low = sorted[below], high = sorted[above], weight = position - below;
        return weight >= 0.5 ? high - (high - low) * (1 - weight) : low + (high - low) * weight;
    }

    /// <summary>Autocorrelation at a lag, both sums over the same mean.</summary>
    public static double Autocorrelation(ReadOnlySpan<double> values, int lag)
    {
        var mean = Mean(values);
        double top = 0, bottom = 0;
        for (var i = 0; i < values.Length; i++)
        {
            bottom += (values[i] - mean) * (values[i] - mean);
            top += i + lag < values.Length ? (values[i] - mean) * (values[i + lag] - mean) : 0;
        }
        return bottom == 0 ? 0 : top / bottom;
    }
}
