using NotebookLib;

/// <summary>
/// Schools that draw on one budget (a commons; Hardin 1968, Science 162:1243). Each school sends a part q of the pupils it finds hard
/// elsewhere. The first gives
/// most relief, the last none: relief is q − q²/2. A chair costs c of that relief, and all schools share the bill. A model in closed form:
/// it shows
/// what a rule does, not what schools do.
/// </summary>
/// <param name="Schools">How many share the bill, at least 1.</param>
/// <param name="Cost">What a chair costs, in units of the first relief; 0 to 1.</param>
public sealed record SharedBudget(int Schools, double Cost)
{
    /// <summary>How many share the bill.</summary>
    public int Schools { get; } = Schools >= 1 ? Schools
        : throw new ArgumentOutOfRangeException(nameof(Schools), Schools, "At least one school.");

    /// <summary>What a chair costs.</summary>
    public double Cost { get; } = Cost is >= 0 and <= 1 ? Cost
        : throw new ArgumentOutOfRangeException(nameof(Cost), Cost, "The cost lies from 0 to 1.");

    /// <summary>
    /// The part that each school refers when it weighs its own relief against its own share of the bill: 1 − c/n. With one school this
    /// equals <see cref="Joint"/>.
    /// </summary>
    public Quantity Local => Percent(1 - (Cost / Schools));

    /// <summary>The part that each would refer if all weighed the whole bill: 1 − c.</summary>
    public Quantity Joint => Percent(1 - Cost);

    /// <summary>
    /// What all together gain by weighing jointly, per school, as a part of what the joint choice yields: (J − L) / J × 100 with gain q −
    /// q²/2 − c·q; NaN where the joint choice yields nothing.
    /// </summary>
    public Quantity Loss
    {
        get
        {
            double Gain(double q) => q - (q * q / 2) - (Cost * q);
            var joint = Gain(1 - Cost);
            return new(joint > 1e-12 ? 100 * (joint - Gain(1 - (Cost / Schools))) / joint
                : double.NaN, "% van de gezamenlijke opbrengst", Origin);
        }
    }

    private Origin Origin =>
        Origin.Arithmetic($"rekenmodel: scholen delen een rekening; een stoel kost {Dutch.Number(Cost, 2)} van de eerste opluchting");

    private Quantity Percent(double part) => new(100 * part, "% verwezen", Origin);
}
