namespace NotebookLib.Measures;

/// <summary>The difference between two changes, in two units that are easily confused.</summary>
public static class Gap
{
    /// <summary>The difference in percentage points: 1.2 − (−3.6) = 4.8.</summary>
    /// <param name="change">A change in per cent.</param>
    /// <param name="benchmark">The change it is compared with, in per cent.</param>
    public static Quantity Points(Quantity change, Quantity benchmark)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(benchmark);
        return new(change.Value - benchmark.Value, "procentpunt", Origin.Derived("verschil in procentpunten", change.Origin,
            benchmark.Origin));
    }

    /// <summary>The relative difference in per cent: (1 + a) / (1 + b) − 1, which is 4.98 % for 1.2 and −3.6.</summary>
    /// <param name="change">A change in per cent.</param>
    /// <param name="benchmark">The change it is compared with, in per cent; more than −100.</param>
    /// <exception cref="MeasureException">The benchmark fell to nothing.</exception>
    public static Quantity Relative(Quantity change, Quantity benchmark)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(benchmark);
        return benchmark.Value > -100
            ? new Quantity(100 * ((1 + change.Value / 100) / (1 + benchmark.Value / 100) - 1), "%",
                Origin.Derived("relatief verschil", change.Origin, benchmark.Origin))
            : throw new MeasureException("A benchmark that fell by 100 % or more leaves nothing to compare with.");
    }
}
