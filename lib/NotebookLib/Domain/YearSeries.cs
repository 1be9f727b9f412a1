using System.Collections;

namespace NotebookLib;

/// <summary>One value of a <see cref="YearSeries"/>.</summary>
/// <param name="Year">The school year; counts are those of its 1 October.</param>
/// <param name="Value">The value in the unit of the series.</param>
/// <param name="Provisional">Whether the publisher calls it provisional; charts draw it hollow.</param>
public readonly record struct YearValue(SchoolYear Year, double Value, bool Provisional = false);

/// <summary>A year of a <see cref="YearSeries"/> whose value is known only between two bounds, both included: a publisher's <c>&lt;5</c> is
/// 1 to 4.</summary>
/// <param name="Year">The school year.</param>
/// <param name="Low">The smallest value it can have, in the unit of the series.</param>
/// <param name="High">The largest value it can have.</param>
public readonly record struct YearRange(SchoolYear Year, double Low, double High)
{
    /// <summary>Prints Dutch: <c>1–4</c>.</summary>
    public override string ToString() => $"{Shown(Low)}–{Shown(High)}";

    private static string Shown(double value) => Dutch.Number(value, value == Math.Round(value) ? 0 : 2);
}

/// <summary>
/// A figure through the school years, with its unit and origin. Years are unique and sorted; a year that is absent is
/// absent, never zero. Immutable.
/// </summary>
[Display.TypeFormatterSource(typeof(Display.YearSeriesFormatter))]
public sealed class YearSeries : IReadOnlyList<YearValue>
{
    private readonly YearValue[] _values;

    /// <summary>Makes a series from values in any order.</summary>
    /// <param name="name">A key, e.g. "vo.pro".</param>
    /// <param name="label">The name a reader sees, in Dutch: "praktijkonderwijs".</param>
    /// <param name="unit">The unit in Dutch: "leerlingen", "%".</param>
    /// <param name="origin">Where the figures come from.</param>
    /// <param name="values">The values; at least one, years unique, values finite.</param>
    /// <param name="ranges">Years that are known only between bounds; none where left out. They are not among the values.</param>
    /// <exception cref="ArgumentException">No values, a year twice, a value that is not finite, or bounds the wrong way
    /// round.</exception>
    public YearSeries(string name, string label, string unit, Origin origin, IEnumerable<YearValue> values,
        IEnumerable<YearRange>? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        (Name, Label, Unit, Origin) = (name, label, unit, origin);
        foreach (var root in origin.Roots)
        {
            DataLedger.Use(root);
        }

        _values = [.. values.OrderBy(v => v.Year)];
        if (_values.Length == 0)
        {
            throw new ArgumentException($"Series {name} has no values.", nameof(values));
        }

        for (var i = 0; i < _values.Length; i++)
        {
            if (!double.IsFinite(_values[i].Value))
            {
                throw new ArgumentException($"Series {name} has a value that is not a number in {_values[i].Year}; leave the year out "
                    + $"instead.", nameof(values));
            }

            if (i > 0 && _values[i].Year == _values[i - 1].Year)
            {
                throw new ArgumentException($"Series {name} has {_values[i].Year} twice.", nameof(values));
            }
        }

        Ranges = [.. (ranges ?? []).OrderBy(r => r.Year)];
        foreach (var range in Ranges)
        {
            if (Find(range.Year) is not null || Ranges.Count(r => r.Year == range.Year) > 1 || !double.IsFinite(range.Low)
                || !double.IsFinite(range.High) || range.Low > range.High)
            {
                throw new ArgumentException($"Series {name} needs for {range.Year} a value or one pair of bounds, the lower first.",
                    nameof(ranges));
            }
        }
    }

    /// <summary>The key of the series.</summary>
    public string Name { get; }

    /// <summary>The name a reader sees.</summary>
    public string Label { get; }

