using NotebookLib.Measures;

namespace NotebookLib.Regions;

/// <summary>One region of a <see cref="RegionPanel"/>.</summary>
public sealed class PanelRegion
{
    private readonly SortedDictionary<(int Type, SchoolYear Year), PanelCell> _cells = [];
    private readonly Origin _origin;
    private readonly SchoolYear? _provisional;

    internal PanelRegion(string code, string name, RegionTable table) =>
        (Code, Name, _origin, _provisional) = (code, name, table.Origin, table.Provisional);

    /// <summary>The code: 0014 (municipality), PO2001, VO2001, or NL.</summary>
    public string Code { get; }

    /// <summary>What a reader calls it. Partnerships carry a name of our own, after their largest municipalities.</summary>
    public string Name { get; }

    /// <summary>The types it has figures of.</summary>
    public IReadOnlyList<SchoolType> Types => [.. _cells.Keys.Select(k => k.Type).Distinct().Select(t => SchoolType.All[t])];

    /// <summary>The cell of a type and year, or null where there is none: not counted, or no pupils.</summary>
    public PanelCell? Find(SchoolType type, SchoolYear year) => _cells.TryGetValue((IndexOf(type), year), out var cell) ? cell : null;

    /// <summary>The sum over types in a year; null where no type has a cell.</summary>
    public PanelCell? Find(IEnumerable<SchoolType> types, SchoolYear year) => types.Select(t => Find(t, year)).OfType<PanelCell>()
        .ToList() is { Count: > 0 } cells ? cells.Aggregate((a, b) => a + b) : null;

    /// <summary>The years in which a type has a cell.</summary>
    public IReadOnlyList<SchoolYear> Years(SchoolType type) => [.. _cells.Keys.Where(k => k.Type == IndexOf(type)).Select(k => k.Year)];

    /// <summary>The pupils of a type as printed, without their bounds; see <see cref="Band"/>.</summary>
    /// <exception cref="ArgumentException">The region has no pupils of that type; the message lists its types.</exception>
    public YearSeries Series(SchoolType type) => Band(type).Value;

    /// <summary>The pupils of a type with their bounds.</summary>
    /// <exception cref="ArgumentException">The region has no pupils of that type; the message lists its types.</exception>
    public YearBand Band(SchoolType type)
    {
        var years = Some(type);
        return Make($"{Code}.{type.Code}", $"{type.Code} {Name}", "leerlingen", null, years, y => Find(type, y)!.Value is var c
            ? (c.Value, c.Low, c.High) : default);
    }

    /// <summary>The share of a type in some types together, in per cent. Where the type is one of them it moves the whole as well, which
    /// the bounds take into account.</summary>
    /// <param name="type">The part.</param>
    /// <param name="of">The whole: which types; name it wherever the share is shown.</param>
    /// <exception cref="ArgumentException">The region has no pupils of the part, or the whole is empty.</exception>
    public YearBand Share(SchoolType type, params SchoolType[] of)
    {
        var years = Some(type).Where(y => ShareIn(type, of, y) is not null).ToList();
        return years.Count == 0
            ? throw new ArgumentException($"{Name} heeft geen leerlingen in {string.Join(", ", of.Select(t => t.Code))}.", nameof(of))
            : Make($"{Code}.{type.Code}/{string.Join('+', of.Select(t => t.Code))}", $"{type.Code} {Name}",
                $"% van {string.Join(", ", of.Select(t => t.Code))}", "aandeel per regio", years,
                y => ShareIn(type, of, y)!.Value);
    }

    /// <summary>The pupils of a type as a percentage of a base year.</summary>
    /// <param name="type">The type.</param>
    /// <param name="baseYear">The year that becomes 100 (ijkjaar).</param>
    /// <exception cref="MeasureException">The base year is missing or can be 0.</exception>
    public YearBand Index(SchoolType type, SchoolYear baseYear) =>
        Make($"{Code}.{type.Code}.index", $"{type.Code} {Name}", $"index, {baseYear} = 100", $"index, {baseYear} = 100", Some(type),
        y => y == baseYear ? (100, 100, 100) : Growth(type, baseYear, y) is var g ? (100 + g.Value, 100 + g.Low, 100 + g.High) : default);

    /// <summary>Growth between two years, with its bounds.</summary>
    /// <exception cref="MeasureException">A year is missing, or the first can be 0: growth from nothing has no percentage.</exception>
    public GrowthBand Growth(SchoolType type, SchoolYear from, SchoolYear to)
    {
        var (first, last) = (Find(type, from), Find(type, to));
        return first is null || last is null
            ? throw new MeasureException($"{Name} heeft geen {type.Code} in {(first is null ? from : to)}.")
            : first.Value.Low <= 0
                ? throw new MeasureException($"{Name} kan in {from} nul leerlingen in {type.Code} hebben; dan is er geen groei in "
                + $"procenten.")
            : GrowthBand.Of(first.Value, last.Value);
    }

    internal (double Value, double Low, double High)? ShareIn(SchoolType type, IReadOnlyCollection<SchoolType> of, SchoolYear year)
    {
        if (Find(type, year) is not { } part || Find(of, year) is not { Value: > 0, Low: > 0 } whole)
        {
            return null;
        }

        if (!of.Contains(type))
        {
            return (100 * part.Value / whole.Value, 100 * part.Low / whole.High, 100 * part.High / whole.Low);
        }

        var (low, high) = (part.Low + whole.High - part.High, part.High + whole.Low - part.Low);
        return (100 * part.Value / whole.Value, low > 0 ? 100 * part.Low / low : 0, high > 0 ? 100 * part.High / high : 100);
    }

    internal void Put(SchoolType type, SchoolYear year, PanelCell cell) => _cells.Add((IndexOf(type), year), cell);

    internal bool Has(SchoolType type, SchoolYear year) => _cells.ContainsKey((IndexOf(type), year));

    internal IEnumerable<(SchoolType Type, SchoolYear Year, PanelCell Cell)> Cells =>
        _cells.Select(c => (SchoolType.All[c.Key.Type], c.Key.Year, c.Value));

    private static int IndexOf(SchoolType type)
    {
        for (var i = 0; i < SchoolType.All.Count; i++)
        {
            if (SchoolType.All[i] == type)
            {
                return i;
            }
        }

        throw new ArgumentException("No such type of school.", nameof(type));
    }

    private IReadOnlyList<SchoolYear> Some(SchoolType type) => Years(type) is { Count: > 0 } years ? years
        : throw new ArgumentException($"{Name} heeft geen leerlingen in {type.Code}; wel in "
            + $"{string.Join(", ", Types.Select(t => t.Code))}.", nameof(type));

    private YearBand Make(string key, string label, string unit, string? method, IReadOnlyList<SchoolYear> years, Func<SchoolYear,
        (double Value, double Low, double High)> value)
    {
        var estimate = _cells.Values.Any(c => c.IsEstimate);
        var origin = method is null && !estimate ? _origin
            : Origin.Derived($"{method ?? "leerlingen per regio"}{(estimate ? "; schatting, verdeelde gemeenten" : "")}", _origin);
        var points = years.Select(y => (Year: y, Cell: value(y))).ToList();
        YearSeries Of(string part, Func<(double Value, double Low, double High), double> pick) =>
            new(key + part, label, unit, origin, points.Select(p => new YearValue(p.Year, pick(p.Cell), p.Year == _provisional)));
        return new YearBand(Of("", c => c.Value), Of(".laag", c => c.Low), Of(".hoog", c => c.High));
    }
}
