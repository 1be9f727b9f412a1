namespace NotebookLib.Measures;

/// <summary>
/// When can two sentences both hold: "special education grew by so much, while regular education shrank" and "the participation
/// rate rose no more than the nation's did"? The first fixes the relative growth of the rate; with a rise in percentage points of at
/// most the nation's, the rate in the base year can be at most rise / relative growth.
/// </summary>
/// <param name="SpecialIndex">Special pupils in the end year, base year = 100: 146.</param>
/// <param name="RegularIndex">Regular pupils in the end year, base year = 100: 97 for a fall of 3 %.</param>
/// <param name="Origin">Where the two indices come from.</param>
public sealed record ConsistencyBound(double SpecialIndex, double RegularIndex, Origin Origin)
{
    /// <summary>Regular pupils, base year = 100; positive.</summary>
    public double RegularIndex { get; } = RegularIndex > 0 && SpecialIndex > 0 && double.IsFinite(RegularIndex + SpecialIndex)
        ? RegularIndex
        : throw new ArgumentOutOfRangeException(nameof(RegularIndex), RegularIndex, "Both indices are positive numbers.");

    /// <summary>How much the rate (special / regular) grew relative to itself, as a share: 1.46 / 0.97 − 1.</summary>
    public Quantity RelativeGrowth =>
        new(SpecialIndex / RegularIndex - 1, "relatieve groei", Origin.Derived("index so gedeeld door index bao, min 1", Origin));

    /// <summary>The highest rate in the base year at which both sentences hold, in per cent.</summary>
    /// <param name="nationalRise">The rise of the national rate over the same years, in percentage points; positive.</param>
    /// <exception cref="MeasureException">The rate did not grow, so every base rate is possible; or the rise is not positive, so none
    /// is.</exception>
    public Quantity MaximumBaseRate(Quantity nationalRise)
    {
        ArgumentNullException.ThrowIfNull(nationalRise);
        return RelativeGrowth.Value > 0 && nationalRise.Value > 0
            ? new Quantity(nationalRise.Value / RelativeGrowth.Value, "%",
                Origin.Derived("landelijke stijging in punten gedeeld door de relatieve groei", nationalRise.Origin, Origin))
            : throw new MeasureException(RelativeGrowth.Value > 0
                ? "The national rate did not rise, so no growing region can have risen no more than it."
                : "The rate did not grow, so every base rate is possible.");
    }

    /// <summary>Whether a region with this base rate can make both sentences true.</summary>
    /// <param name="baseRate">The region's rate in the base year, in per cent.</param>
    /// <param name="nationalRise">The national rise, in percentage points.</param>
    public bool Holds(double baseRate, Quantity nationalRise) => baseRate <= MaximumBaseRate(nationalRise).Value;
}
