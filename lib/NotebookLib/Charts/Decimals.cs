namespace NotebookLib.Charts;

/// <summary>How many decimals a set of numbers deserves.</summary>
internal static class Decimals
{
    /// <summary>The fewest decimals that show every value, at most what its size can bear: none from 1000, one from 10, two from 1, three
    /// below.</summary>
    public static int For(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0)
        {
            return 0;
        }

        var largest = finite.Max(Math.Abs);
        var cap = largest >= 1000 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3;
        var decimals = 0;
        while (decimals < cap && finite.Any(v => Math.Abs(Dutch.Round(v, decimals) - v) > 1e-9 * Math.Max(1, largest)))
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>Value and unit as a reader says it: 33,2 %, 1.474 leerlingen, 104,2 (an index says its unit in the subtitle).</summary>
    public static string WithUnit(double value, string unit, int decimals)
    {
        var number = Dutch.Number(value, decimals);
        return unit.Length == 0 || unit.StartsWith("index", StringComparison.OrdinalIgnoreCase) ? number
            : number + "\u00a0" + Dutch.UnitAfter(number, unit);
    }
}
