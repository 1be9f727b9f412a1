namespace NotebookLib;

/// <summary>A number that may be shown: value, unit and origin together.</summary>
/// <param name="Value">The number; NaN means that there is none.</param>
/// <param name="Unit">The unit in Dutch: "leerlingen", "%", "procentpunt", "index, 2018/'19 = 100".</param>
/// <param name="Origin">Where it comes from.</param>
[Display.TypeFormatterSource(typeof(Display.QuantityFormatter))]
public sealed record Quantity(double Value, string Unit, Origin Origin)
{
    /// <summary>Where it comes from; never null.</summary>
    public Origin Origin { get; } = Noted(Origin);

    /// <summary>Prints Dutch with <paramref name="decimals"/> decimals and the unit: <c>33,2 %</c>, <c>1 school</c>.</summary>
    public string ToString(int decimals) =>
        $"{Dutch.Number(Value, decimals)} {Dutch.UnitAfter(Dutch.Number(Value, decimals), Unit)}".TrimEnd();

    /// <summary>Prints Dutch: whole numbers without decimals, others with one.</summary>
    public override string ToString() => ToString(Value == Math.Round(Value) ? 0 : 1);

    private static Origin Noted(Origin origin)
    {
        DataLedger.Use(origin ?? throw new ArgumentNullException(nameof(origin), "A number without an origin cannot be shown."));
        return origin;
    }
}
