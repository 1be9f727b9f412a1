using MathNet.Numerics.Distributions;

namespace NotebookLib.Measures;

/// <summary>Shares of a population between two scores under a normal curve: a model, not a measurement.</summary>
/// <param name="Low">The lower score.</param>
/// <param name="High">The upper score; above <paramref name="Low"/>.</param>
/// <param name="Mean">The mean of the scale; 100 for IQ.</param>
/// <param name="Sd">The standard deviation of the scale; 15 for IQ.</param>
public sealed record NormalBand(double Low, double High, double Mean = 100, double Sd = 15)
{
    /// <summary>The band of the admission rule of pro: IQ 55 to 80.</summary>
    public static NormalBand Pro { get; } = new(55, 80);

    /// <summary>The upper score.</summary>
    public double High { get; } = Sd > 0 && High > Low && double.IsFinite(Low + High + Mean + Sd) ? High
        : throw new ArgumentOutOfRangeException(nameof(High), High,
            "A band needs finite scores, the upper above the lower, and a positive standard deviation.");

    /// <summary>The share of the population in the band, in per cent: Φ((high − mean)/sd) − Φ((low − mean)/sd).</summary>
    public Quantity Share =>
        new(100 * Mass, "% van de populatie",
        Origin.Arithmetic($"normale verdeling met gemiddelde {Dutch.Number(Mean)} en standaarddeviatie {Dutch.Number(
        Sd)}, tussen {Dutch.Number(Low)} en {Dutch.Number(High)}"));

    private double Mass => Normal.CDF(Mean, Sd, High) - Normal.CDF(Mean, Sd, Low);

    /// <summary>The share of this band that lies in a narrower one, between 0 and 1.</summary>
    /// <param name="low">The lower score, within the band.</param>
    /// <param name="high">The upper score, within the band and above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The narrower band does not lie inside this one.</exception>
    public Quantity Part(double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(low, Low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(high, High);
        return new Quantity(new NormalBand(low, high, Mean, Sd).Mass / Mass, "aandeel van de band",
            Origin.Arithmetic($"normale verdeling: het deel tussen {Dutch.Number(low)} en {Dutch.Number(high)} van de band {Dutch.Number(
                Low)}–{Dutch.Number(High)}"));
    }
}
