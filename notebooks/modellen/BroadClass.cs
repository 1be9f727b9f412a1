using MathNet.Numerics.Distributions;
using NotebookLib;

/// <summary>
/// How much pupils of regular classes differ when the part with the most needs is placed elsewhere: needs are standard normal, the top is
/// cut off.
/// A model in closed form, no observation.
/// </summary>
/// <param name="Elsewhere">The part that is placed elsewhere; 0 to 1, not 1.</param>
public sealed record BroadClass(double Elsewhere)
{
    /// <summary>The part elsewhere.</summary>
    public double Elsewhere { get; } = Elsewhere is >= 0 and < 1 ? Elsewhere
        : throw new ArgumentOutOfRangeException(nameof(Elsewhere), Elsewhere, "The part elsewhere lies from 0, below 1.");

    /// <summary>
    /// The standard deviation of needs in the class; 1 where everyone is in it. √(1 − z·m − m²) with m = φ(z)/Φ(z) (Johnson, Kotz and
    /// Balakrishnan 1994, section 13.10.1).
    /// </summary>
    public Quantity Spread
    {
        get
        {
            var z = Elsewhere == 0 ? double.PositiveInfinity : Normal.InvCDF(0, 1, 1 - Elsewhere);
            var m = double.IsInfinity(z) ? 0 : Normal.PDF(0, 1, z) / (1 - Elsewhere);
            return new(Math.Sqrt(1 - (m == 0 ? 0 : z * m) - (m * m)), "standaarddeviatie",
                Origin.Arithmetic($"normale verdeling zonder de hoogste {Dutch.Number(100 * Elsewhere, 1)} %"));
        }
    }
}