    /// <summary>The unit, in Dutch.</summary>
    public string Unit { get; }

    /// <summary>Where the figures come from.</summary>
    public Origin Origin { get; }

    /// <summary>The years that are known only between bounds, ascending: counts that a publisher suppressed. They are not among the
    /// values; <c>ForTest()</c> hands them to the tests.</summary>
    public IReadOnlyList<YearRange> Ranges { get; }

    /// <summary>Years that are not here because only one of the series that this one was made of has them (<see cref="Minus"/>); tests of
    /// this series say so.</summary>
    public IReadOnlyList<SchoolYear> LeftOut { get; private init; } = [];

    /// <summary>What a reader must know of how this series was made, Dutch and English: rows that were left out as totals. It stands under
    /// the series, and tests of it repeat it.</summary>
    public IReadOnlyList<(string Nl, string En)> Remarks { get; init; } = [];

    /// <summary>The years present, ascending.</summary>
    public IEnumerable<SchoolYear> Years => _values.Select(v => v.Year);

    /// <summary>The first value.</summary>
    public YearValue First => _values[0];

    /// <summary>The last value.</summary>
    public YearValue Last => _values[^1];

    /// <inheritdoc/>
    public int Count => _values.Length;

    YearValue IReadOnlyList<YearValue>.this[int index] => _values[index];

    /// <summary>The value of the school year that starts in a year: <c>so[2018]</c> is that of 2018/'19. A position is no year; take
    /// <c>so.First</c>, <c>so.Last</c> or <c>so.ElementAt(3)</c>.</summary>
    /// <param name="year">The year of the 1 October.</param>
    /// <exception cref="KeyNotFoundException">The series has no value for that year; the message says which it has.</exception>
    public double this[int year] => year is >= 1900 and <= 2100 ? this[new SchoolYear(year)] : throw new KeyNotFoundException(
        FormattableString.Invariant($"{Label} ({Name}) has no year {year}: between the brackets stands the year of a 1 October. ")
        + $"{Here()} For a place in the row use First, Last or ElementAt.");

