namespace NotebookLib.Regions;

/// <summary>A number of pupils of a region in one school year and type, with what is not known about it.</summary>
/// <param name="Value">The number as printed or added up; where it is withheld, the middle of its bounds.</param>
/// <param name="Low">What it is at least, for certain: every rounding and every withheld cell at its lowest.</param>
/// <param name="High">What it is at most, for certain.</param>
/// <param name="Rounding">The standard deviation that rounding gives a sum, in pupils; 0 where nothing was rounded. A sum of many roundings
/// is much nearer to its value than its bounds.</param>
/// <param name="Divided">The part of the value, in per cent, that was divided over regions by a share: an estimate that no bound
/// covers.</param>
/// <param name="Sites">How many sites hold pupils; null where counted by residence.</param>
public readonly record struct PanelCell(double Value, double Low, double High, double Rounding = 0, double Divided = 0, int? Sites = null)
{
    /// <summary>Whether a part of it is an estimate.</summary>
    public bool IsEstimate => Divided > 0;

    /// <summary>Whether it is known to the pupil.</summary>
    public bool IsExact => Low == High && !IsEstimate;

    /// <summary>The sum; rounding errors are taken as independent.</summary>
    public static PanelCell operator +(PanelCell a, PanelCell b) =>
        new(a.Value + b.Value, a.Low + b.Low, a.High + b.High, Math.Sqrt((a.Rounding * a.Rounding) + (b.Rounding * b.Rounding)),
        a.Value + b.Value > 0 ? ((a.Value * a.Divided) + (b.Value * b.Divided)) / (a.Value + b.Value) : 0, a.Sites is { } s
            && b.Sites is { } t ? s + t : a.Sites ?? b.Sites);
}

/// <summary>A figure through the years with its bounds: three series on the same years. What is <see cref="Value"/> is drawn; the band says
/// how far rounding and withheld cells reach.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Its lower bound, for certain.</param>
/// <param name="High">Its upper bound, for certain.</param>
public sealed record YearBand(YearSeries Value, YearSeries Low, YearSeries High);

/// <summary>Growth between two school years, in per cent.</summary>
/// <param name="Value">Of the figures as printed.</param>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be.</param>
/// <param name="LikelyLow">The lower end of what rounding makes likely: 95 % under roundings that are independent and uniform; equal to
/// <paramref name="Low"/> where nothing was rounded.</param>
/// <param name="LikelyHigh">The upper end.</param>
/// <param name="IsEstimate">Whether a share divided a part of the pupils over regions.</param>
public readonly record struct GrowthBand(double Value, double Low, double High, double LikelyLow, double LikelyHigh, bool IsEstimate)
{
    /// <summary>Whether the whole band lies above 0, or below: then rounding cannot turn the direction around.</summary>
    public bool IsCertain => Low > 0 || High < 0;

    internal static GrowthBand Of(PanelCell from, PanelCell to)
    {
        var value = 100 * ((to.Value / from.Value) - 1);
        var (low, high) = (100 * ((to.Low / from.High) - 1), 100 * ((to.High / from.Low) - 1));
        var half = 196 / from.Value * Math.Sqrt((to.Rounding * to.Rounding) + Math.Pow(to.Value / from.Value * from.Rounding, 2));
        return new(value, low, high, half > 0 ? Math.Max(low, value - half) : low, half > 0 ? Math.Min(high, value + half)
            : high, from.IsEstimate || to.IsEstimate);
    }
}
