using NotebookLib;

/// <summary>
/// The volunteer's dilemma (Diekmann 1985, Journal of Conflict Resolution 29:4): all parties gain when at least one takes a task up, the
/// one that does pays
/// for it, and each decides alone. A model in closed form, no observation. In the symmetric mixed equilibrium each keeps out with the same
/// chance.
/// </summary>
/// <param name="Cost">What taking it up costs, as a part of what it brings each party; above 0 and below 1.</param>
public sealed record VolunteersDilemma(double Cost)
{
    /// <summary>What taking it up costs, as a part of what it brings.</summary>
    public double Cost { get; } = Cost is > 0 and < 1 ? Cost
        : throw new ArgumentOutOfRangeException(nameof(Cost), Cost, "The cost is a part of the benefit: above 0 and below 1.");

    /// <summary>The chance that one party keeps out: cost^(1/(n−1)), and 0 when it is alone.</summary>
    /// <param name="parties">The number of parties, at least 1.</param>
    public double KeepsOut(int parties)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        return parties == 1 ? 0 : Math.Pow(Cost, 1.0 / (parties - 1));
    }

    /// <summary>
    /// The chance that nobody takes it up: cost^(n/(n−1)), in per cent; it rises with the parties towards the cost itself. 0 with one
    /// owner.
    /// </summary>
    /// <param name="parties">The number of parties, at least 1.</param>
    public Quantity Nobody(int parties) => new(100 * Math.Pow(KeepsOut(parties), parties), "%", Origin);

    /// <summary>The model in words.</summary>
    public Origin Origin => new(OriginKind.Simulated, "NotebookLib",
        $"vrijwilligersdilemma (Diekmann 1985), kosten {Dutch.Number(Cost, 2)} van de opbrengst", "zonder toeval", "", null, "EUPL-1.2");
}
