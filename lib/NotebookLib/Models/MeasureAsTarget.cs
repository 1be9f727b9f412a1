namespace NotebookLib.Models;

/// <summary>
/// What happens to a measure that becomes a target (Goodhart's law, as in Elton 2004). Imagined schools have a true goal and an
/// effort spent on the measure alone, independent and standard normal; measure = goal + weight × effort. That the relation between
/// measure and goal falls follows from this assumption: the model shows that it can happen, not that it does.
/// </summary>
public sealed class MeasureAsTarget
{
    private readonly (double Goal, double Effort)[] _schools;

    /// <summary>Draws the schools.</summary>
    /// <param name="schools">How many, at least 3.</param>
    /// <param name="seed">The seed; the same seed gives the same schools.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 3 schools.</exception>
    public MeasureAsTarget(int schools, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(schools, 3);
        var random = new Random(seed);
        // Box and Muller (1958), Annals of Mathematical Statistics 29:2
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        _schools = [.. Enumerable.Range(0, schools).Select(_ => (Normal(), Normal()))];
        Origin = Origin.Simulated($"cijfer = doel + gewicht × moeite, {Dutch.Number(schools)} denkbeeldige scholen", seed);
    }

    /// <summary>The model and its seed.</summary>
    public Origin Origin { get; }

    /// <summary>Pearson's correlation between measure and goal among the drawn schools.</summary>
    /// <param name="weight">How heavily the measure counts; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public Quantity Correlation(double weight)
    {
        var own = Valid(weight);
        var (goals, measures) = (_schools.Select(s => s.Goal), _schools.Select(s => s.Goal + own * s.Effort));
        return new(MathNet.Numerics.Statistics.Correlation.Pearson(goals, measures), "correlatie", Origin);
    }

    /// <summary>What the correlation is in theory, without chance: 1 / √(1 + weight²).</summary>
    /// <param name="weight">How heavily the measure counts; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or not finite.</exception>
    public static Quantity Expected(double weight) =>
        new(1 / Math.Sqrt(1 + Math.Pow(Valid(weight), 2)), "correlatie", Origin.Arithmetic("1 / √(1 + gewicht²)"));

    private static double Valid(double weight) => double.IsFinite(weight) && weight >= 0 ? weight
        : throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight is 0 or more.");
}
