namespace NotebookLib.Statistics;

/// <summary>
/// Parts of a whole: a hundred points over four values, hours over subjects. Only ratios of the parts count, so the geometry is that of
/// log-ratios (Aitchison 1986): ordinary differences and correlations of parts that must add up mislead.
/// </summary>
/// <example><code>Composition.Of([40, 30, 20, 10]).Distance(Composition.Of([25, 25, 25, 25]))</code></example>
public sealed class Composition
{
    private readonly double[] parts;

    private Composition(double[] parts) => this.parts = parts;

    /// <summary>The parts, each above 0, adding up to 1.</summary>
    public IReadOnlyList<double> Parts => parts;

    /// <summary>
    /// Closes points to parts of 1. A zero has no logarithm: it is replaced by <paramref name="zero"/>, and the others shrink in proportion
    /// (multiplicative replacement, Martín-Fernández, Barceló-Vidal and Pawlowsky-Glahn 2003, Mathematical Geology 35:3).
    /// </summary>
    /// <param name="points">At least two, none negative, not all 0.</param>
    /// <param name="zero">What stands for 0, in the units of the points: half of the smallest step is usual.</param>
    /// <exception cref="ArgumentException">Too few parts, a negative one, nothing at all, or zeros replaced by more than half of the
    /// whole.</exception>
    public static Composition Of(IReadOnlyList<double> points, double zero = 0.5)
    {
        var values = Check.Finite(points, 2);
        var total = values.Sum();
        if (values.Any(v => v < 0) || total <= 0)
        {
            throw Check.Refuse(nameof(points), "Parts of a whole are 0 or more, and not all 0.");
        }
        var zeros = values.Count(v => v == 0) * Check.Positive(zero) / total;
        return zeros > 0.5 ? throw Check.Refuse(nameof(zero), "The zeros would get more than half of the whole; use a smaller replacement.")
            : new([.. values.Select(v => v == 0 ? zero / total : v / total * (1 - zeros))]);
    }

    /// <summary>The composition halfway: the geometric mean of each part, closed.</summary>
    /// <exception cref="ArgumentException">No compositions, or of unequal length.</exception>
    public static Composition Centre(IReadOnlyList<Composition> all)
    {
        var length = SameParts(all);
        double[] means = [.. Enumerable.Range(0, length).Select(i => Math.Exp(all.Average(c => Math.Log(c.parts[i]))))];
        return new([.. means.Select(m => m / means.Sum())]);
    }

    /// <summary>Centred log-ratios: ln of each part over the geometric mean of all; they add up to 0 (Aitchison 1986, section
    /// 4.6).</summary>
    public IReadOnlyList<double> CentredLogRatios()
    {
        var mean = parts.Average(Math.Log);
        return [.. parts.Select(p => Math.Log(p) - mean)];
    }

    /// <summary>
    /// Isometric log-ratios: one coordinate less than there are parts, with the distances of the compositions themselves (Egozcue,
    /// Pawlowsky-Glahn, Mateu-Figueras and Barceló-Vidal 2003, Mathematical Geology 35:3). Each coordinate sets the parts so far against
    /// the next.
    /// </summary>
    public IReadOnlyList<double> IsometricLogRatios() =>
        [.. Enumerable.Range(1, parts.Length - 1).Select(i => Balance([.. Enumerable.Range(0, i)], [i]))];

    /// <summary>How much weight lies on some parts against others: √(rs/(r+s)) · ln of the ratio of their geometric means; 0 is even
    /// (Egozcue and Pawlowsky-Glahn 2005).</summary>
    /// <param name="above">The places of the parts in the numerator, r of them.</param>
    /// <param name="below">The places of the parts in the denominator, s of them; none in both.</param>
    /// <exception cref="ArgumentException">An empty side, a place that does not exist, or one on both sides.</exception>
    public double Balance(IReadOnlyList<int> above, IReadOnlyList<int> below)
    {
        ArgumentNullException.ThrowIfNull(above);
        ArgumentNullException.ThrowIfNull(below);
        if (above.Count == 0 || below.Count == 0 || above.Concat(below).Any(i => i < 0 || i >= parts.Length)
            || above.Concat(below).Distinct().Count() < above.Count + below.Count)
        {
            throw Check.Refuse(nameof(above), "A balance sets some parts against other parts that exist.");
        }
        var weight = Math.Sqrt((double)above.Count * below.Count / (above.Count + below.Count));
        return weight * (above.Average(i => Math.Log(parts[i])) - below.Average(i => Math.Log(parts[i])));
    }

    /// <summary>Aitchison's distance: 0 where all ratios agree. It does not change when both are measured in other units.</summary>
    /// <exception cref="ArgumentException">Another number of parts.</exception>
    public double Distance(Composition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SameParts([this, other]);
        return Math.Sqrt(CentredLogRatios().Zip(other.CentredLogRatios(), (a, b) => (a - b) * (a - b)).Sum());
    }

    internal static int SameParts(IReadOnlyList<Composition> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Count > 0 && all.All(c => c.parts.Length == all[0].parts.Length) ? all[0].parts.Length
            : throw Check.Refuse(nameof(all), "Compositions of the same number of parts are needed, at least one.");
    }
}
