using NotebookLib;
using NotebookLib.Measures;

/// <summary>How one part compares with a benchmark that contains it.</summary>
/// <param name="Label">The part.</param>
/// <param name="Weight">Its share of the benchmark in the base year, in per cent.</param>
/// <param name="Change">Its own change, in per cent.</param>
/// <param name="Benchmark">The change of the whole benchmark, in per cent.</param>
/// <param name="Rest">The change of the benchmark without the parts that are compared, in per cent.</param>
/// <param name="GapWith">Change minus benchmark, in percentage points.</param>
/// <param name="GapWithout">Change minus rest, in percentage points.</param>
public sealed record BenchmarkGap(string Label, Quantity Weight, Quantity Change, Quantity Benchmark, Quantity Rest, Quantity GapWith,
    Quantity GapWithout);

/// <summary>
/// A total that serves as benchmark while it contains the parts that are compared with it. Growing parts lift their own
/// benchmark, so the gap is understated; the rest shows by how much.
/// </summary>
public sealed class Benchmark
{
    private readonly YearSeries[] _parts;

    /// <summary>Makes a benchmark from all its parts.</summary>
    /// <param name="label">The name of the total.</param>
    /// <param name="parts">Every part, in one unit.</param>
    /// <exception cref="ArgumentException">No parts, different units, or no common year.</exception>
    public Benchmark(string label, params YearSeries[] parts)
    {
        Total = PupilFlows.Sum(label, parts);
        _parts = [.. parts];
    }

    /// <summary>The sum of all parts.</summary>
    public YearSeries Total { get; }

    /// <summary>The parts.</summary>
    public IReadOnlyList<YearSeries> Parts => _parts;

    /// <summary>The sum of the parts that are not named.</summary>
    /// <param name="names">Names (keys) of series that are left out.</param>
    /// <exception cref="ArgumentException">A name is no part, or nothing is left.</exception>
    public YearSeries Without(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.FirstOrDefault(n => !_parts.Any(p => p.Name == n)) is { } unknown)
        {
            throw new ArgumentException($"\"{unknown}\" is no part of {Total.Label}. Parts: "
                + $"{string.Join(", ", _parts.Select(p => p.Name))}.", nameof(names));
        }

        var left = _parts.Where(p => !names.Contains(p.Name)).ToArray();
        return left.Length > 0
            ? PupilFlows.Sum($"{Total.Label} zonder {string.Join(" en ", _parts.Where(p => names.Contains(p.Name)).Select(p => p.Label))}",
            left)
            : throw new ArgumentException("Nothing is left of the benchmark.", nameof(names));
    }

    /// <summary>The parts that are compared, against the whole and against the rest.</summary>
    /// <param name="baseYear">The base year.</param>
    /// <param name="year">The year that is compared with it.</param>
    /// <param name="names">The parts that are compared; the rest is everything else.</param>
    /// <exception cref="MeasureException">A year is missing or the base is 0.</exception>
    public IReadOnlyList<BenchmarkGap> Compare(SchoolYear baseYear, SchoolYear year, params string[] names)
    {
        var rest = Growth.Total(Without(names), baseYear, year);
        var total = Growth.Total(Total, baseYear, year);
        return [.. _parts.Where(p => names.Contains(p.Name)).Select(part =>
        {
            var change = Growth.Total(part, baseYear, year);
            var weight = new Quantity(100 * part[baseYear] / Total[baseYear], $"% van {Total.Label}",
                Origin.Derived($"aandeel in {baseYear}", part.Origin, Total.Origin));
            return new BenchmarkGap(part.Label, weight, change, total, rest, Gap.Points(change, total), Gap.Points(change, rest));
        })];
    }

    /// <summary>The change of the rest when only percentages are known: (g − Σ wᵢ gᵢ) / (1 − Σ wᵢ).</summary>
    /// <param name="total">The change of the whole, in per cent.</param>
    /// <param name="parts">Weight in the base year and change of each compared part, both in per cent.</param>
    /// <exception cref="MeasureException">The weights add up to 100 % or more.</exception>
    public static Quantity Rest(Quantity total, params (Quantity Weight, Quantity Change)[] parts)
    {
        ArgumentNullException.ThrowIfNull(total);
        ArgumentNullException.ThrowIfNull(parts);
        var weight = parts.Sum(p => p.Weight.Value) / 100;
        return weight < 1
            ? new Quantity((total.Value - parts.Sum(p => p.Weight.Value / 100 * p.Change.Value)) / (1 - weight), "%",
                Origin.Derived("verandering van de rest van de vergelijkingsgroep",
                    parts.SelectMany(p => new[] { p.Weight.Origin, p.Change.Origin }).Prepend(total.Origin)))
            : throw new MeasureException("The compared parts make up the whole benchmark: nothing is left to compare with.");
    }
}
