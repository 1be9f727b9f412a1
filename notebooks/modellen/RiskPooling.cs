using MathNet.Numerics.Distributions;
using NotebookLib;

/// <summary>
/// Schools that put a budget for support together: the need of one school varies from year to year, and the sum of many varies less. A
/// model in closed form,
/// no observation: the standard deviation per school falls with √((1 + (n−1)ρ)/n). Its parameters are free.
/// </summary>
/// <param name="Variation">The standard deviation of one school's need as a part of its mean; above 0. <em>Free</em>.</param>
/// <param name="Correlation">How far needs rise and fall together, 0 to 1. <em>Free</em>.</param>
public sealed record RiskPooling(double Variation, double Correlation = 0)
{
    /// <summary>The standard deviation of one school's need as a part of its mean.</summary>
    public double Variation { get; } = Variation > 0 && double.IsFinite(Variation) ? Variation
        : throw new ArgumentOutOfRangeException(nameof(Variation), Variation, "The variation is a positive number.");

    /// <summary>How far needs rise and fall together.</summary>
    public double Correlation { get; } = Correlation is >= 0 and <= 1 ? Correlation
        : throw new ArgumentOutOfRangeException(nameof(Correlation), Correlation, "The correlation lies from 0 to 1.");

    /// <summary>The standard deviation of the need of schools together, as a part of their mean.</summary>
    /// <param name="schools">How many share, at least 1.</param>
    public double Spread(int schools)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(schools, 1);
        return Variation * Math.Sqrt((1 + ((schools - 1) * Correlation)) / schools);
    }

    /// <summary>
    /// The reserve above the mean need that suffices in a part of the years, in per cent of the mean; needs are taken as normal.
    /// </summary>
    /// <param name="schools">How many share, at least 1.</param>
    /// <param name="suffices">In which part of the years, above 0 and below 1.</param>
    public Quantity Reserve(int schools, double suffices = 0.95) => suffices is > 0 and < 1
        ? new(100 * Normal.InvCDF(0, 1, suffices) * Spread(schools), "% boven de gemiddelde vraag", Origin)
        : throw new ArgumentOutOfRangeException(nameof(suffices), suffices, "A part of the years: above 0 and below 1.");

    /// <summary>The model in words.</summary>
    public Origin Origin => new(OriginKind.Simulated, "NotebookLib",
        $"gedeeld budget, spreiding {Dutch.Number(Variation, 2)} van de gemiddelde vraag, samenhang {Dutch.Number(Correlation, 2)}",
        "zonder toeval", "", null, "EUPL-1.2");
}
