using System.Globalization;

namespace NotebookLib;

/// <summary>Numbers as a Dutch reader expects them, whatever the culture of the machine: 1.234.567, 12,3 %, −4,1.</summary>
public static class Dutch
{
    /// <summary>Decimal comma, point for thousands, a true minus sign.</summary>
    public static NumberFormatInfo Format { get; } = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "−",
        NumberNegativePattern = 1,
        NaNSymbol = "–",
        PositiveInfinitySymbol = "∞",
        NegativeInfinitySymbol = "−∞",
    });

    /// <summary>
    /// Rounds half away from zero, as published Dutch figures do, on the shortest decimal that names the double: 0.125 and
    /// 2.675 both round up at two decimals. NaN and infinities pass through.
    /// </summary>
    /// <param name="value">Any number.</param>
    /// <param name="decimals">0 to 15.</param>
    public static double Round(double value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);
        return Math.Abs(value) < 1e12 && double.IsFinite(value)
            ? (double)Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero)
            : Math.Round(value, decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>A number with a fixed number of decimals: <c>1.234.567</c>, <c>−4,1</c>. NaN prints as a dash; minus zero as 0.</summary>
    public static string Number(double value, int decimals = 0)
    {
        var rounded = Round(value, decimals);
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);
    }

    /// <summary>A percentage already in percent: <c>12,3 %</c>, with a no-break space.</summary>
    public static string Percent(double value, int decimals = 1) => Number(value, decimals) + " %";

    /// <summary>A unit as it reads after a printed number: <c>22 scholen</c>, but <c>1 school</c>. Only after exactly "1"; a word that is
    /// not known stays as it is.</summary>
    /// <param name="number">The number as printed.</param>
    /// <param name="unit">The unit in the plural; what follows its first word is kept: <c>scholen (BRIN)</c>.</param>
    internal static string UnitAfter(string number, string unit)
    {
        var first = unit.Split(' ')[0];
        return number == "1" && Singular.TryGetValue(first, out var one) ? one + unit[first.Length..] : unit;
    }

    private static readonly Dictionary<string, string> Singular = new(StringComparer.Ordinal)
    {
        ["dossiers"] = "dossier",
        ["leerlingen"] = "leerling",
        ["locaties"] = "locatie",
        ["maanden"] = "maand",
        ["plaatsen"] = "plaats",
        ["plekken"] = "plek",
        ["scholen"] = "school",
        ["vestigingen"] = "vestiging",
    };

    /// <summary>A p-value: <c>0,037</c>, and <c>&lt; 0,001</c> rather than 0.</summary>
    public static string P(double p) => double.IsNaN(p) ? "–" : p < 0.001 ? "< 0,001" : Number(p, 3);
}