    /// <summary>The value of a school year.</summary>
    /// <exception cref="KeyNotFoundException">The series has no value for that year; the message says which it has.</exception>
    public double this[SchoolYear year] => Find(year) ?? throw new KeyNotFoundException(
        $"{Label} ({Name}) has no value for {year}{(Ranges.FirstOrDefault(r => r.Year == year) is { High: > 0 } r ? ", only bounds: "
            + $"{Dutch.Number(r.Low)} to {Dutch.Number(r.High)}" : "")}; it runs from {First.Year} to {Last.Year}. {Here()}");

    /// <summary>The value of a school year, or null where there is none.</summary>
    public double? Find(SchoolYear year)
    {
        foreach (var value in _values)
        {
            if (value.Year == year)
            {
                return value.Value;
            }
        }

        return null;
    }

    /// <summary>One value with unit and origin.</summary>
    /// <exception cref="KeyNotFoundException">The series has no value for that year.</exception>
    public Quantity At(SchoolYear year) => new(this[year], Unit, Origin);

    /// <summary>The same figures under another label.</summary>
    public YearSeries Named(string label) => new(Name, label, Unit, Origin, _values, Ranges) { LeftOut = LeftOut, Remarks = Remarks };

    /// <summary>The part from one year to another, both included.</summary>
    /// <exception cref="ArgumentException">No value lies in that span.</exception>
    public YearSeries Between(SchoolYear first, SchoolYear last)
    {
        bool Inside(SchoolYear year) => year >= first && year <= last;
        return new(Name, Label, Unit, Origin, _values.Where(v => Inside(v.Year)), Ranges.Where(r => Inside(r.Year)))
            { LeftOut = [.. LeftOut.Where(Inside)], Remarks = Remarks };
    }

    /// <summary>Each value changed by a function of year and value; the origin records how. Bounds are changed at both ends, which is right
    /// where more stays more, or becomes less throughout.</summary>
    public YearSeries Map(string unit, string method, Func<SchoolYear, double, double> change) =>
        new(Name, Label, unit, Origin.Derived(method, Origin), _values.Select(v => v with { Value = change(v.Year, v.Value) }),
            Ranges.Select(r => Hull(r.Year, [change(r.Year, r.Low), change(r.Year, r.High)]))) { LeftOut = LeftOut, Remarks = Remarks };

    /// <summary>Two series combined on the years that both have; with bounds where a year of either has them, from the combinations of
    /// their ends.</summary>
    /// <exception cref="ArgumentException">They share no year.</exception>
    public YearSeries With(YearSeries other, string name, string label, string unit, string method, Func<double, double, double> combine) =>
        new(name, label, unit, Origin.Derived(method, Origin, other.Origin), _values.Where(v => other.Find(v.Year) is not null)
            .Select(v => new YearValue(v.Year, combine(v.Value, other[v.Year]), v.Provisional)),
            Ranges.Select(r => r.Year).Union(other.Ranges.Select(r => r.Year)).Where(y => Ends(y).Length * other.Ends(y).Length > 0)
                .Select(y => Hull(y, from a in Ends(y) from b in other.Ends(y) select combine(a,
                    b)))) { Remarks = [.. Remarks.Union(other.Remarks)] };

    /// <summary>
    /// This series minus another, year by year: two regions as one series of differences, for <c>ForTest().Trend()</c>,
    /// <c>SlopeChange</c> and the rest. A year of which either is suppressed keeps bounds; a year that only one of both has is not there
    /// and stands in <see cref="LeftOut"/>. The unit stays, except that a difference of percentages is in procentpunt.
    /// </summary>
    /// <param name="other">The series that is taken away, in the same unit.</param>
    /// <returns>A series called "this min the other", with an origin that names both.</returns>
    /// <exception cref="ArgumentException">The units differ, also where they are percentages of different wholes, or no year has a value in
    /// both.</exception>
    public YearSeries Minus(YearSeries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Unit != other.Unit)
        {
            throw new ArgumentException($"{Label} is in \"{Unit}\" and {other.Label} in \"{other.Unit}\": a difference needs one unit. "
                + $"Bring both to the same with Map, or take series of the same whole.", nameof(other));
        }

        if (!_values.Any(v => other.Find(v.Year) is not null))
        {
            throw new ArgumentException($"{Label} and {other.Label} share no year with a value in both. {Here()} {other.Here()}",
                nameof(other));
        }

        var shared = With(other, $"{Name}-{other.Name}", $"{Label} min {other.Label}", Unit.StartsWith('%') ? "procentpunt" : Unit,
            $"{Label} min {other.Label}", (a, b) => a - b);
        return new(shared.Name, shared.Label, shared.Unit, shared.Origin, shared._values.Select(v => v with {
            Provisional = v.Provisional || other._values.First(o => o.Year == v.Year).Provisional }), shared.Ranges)
        {
            LeftOut = [.. AllYears.Union(other.AllYears).Except(shared.AllYears).Union(LeftOut).Union(other.LeftOut)
                .Except(shared.AllYears).Order()],
            Remarks = shared.Remarks,
        };
    }

    private IEnumerable<SchoolYear> AllYears => Years.Concat(Ranges.Select(r => r.Year));

    private double[] Ends(SchoolYear year) => Find(year) is { } known ? [known]
        : [.. Ranges.Where(r => r.Year == year).SelectMany(r => new[] { r.Low, r.High })];

    private static YearRange Hull(SchoolYear year, IEnumerable<double> ends) => new(year, ends.Min(), ends.Max());

    private string Here() => $"{Label} has {string.Join(", ", Years)}.";

    /// <inheritdoc/>
    public IEnumerator<YearValue> GetEnumerator() => ((IEnumerable<YearValue>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
