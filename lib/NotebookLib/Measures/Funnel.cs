using NotebookLib.Statistics;

namespace NotebookLib.Measures;

/// <summary>A unit in a funnel: a region with its pupils.</summary>
/// <param name="Name">What a reader calls it.</param>
/// <param name="Part">The pupils counted, 0 to <paramref name="Whole"/>.</param>
/// <param name="Whole">All pupils, at least 1.</param>
public sealed record FunnelUnit(string Name, long Part, long Whole);

/// <summary>
/// A funnel plot (Spiegelhalter 2005, Statistics in Medicine 24:1185): shares against size, with the limits within which chance alone would
/// keep them. Regions outside differ by more than chance; why is another matter.
/// </summary>
public sealed class Funnel
{
    private readonly FunnelUnit[] _units;

    /// <summary>Takes the units.</summary>
    /// <exception cref="MeasureException">Fewer than two units, a part larger than its whole, or a mean of 0 or 1.</exception>
    public Funnel(params FunnelUnit[] units)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (units.Length < 2 || Array.Exists(units, u => u.Whole < 1 || u.Part < 0 || u.Part > u.Whole))
        {
            throw new MeasureException("A funnel needs two or more units, each with a part of 0 up to its whole.");
        }

        _units = units;
        Mean = (double)units.Sum(u => u.Part) / units.Sum(u => u.Whole);
        if (Mean is 0 or 1)
        {
            throw new MeasureException("All units are at 0 or at 100 per cent; there is nothing to compare.");
        }
    }

    /// <summary>The units.</summary>
    public IReadOnlyList<FunnelUnit> Units => _units;

    /// <summary>The share of all units together, 0 to 1.</summary>
    public double Mean { get; }

    /// <summary>The limits at a size, 0 to 1: mean ± z·√(mean(1 − mean)/whole), never outside 0 to 1.</summary>
    /// <param name="whole">The size, above 0.</param>
    /// <param name="z">1.96 for 95 percent, 3.09 for 99.8 percent.</param>
    public (double Low, double High) Limits(double whole, double z = 1.96)
    {
        var half = z * Math.Sqrt(Mean * (1 - Mean) / whole);
        return (Math.Max(0, Mean - half), Math.Min(1, Mean + half));
    }

    /// <summary>The units outside the limits of their size.</summary>
    public IReadOnlyList<FunnelUnit> Outside(double z = 1.96) =>
        [.. _units.Where(u => Limits(u.Whole, z) is var (low, high)
        && ((double)u.Part / u.Whole < low || (double)u.Part / u.Whole > high))];

    /// <summary>How many times the units vary as much as chance would make them: Pearson's X² over its degrees of freedom; about 1 when
    /// only chance is at work.</summary>
    public double Dispersion => KProportions.Of([.. _units.Select(u => u.Part)], [.. _units.Select(u => u.Whole)]) is var test
        ? test.Statistic / test.Df : double.NaN;

    /// <summary>
    /// The standard deviation between units beyond chance, 0 to 1: the moment estimate of DerSimonian and Laird (1986), with variances at
    /// the mean; 0 when the units vary no more than chance.
    /// </summary>
    public double Spread
    {
        get
        {
            var weights = _units.Select(u => u.Whole / (Mean * (1 - Mean))).ToList();
            var q = _units.Zip(weights, (u, w) => w * Math.Pow(((double)u.Part / u.Whole) - Mean, 2)).Sum();
            var c = weights.Sum() - (weights.Sum(w => w * w) / weights.Sum());
            return Math.Sqrt(Math.Max(0, (q - (_units.Length - 1)) / c));
        }
    }
}
