using MathNet.Numerics.Distributions;
using NotebookLib;
using NotebookLib.Models;

/// <summary>
/// A norm that creeps: a school tunes to a midpoint, pupils too far below it leave, and the midpoint moves towards the mean of
/// those who stay. Every year brings the same pupils, standard normal. A model in closed form, no observation: it shows that
/// referrals can rise while pupils do not change, not that they do.
/// </summary>
/// <param name="Speed">The part of the distance that the midpoint moves in a year; 0 (fixed) to 1.</param>
/// <param name="Tolerance">How far below the midpoint still belongs, in standard deviations; positive.</param>
public sealed record CreepingNorm(double Speed, double Tolerance = 1.5)
{
    /// <summary>The part of the distance that the midpoint moves in a year.</summary>
    public double Speed { get; } = Speed is >= 0 and <= 1 ? Speed
        : throw new ArgumentOutOfRangeException(nameof(Speed), Speed, "The speed lies from 0 to 1.");

    /// <summary>How far below the midpoint still belongs, in standard deviations.</summary>
    public double Tolerance { get; } = Tolerance > 0 && double.IsFinite(Tolerance) ? Tolerance
        : throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance is a positive number.");

    /// <summary>The model in words.</summary>
    public Origin Origin => new(OriginKind.Simulated, "NotebookLib",
        $"kruipende norm, grens {Dutch.Number(Tolerance, 1)} standaarddeviatie onder het midden", "zonder toeval", "", null, "EUPL-1.2");

    /// <summary>The midpoint after some years, in standard deviations above the mean of all pupils; 0 at the start.</summary>
    /// <param name="years">0 or more.</param>
    public double Midpoint(int years)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        var midpoint = 0.0;
        for (var year = 0; year < years; year++)
        {
            midpoint += Speed * (Referral.MeanAbove(midpoint - Tolerance) - midpoint);
        }

        return midpoint;
    }

    /// <summary>The part of all pupils that falls outside the norm after some years, in per cent.</summary>
    /// <param name="years">0 or more.</param>
    public Quantity Outside(int years) => new(100 * Normal.CDF(0, 1, Midpoint(years) - Tolerance), "%", Origin);
}
