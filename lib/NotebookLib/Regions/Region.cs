namespace NotebookLib.Regions;

/// <summary>The pupils of a region in special (so) and regular primary education (bao), by school year, with bounds where counts are
/// suppressed.</summary>
/// <param name="Name">What a reader calls it.</param>
/// <param name="So">Pupils in so; a year that is absent is not known.</param>
/// <param name="Bao">Pupils in bao; a year that is absent is not known.</param>
/// <param name="Origin">Where the counts come from.</param>
public sealed record Region(string Name, IReadOnlyDictionary<SchoolYear, Count> So, IReadOnlyDictionary<SchoolYear, Count> Bao,
    Origin Origin)
{
    /// <summary>How many schools had pupils in so, by year; null where the source does not tell.</summary>
    public IReadOnlyDictionary<SchoolYear, int>? Schools { get; init; }

    /// <summary>For an unpublished file: the years in which so comes from too few schools, or nearly all from one.</summary>
    internal IReadOnlySet<SchoolYear> Revealing { get; init; } = new HashSet<SchoolYear>();

    /// <summary>A region, or the nation, from two series.</summary>
    public static Region Of(string name, YearSeries so, YearSeries bao) =>
        new(name, Counts(so), Counts(bao), Origin.Derived("so en bao naast elkaar", so.Origin, bao.Origin));

    /// <summary>Whether so in a year may be shown: at least <see cref="DisclosureRule.SmallestCell"/> pupils for certain, and more than one
    /// school where that is known; for an unpublished file as <see cref="DisclosureRule"/> asks of contributors.</summary>
    public bool MayShow(SchoolYear year) => So.TryGetValue(year, out var so) && so.Low >= DisclosureRule.SmallestCell
        && (Schools is null || Schools.GetValueOrDefault(year) > 1) && !Revealing.Contains(year);

    /// <summary>so per 100 bao in a year, or null where that is not known or may not be shown.</summary>
    public Bounds? Rate(SchoolYear year) => MayShow(year) && Bao.TryGetValue(year, out var bao) && bao.Low >= DisclosureRule.SmallestCell
        ? Bounds.Percent(So[year], bao) : null;

    /// <summary>so per 100 bao through the years that are exactly known and may be shown; null where there are none.</summary>
    public YearSeries? RateSeries() =>
        Series("so per 100 bao", So.Keys.Where(y => Rate(y) is { IsExact: true }).Select(y => new YearValue(y, Rate(y)!.Value.Low)));

    /// <summary>Pupils in so through the years that are exactly known and may be shown; null where there are none.</summary>
    public YearSeries? SoSeries() =>
        Series("leerlingen", So.Where(c => c.Value.IsExact && MayShow(c.Key)).Select(c => new YearValue(c.Key, c.Value.Value)));

    /// <summary>Pupils in bao through the years that are exactly known and may be shown; null where there are none.</summary>
    public YearSeries? BaoSeries() =>
        Series("leerlingen", Bao.Where(c => c.Value.IsExact && c.Value.Value >= DisclosureRule.SmallestCell)
            .Select(c => new YearValue(c.Key, c.Value.Value)));

    private YearSeries? Series(string unit, IEnumerable<YearValue> values) => values.ToList() is { Count: > 0 } some
        ? new YearSeries(Name, Name, unit, Origin, some) : null;

    private static Dictionary<SchoolYear, Count> Counts(YearSeries series) =>
        series.ToDictionary(v => v.Year, v => Count.Exact((long)Math.Round(v.Value)));
}
