using MathNet.Numerics.Distributions;

namespace NotebookLib.Models;

/// <summary>
/// Referral above a threshold: problems are normal with a mean and standard deviation 1, and who is above the threshold is
/// referred. Only mean minus threshold shows in the share; the severity of who is referred tells the two apart.
/// </summary>
/// <param name="Mean">The mean of the problems; finite.</param>
/// <param name="Threshold">The threshold; finite.</param>
public sealed record Referral(double Mean, double Threshold)
{
    private double Distance { get; } = double.IsFinite(Threshold - Mean) ? Threshold - Mean
        : throw new ArgumentOutOfRangeException(nameof(Threshold), Threshold, "Mean and threshold are finite.");

    /// <summary>The share that is referred, in per cent.</summary>
    public Quantity Share => new(100 * Normal.CDF(0, 1, -Distance), "%", Origin);

    /// <summary>The mean severity of those who are referred, on the scale of the problems.</summary>
    public Quantity Severity => new(Mean + MeanAbove(Distance), "op de schaal van het model", Origin);

    private Origin Origin =>
        Origin.Arithmetic($"normale verdeling: gemiddelde {Dutch.Number(Mean, 2)}, drempel {Dutch.Number(Threshold, 2)}");

    /// <summary>The mean of a standard normal above z: φ(z) / (1 − Φ(z)), the inverse Mills ratio.</summary>
    /// <param name="z">Any number; far above 0 the ratio comes close to z, and past 38 it is NaN.</param>
    public static double MeanAbove(double z) => Normal.PDF(0, 1, z) / Normal.CDF(0, 1, -z);
}
