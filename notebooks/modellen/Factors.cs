using NotebookLib;
using NotebookLib.Measures;

/// <summary>One factor of a product, at the begin and at the end.</summary>
/// <param name="Label">What it is, in Dutch.</param>
/// <param name="Begin">Its value at the begin, above 0.</param>
/// <param name="End">Its value at the end, above 0.</param>
public sealed record Factor(string Label, double Begin, double End);

/// <summary>What one factor gave to the change of the product.</summary>
/// <param name="Label">The factor.</param>
/// <param name="Value">Its part, in the unit of the product.</param>
public sealed record FactorPart(string Label, Quantity Value);

/// <summary>
/// Splits the change of a product over its factors without a remainder: pupils = population × entry per pupil × part of entry × pupils per
/// entrant.
/// Each part is the logarithmic mean of begin and end times the logarithm of the factor's own change (LMDI-I; Ang 2005, Energy Policy 33:7,
/// equations 3 to 5).
/// The order of the factors doesn't matter.
/// </summary>
public static class Factors
{
    /// <summary>The parts; they add up to the change of the product.</summary>
    /// <param name="unit">The unit of the product.</param>
    /// <param name="origin">Where the factors come from.</param>
    /// <param name="factors">At least one.</param>
    /// <exception cref="MeasureException">No factors, or one that isn't above 0.</exception>
    public static IReadOnlyList<FactorPart> Split(string unit, Origin origin, params Factor[] factors)
    {
        if (factors is null || factors.Length == 0
            || factors.Any(f => !(f.Begin > 0 && f.End > 0 && double.IsFinite(f.Begin) && double.IsFinite(f.End))))
        {
            throw new MeasureException($"{factors?.FirstOrDefault(f => !(f.Begin > 0 && f.End > 0))?.Label ?? "The product"} needs a "
                + "value above 0 at the begin and at the end.");
        }

        var (begin, end) = (factors.Aggregate(1.0, (p, f) => p * f.Begin), factors.Aggregate(1.0, (p, f) => p * f.End));
        var mean = Math.Abs(end - begin) <= 1e-12 * begin ? begin : (end - begin) / Math.Log(end / begin);
        var split = Origin.Derived("deel van de verandering", origin);
        return [.. factors.Select(f => new FactorPart(f.Label, new Quantity(mean * Math.Log(f.End / f.Begin), unit, split)))];
    }
}
