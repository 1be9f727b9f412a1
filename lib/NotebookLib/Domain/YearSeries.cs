using System.Collections;

namespace NotebookLib;

/// <summary>One value of a <see cref="YearSeries"/>.</summary>
/// <param name="Year">The school year; counts are those of its 1 October.</param>
/// <param name="Value">The value in the unit of the series.</param>
/// <param name="Provisional">Whether the publisher calls it provisional; charts draw it hollow.</param>
public readonly record struct YearValue(SchoolYear Year, double Value, bool Provisional = false);

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
    /// <exception cref="ArgumentException">No values, a year twice, or a value that is not finite.</exception>
    public YearSeries(string name, string label, string unit, Origin origin, IEnumerable<YearValue> values)
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
    }

    /// <summary>The key of the series.</summary>
    public string Name { get; }

    /// <summary>The name a reader sees.</summary>
    public string Label { get; }

    /// <summary>The unit, in Dutch.</summary>
    public string Unit { get; }

    /// <summary>Where the figures come from.</summary>
    public Origin Origin { get; }

    /// <summary>The years present, ascending.</summary>
    public IEnumerable<SchoolYear> Years => _values.Select(v => v.Year);

    /// <summary>The first value.</summary>
    public YearValue First => _values[0];

    /// <summary>The last value.</summary>
    public YearValue Last => _values[^1];

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public YearValue this[int index] => _values[index];

    /// <summary>The value of a school year.</summary>
    /// <exception cref="KeyNotFoundException">The series has no value for that year; the message says which it has.</exception>
    public double this[SchoolYear year] => Find(year) ?? throw new KeyNotFoundException(
        $"{Label} ({Name}) has no value for {year}; it runs from {First.Year} to {Last.Year}.");

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
    public YearSeries Named(string label) => new(Name, label, Unit, Origin, _values);

    /// <summary>The part from one year to another, both included.</summary>
    /// <exception cref="ArgumentException">No value lies in that span.</exception>
    public YearSeries Between(SchoolYear first, SchoolYear last) =>
        new(Name, Label, Unit, Origin, _values.Where(v => v.Year >= first && v.Year <= last));

    /// <summary>Each value changed by a function of year and value; the origin records how.</summary>
    public YearSeries Map(string unit, string method, Func<SchoolYear, double, double> change) =>
        new(Name, Label, unit, Origin.Derived(method, Origin), _values.Select(v => v with { Value = change(v.Year, v.Value) }));

    /// <summary>Two series combined on the years that both have.</summary>
    /// <exception cref="ArgumentException">They share no year.</exception>
    public YearSeries With(YearSeries other, string name, string label, string unit, string method, Func<double, double, double> combine) =>
        new(name, label, unit, Origin.Derived(method, Origin, other.Origin), _values.Where(v => other.Find(v.Year) is not null)
            .Select(v => new YearValue(v.Year, combine(v.Value, other[v.Year]), v.Provisional)));

    /// <inheritdoc/>
    public IEnumerator<YearValue> GetEnumerator() => ((IEnumerable<YearValue>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
