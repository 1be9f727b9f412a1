using NotebookLib;

/// <summary>
/// What a stock does when nobody decides anything: every year the same number comes in, and the same part of those present leaves.
/// The stock moves to inflow divided by that part (Little 1961). A model in closed form on counted numbers, no forecast.
/// </summary>
/// <param name="Before">Present at the first count.</param>
/// <param name="Inflow">Came in between the two counts.</param>
/// <param name="After">Present at the second count.</param>
public sealed record NoAction(Quantity Before, Quantity Inflow, Quantity After)
{
    /// <summary>The part that left between the counts: (before + inflow − after) / before.</summary>
    /// <exception cref="InvalidOperationException">Nobody, or more than everybody, left.</exception>
    public double Leaves => (Before.Value + Inflow.Value - After.Value) / Before.Value is var part and > 0 and <= 1 ? part
        : throw new InvalidOperationException($"Van {Dutch.Number(Before.Value)} aanwezigen en {Dutch.Number(Inflow.Value)} nieuwe is "
            + $"{Dutch.Number(After.Value)} over: dat past niet bij een vast deel dat vertrekt. Controleer de drie getallen.");

    /// <summary>Where the stock ends: inflow / part that leaves.</summary>
    public Quantity End => new(Inflow.Value / Leaves, After.Unit, Derived);

    /// <summary>The stock some years after the second count.</summary>
    /// <param name="years">0 or more.</param>
    public Quantity At(int years)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        return new(End.Value + ((After.Value - End.Value) * Math.Pow(1 - Leaves, years)), After.Unit, Derived);
    }

    /// <summary>The path as a simulated series.</summary>
    /// <param name="label">The name of the series.</param>
    /// <param name="from">The year of the second count.</param>
    /// <param name="years">How far, at least 1.</param>
    public YearSeries Path(string label, SchoolYear from, int years) => new(label, label, After.Unit,
        new Origin(OriginKind.Simulated, "NotebookLib", "elk jaar dezelfde instroom en hetzelfde deel dat vertrekt", "zonder toeval", "",
            null, "EUPL-1.2"),
        Enumerable.Range(0, years + 1).Select(y => new YearValue(from + y, At(y).Value)));

    private Origin Derived => Origin.Derived("instroom gedeeld door het deel dat vertrekt", Before.Origin, Inflow.Origin, After.Origin);
}
