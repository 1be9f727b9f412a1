using NotebookLib;
using NotebookLib.Models;
using NotebookLib.Statistics;

/// <summary>An imagined pupil: what shows outward, what stays inward, and whether there is a file. Standard scores.</summary>
/// <param name="Tension">The tension behind both.</param>
/// <param name="Outward">What others see.</param>
/// <param name="Inward">What others do not see.</param>
/// <param name="File">Whether a file was opened.</param>
public readonly record struct SeenPupil(double Tension, double Outward, double Inward, bool File);

/// <summary>
/// Files opened on what is visible. One tension drives outward and inward signs alike; a file opens when the outward sign passes a low
/// threshold or the inward sign a high one.
/// Selecting on a common effect makes signs look opposed among those selected: collider bias (Berkson 1946, Biometrics Bulletin 2:3). A
/// simulation; thresholds are free.
/// </summary>
public sealed class VisibleSelection
{
    /// <summary>Draws the pupils.</summary>
    /// <param name="pupils">How many, at least 10.</param>
    /// <param name="loading">How strongly tension shows in either sign; 0 to below 1. The signs correlate loading² among all
    /// pupils.</param>
    /// <param name="outward">The threshold for outward signs, in standard deviations.</param>
    /// <param name="inward">The threshold for inward signs.</param>
    /// <param name="seed">The seed; the same seed gives the same pupils.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few pupils, or a loading outside its range.</exception>
    public VisibleSelection(int pupils, double loading, double outward, double inward, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pupils, 10);
        var own = loading is >= 0 and < 1 ? Math.Sqrt(1 - (loading * loading))
            : throw new ArgumentOutOfRangeException(nameof(loading), loading, "A loading lies from 0 to below 1.");
        var random = new Rng(seed);
        SeenPupil Draw()
        {
            var tension = random.Normal();
            double Sign() => (loading * tension) + (own * random.Normal());
            var (visible, hidden) = (Sign(), Sign());
            return new(tension, visible, hidden, visible > outward || hidden > inward);
        }

        Pupils = [.. Enumerable.Range(0, pupils).Select(_ => Draw())];
        Origin = Origin.Simulated($"{Dutch.Number(pupils)} denkbeeldige leerlingen, dossier boven {Dutch.Number(outward, 1)} (zichtbaar) "
            + $"of {Dutch.Number(inward, 1)} (stil)", seed);
    }

    /// <summary>The pupils drawn.</summary>
    public IReadOnlyList<SeenPupil> Pupils { get; }

    /// <summary>The model and its seed.</summary>
    public Origin Origin { get; }

    /// <summary>
    /// Pearson's correlation of outward and inward signs, among all pupils or only those with a file; NaN for fewer than three.
    /// </summary>
    public Quantity Correlation(bool filesOnly)
    {
        var seen = Pupils.Where(p => p.File || !filesOnly).ToList();
        return new(seen.Count < 3 ? double.NaN
            : MathNet.Numerics.Statistics.Correlation.Pearson(seen.Select(p => p.Outward), seen.Select(p => p.Inward)), "correlatie",
            Origin);
    }

    /// <summary>
    /// Of pupils under high tension: the share without a file, among those whose tension shows mostly outward, or mostly inward.
    /// </summary>
    /// <param name="tension">From which tension on, in standard deviations.</param>
    /// <param name="quiet">Those whose inward sign is the larger.</param>
    public Share Missed(double tension, bool quiet)
    {
        var group = Pupils.Where(p => p.Tension > tension && p.Inward > p.Outward == quiet).ToList();
        return new(group.Count(p => !p.File), group.Count, quiet ? "stille leerlingen met veel spanning"
            : "zichtbare leerlingen met veel spanning");
    }

    /// <summary>
    /// The correlation of two normal signs among those whose first sign is above a threshold alone: r·√(v / (1 − r² + r²·v)), with v the
    /// variance of a normal above it
    /// (Thorndike 1949, restriction of range). What <see cref="Correlation"/> goes to when hidden signs never open a file.
    /// </summary>
    /// <param name="correlation">The correlation among all, −1 to 1.</param>
    /// <param name="threshold">The threshold.</param>
    public static double Restricted(double correlation, double threshold)
    {
        var mills = Referral.MeanAbove(threshold);
        var variance = 1 + (threshold * mills) - (mills * mills);
        return correlation * Math.Sqrt(variance / (1 - (correlation * correlation) + (correlation * correlation * variance)));
    }
}
