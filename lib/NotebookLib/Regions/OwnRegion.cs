using NotebookLib.Sources;

namespace NotebookLib.Regions;

/// <summary>
/// The counts of an own export as a reader may see them. A count is shown when it is exactly known, when it is nobody or at least
/// <see cref="DisclosureRule.SmallestCell"/> pupils, and, where the export names schools, when at least
/// <see cref="DisclosureRule.FewestContributors"/> schools have such pupils and none has nearly all: an own file is not published, and two
/// schools would learn each other's. Regular primary schools are many and their counts are public; they are shown. Sums and shares exist
/// only where every part is shown, so that no number on a page has a withheld count in it.
/// </summary>
public sealed class OwnRegion
{
    private readonly Dictionary<SchoolType, IReadOnlyDictionary<SchoolYear, Count>> _sums;
    private readonly Dictionary<(SchoolType Type, SchoolYear Year), (int Schools, long Largest)>? _schools;

    private OwnRegion(OwnData own)
    {
        Name = own.Mapping.Name.Length > 0 ? own.Mapping.Name : "eigen regio";
        Origin = new Origin(OriginKind.Local, Name, $"eigen bestand {own.File}", "", own.File, null, "eigen gegevens");
        Types = [.. own.Counts.Select(c => c.Type).Distinct().OrderBy(t => t.Code, StringComparer.Ordinal)];
        Years = [.. own.Counts.Select(c => c.Year).Distinct().Order()];
        _sums = Types.ToDictionary(t => t, own.Bounds);
        _schools = !own.Counts.Any(c => c.School.Length > 0) ? null
            : own.Counts.Where(c => c.Pupils.High > 0).GroupBy(c => (c.Type, c.Year)).ToDictionary(g => g.Key, g =>
                g.GroupBy(c => c.School).Select(s => s.Sum(c => c.Pupils.High)).ToList() is var each ? (each.Count, each.Max()) : default);
    }

    /// <summary>What a reader calls the region.</summary>
    public string Name { get; }

    /// <summary>Where the counts come from: the file's name, without its folder.</summary>
    public Origin Origin { get; }

    /// <summary>The school types of the export, by code.</summary>
    public IReadOnlyList<SchoolType> Types { get; }

    /// <summary>The school years of the export.</summary>
    public IReadOnlyList<SchoolYear> Years { get; }

    /// <summary>The region of an export.</summary>
    public static OwnRegion Of(OwnData own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return new OwnRegion(own);
    }

    /// <summary>The count of a type in a year, with bounds where it is suppressed; null where it is not known. It is not for showing: ask
    /// <see cref="MayShow"/> first.</summary>
    public Count? Find(SchoolType type, SchoolYear year) => _sums.TryGetValue(type, out var sums) && sums.TryGetValue(year, out var count)
        ? count : null;

    /// <summary>Whether the count of a type in a year may be shown.</summary>
    public bool MayShow(SchoolType type, SchoolYear year) => SmallCells.MayShow(Find(type, year))
        && (type == SchoolType.Bao || !Reveals(type, year));

    /// <summary>The pupils of some types together, through the years in which each of them is shown; null where there is no such
    /// year.</summary>
    /// <param name="label">What a reader calls the series.</param>
    /// <param name="types">The types.</param>
    public YearSeries? Pupils(string label, params SchoolType[] types) => Series(label, "leerlingen", types, year => Sum(types, year));

    /// <summary>The pupils of some types per 100 pupils of others, through the years in which each of them is shown and the others are not
    /// zero; null where there is no such year.</summary>
    /// <param name="label">What a reader calls the series.</param>
    /// <param name="unit">What it is a share of: "% van po".</param>
    /// <param name="over">Above the line.</param>
    /// <param name="of">Below the line.</param>
    public YearSeries? Share(string label, string unit, IReadOnlyList<SchoolType> over, IReadOnlyList<SchoolType> of)
    {
        ArgumentNullException.ThrowIfNull(over);
        ArgumentNullException.ThrowIfNull(of);
        return Series(label, unit, [.. over.Union(of)], year => Sum(of, year) is > 0 and var all ? 100 * Sum(over, year) / all
            : double.NaN);
    }

    /// <summary>so and bao as the two charts of the report take them.</summary>
    internal Region Region() => new(Name, Counts(SchoolType.So), Counts(SchoolType.Bao), Origin)
    {
        Schools = _schools?.Where(s => s.Key.Type == SchoolType.So).ToDictionary(s => s.Key.Year, s => s.Value.Schools),
        Revealing = Years.Where(y => Reveals(SchoolType.So, y)).ToHashSet(),
    };

    /// <summary>Whether the count would tell what single schools have.</summary>
    private bool Reveals(SchoolType type, SchoolYear year) => _schools is not null
        && _schools.GetValueOrDefault((type, year)) is var (schools, largest) && Find(type, year) is { } all
        && !DisclosureRule.Usual.Shows(all.High, schools, largest);

    private IReadOnlyDictionary<SchoolYear, Count> Counts(SchoolType type) => _sums.GetValueOrDefault(type)
        ?? new Dictionary<SchoolYear, Count>();

    private double Sum(IEnumerable<SchoolType> types, SchoolYear year) => types.Sum(t => (double)Find(t, year)!.Value.Value);

    private YearSeries? Series(string label, string unit, SchoolType[] types, Func<SchoolYear, double> value)
    {
        var values = Years.Where(y => Array.TrueForAll(types, t => MayShow(t, y))).Select(y => new YearValue(y, value(y))).Where(v =>
            double.IsFinite(v.Value)).ToList();
        return values.Count == 0 || types.Length == 0 ? null : new YearSeries("eigen." + string.Join('+', types.Select(t => t.Code)), label,
            unit, Origin, values);
    }
}
