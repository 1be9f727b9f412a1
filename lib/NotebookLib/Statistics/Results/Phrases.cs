using System.Globalization;

namespace NotebookLib.Statistics;

/// <summary>Sentences that every reading shares, so that the same thing is always said in the same words.</summary>
internal static class Phrases
{
    public static Reading NotCause { get; } = new("Over de oorzaak zegt dit niets.", "This says nothing about the cause.");

    /// <summary>Said with a chain that repeats the shares of one year.</summary>
    public static Reading WorkedExample { get; } =
        new("Dit gaat ervan uit dat elk jaar dezelfde kansen geeft en dat het verleden niet meetelt. Het is een rekenvoorbeeld, geen "
        + "voorspelling.",
        "This assumes that every year gives the same chances and that the past does not count. It is a worked example, not a forecast.");

    public static string Number(double value, int decimals, bool dutch)
    {
        if (double.IsNaN(value))
        {
            return dutch ? "onbekend" : "unknown";
        }
        if (double.IsInfinity(value))
        {
            return dutch ? (value > 0 ? "oneindig" : "min oneindig") : (value > 0 ? "infinity" : "minus infinity");
        }
        if (value != 0 && Math.Abs(value) < 0.5 * Math.Pow(10, -decimals))
        {
            decimals = Math.Min(15, (int)Math.Ceiling(-Math.Log10(Math.Abs(value))) + 1); // a small number is not 0
            if (decimals > 8)
            {
                var text = value.ToString("0.0e-0", CultureInfo.InvariantCulture);
                return dutch ? text.Replace('.', ',').Replace('-', '−') : text;
            }
        }
        return dutch ? Dutch.Number(value, decimals) : Dutch.Round(value, decimals)
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Whole numbers without decimals, others with one.</summary>
    public static string Short(double value, bool dutch) => Number(value, value % 1 == 0 ? 0 : 1, dutch);

    /// <summary>A part of a sum with its sign; what rounding left of nothing is 0.</summary>
    public static string Part(double value, Unit unit, bool dutch)
    {
        var clean = Math.Abs(value) < 1e-12 ? 0 : value;
        var shown = (unit.Factor == 1 ? Short(clean, dutch) + " " + (dutch ? unit.Nl : unit.En) : unit.Show(clean, dutch)).TrimEnd();
        return clean > 0 ? "+" + shown : shown;
    }

    /// <summary>The range of a p-value: "p = 0,021", "p &lt; 0,001" or "p van 0,001 tot 0,030".</summary>
    public static string PRange((double Low, double High) p, bool dutch)
    {
        string low = P(p.Low, dutch), high = P(p.High, dutch);
        return low != high ? (dutch ? $"p van {low} tot {high}" : $"p from {low} to {high}") : low.StartsWith('<') ? "p " + low
            : "p = " + low;
    }

    /// <summary>Two ends as a clause, or one number where they agree.</summary>
    public static string Between((double Low, double High) ends, Unit unit, bool dutch) => ends.Low == ends.High || double.IsNaN(ends.Low)
        ? unit.Show(ends.Low, dutch)
        : Number(ends.Low * unit.Factor, unit.Decimals, dutch) + (dutch ? " tot " : " to ") + unit.Show(ends.High, dutch);

    public static string Count(long value, bool dutch) => Number(value, 0, dutch);

    /// <summary>p as people read it; never 0.</summary>
    public static string P(double p, bool dutch) => double.IsNaN(p) ? (dutch ? "geen" : "none") : p < 0.001
        ? (dutch ? "< 0,001" : "< 0.001")
        : dutch ? Dutch.Number(p, 3) : Dutch.Round(p, 3).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>The interval as a clause: "de gegevens passen bij … tot … procentpunt (95 %-interval)".</summary>
    public static Reading Range(Interval interval, Unit unit)
    {
        string Level(bool nl) => Number(interval.Level * 100, interval.Level * 100 % 1 == 0 ? 0 : 1, nl);
        var scaled = interval.Times(unit.Factor);
        return new(
            $"de gegevens passen bij {Number(scaled.Low, unit.Decimals, true)} tot {Number(scaled.High, unit.Decimals,
                true)} {unit.Nl}".TrimEnd() + $" ({Level(true)} %-interval)",
            $"the data fit {Number(scaled.Low, unit.Decimals, false)} to {Number(scaled.High, unit.Decimals, false)} {unit.En}".TrimEnd()
                + $" ({Level(false)}% interval)");
    }

    /// <summary>What p means, which differs between everyone and a sample.</summary>
    public static Reading Chance(double p, Coverage coverage)
    {
        string nl = P(p, true), en = P(p, false);
        var (eqNl, eqEn) = (nl.StartsWith('<') ? nl : "= " + nl, en.StartsWith('<') ? en : "= " + en);
        if (double.IsNaN(p))
        {
            return coverage == Coverage.Population
                ? new("Dit beschrijft de hele populatie; een toets bestaat hier niet.",
                    "This describes the whole population; there is no test here.")
                : new("Een toets bestaat hier niet.", "There is no test here.");
        }
        return coverage == Coverage.Population
            ? new($"Dit beschrijft de hele populatie; de p-waarde leest het verschil als een proces dat zich kan herhalen (p {eqNl}).",
                $"This describes the whole population; the p-value reads the difference as a process that could repeat itself (p {eqEn}).")
            : new($"Als er in werkelijkheid geen verschil is, geeft toeval een uitkomst als deze, of een nog grotere, met kans {nl}.",
                $"If there is really no difference, chance gives an outcome like this, or a larger one, with probability {en}.");
    }

    /// <summary>Said where the interval holds the value of no difference.</summary>
    public static Reading Open(Interval? interval, double none) => interval is { } range && range.Contains(none)
        ? new("Ook geen verschil past daarbij. Dat is geen bewijs dat er geen verschil is.",
            "No difference fits them as well. That is no proof that there is no difference.")
        : Reading.Empty;

    /// <summary>Said where p is small or not, for measures without an interval.</summary>
    public static Reading NoProofOfSame(double p) => p >= 0.05
        ? new("Dat de toets geen verschil aantoont, bewijst niet dat het gelijk is.",
            "That the test shows no difference does not prove that they are the same.")
        : Reading.Empty;

    /// <summary>"twee" style list: a, b en c.</summary>
    public static string List(IEnumerable<string> items, bool dutch)
    {
        var all = items.ToList();
        return all.Count <= 1 ? string.Concat(all) : string.Join(", ", all.Take(all.Count - 1)) + (dutch ? " en " : " and ") + all[^1];
    }
}
