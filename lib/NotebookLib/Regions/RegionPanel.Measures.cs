using NotebookLib.Measures;
using NotebookLib.Statistics;

namespace NotebookLib.Regions;

/// <summary>How much regions differ in a share, beside what chance and rounding would give.</summary>
/// <param name="Year">The school year.</param>
/// <param name="Regions">How many regions.</param>
/// <param name="Mean">The share of all regions together, 0 to 1.</param>
/// <param name="Dispersion">How many times the regions vary as much as chance would make them (Pearson's X² over its degrees of freedom):
/// about 1 when every pupil's chance is the same everywhere.</param>
/// <param name="FromRounding">The part of <paramref name="Dispersion"/> that rounding alone gives, on average.</param>
/// <param name="Spread">The standard deviation between regions beyond chance and rounding, 0 to 1 (DerSimonian and Laird 1986); 0 when they
/// vary no more than that.</param>
public sealed record PanelSpread(SchoolYear Year, int Regions, double Mean, double Dispersion, double FromRounding, double Spread);

/// <summary>Whether the order of regions stays: Spearman's ρ between two years.</summary>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
/// <param name="Correlation">The correlation of the ranks.</param>
/// <param name="Regions">The regions that took part.</param>
public sealed record RankPersistence(SchoolYear From, SchoolYear To, SpearmanCorrelation Correlation, IReadOnlyList<PanelRegion> Regions);

/// <content>Measures over the regions of a panel.</content>
public sealed partial class RegionPanel
{
    /// <summary>The growth of a type in each region that has it, from low to high. Regions that can have 0 in the first year are left
    /// out.</summary>
    public IReadOnlyList<(PanelRegion Region, GrowthBand Growth)> Growths(SchoolType type, SchoolYear from, SchoolYear to) =>
        [.. Regions.Where(r => r.Find(type, from) is { Low: > 0 } && r.Find(type, to) is not null).Select(r =>
            (Region: r, Growth: r.Growth(type, from, to))).OrderBy(g => g.Growth.Value).ThenBy(g => g.Region.Code, StringComparer.Ordinal)];

    /// <summary>The shares of a year as units of a funnel, rounded to whole pupils. Regions without the part or the whole are left
    /// out.</summary>
    /// <param name="year">The school year.</param>
    /// <param name="type">The part, which has to be one of <paramref name="of"/>.</param>
    /// <param name="of">The whole.</param>
    /// <exception cref="MeasureException">Fewer than two regions have such pupils.</exception>
    public Funnel Funnel(SchoolYear year, SchoolType type, params SchoolType[] of) =>
        new([.. Cells(year, type, of).Select(c =>
        new FunnelUnit(c.Region.Name, (long)Math.Round(c.Part.Value), (long)Math.Round(c.Whole.Value)))]);

    /// <summary>How much the regions differ in a share beyond chance, in one year.</summary>
    /// <inheritdoc cref="Funnel"/>
    public PanelSpread Spread(SchoolYear year, SchoolType type, params SchoolType[] of)
    {
        var (cells, funnel) = (Cells(year, type, of), Funnel(year, type, of));
        var unit = funnel.Mean * (1 - funnel.Mean);
        double Own((PanelRegion Region, PanelCell Part, PanelCell Whole) c) => Math.Pow(c.Part.Rounding / c.Whole.Value, 2);
        var fromRounding = cells.Average(c => Own(c) / (unit / c.Whole.Value));
        var weights = cells.Select(c => 1 / ((unit / c.Whole.Value) + Own(c))).ToList();
        var mean = cells.Zip(weights, (c, w) => w * c.Part.Value / c.Whole.Value).Sum() / weights.Sum();
        var q = cells.Zip(weights, (c, w) => w * Math.Pow((c.Part.Value / c.Whole.Value) - mean, 2)).Sum();
        var scale = weights.Sum() - (weights.Sum(w => w * w) / weights.Sum());
        return new PanelSpread(year, cells.Count, funnel.Mean, funnel.Dispersion, fromRounding,
            Math.Sqrt(Math.Max(0, (q - (cells.Count - 1)) / scale)));
    }

    /// <summary>Whether regions keep their place in a share between two years. Rounding of small counts pulls the correlation down; a
    /// minimum size keeps that small.</summary>
    /// <param name="from">The first year.</param>
    /// <param name="to">The last year.</param>
    /// <param name="least">How many pupils the whole has at least in the first year.</param>
    /// <param name="type">The part.</param>
    /// <param name="of">The whole.</param>
    /// <exception cref="ArgumentException">Fewer than three regions take part.</exception>
    public RankPersistence Persistence(SchoolYear from, SchoolYear to, double least, SchoolType type, params SchoolType[] of)
    {
        var both = Regions.Where(r => r.Find(of, from) is { } whole && whole.Value >= least && r.ShareIn(type, of, from) is not null
            && r.ShareIn(type, of, to) is not null).ToList();
        return new RankPersistence(from, to, SpearmanCorrelation.Of([.. both.Select(r => r.ShareIn(type, of, from)!.Value.Value)],
            [.. both.Select(r => r.ShareIn(type, of, to)!.Value.Value)]), both);
    }

    /// <summary>The regions by the number of pupils of all types together, from small to large; regions without pupils in that year are
    /// left out.</summary>
    public IReadOnlyList<PanelRegion> BySize(SchoolYear year) =>
        [.. Regions.Where(r => r.Find(Nation.Types, year) is not null).OrderBy(r => r.Find(Nation.Types, year)!.Value.Value).ThenBy(r =>
        r.Code, StringComparer.Ordinal)];

    /// <summary>
    /// The most ordinary region: nearest to the middle of all regions in size and in mix of school types, by the distance of
    /// <see cref="Comparable"/>.
    /// </summary>
    /// <exception cref="MeasureException">No region has pupils in that year.</exception>
    public PanelRegion Middle(SchoolYear year)
    {
        var all = AllTraits(year);
        if (all.Count == 0)
        {
            throw new MeasureException($"Geen gebied heeft leerlingen in {year}.");
        }

        var middle = Enumerable.Range(0, all.Values.First().Length).Select(i =>
            all.Values.Select(v => v[i]).Order().ElementAt((all.Count - 1) / 2)).ToArray();
        return Nearest(all, middle)[0];
    }

    /// <summary>
    /// The place of each region by a share in one year, 1 for the largest: what is printed, and the best and the last place that the bounds
    /// allow. Regions without the part or the whole are left out.
    /// </summary>
    /// <param name="year">The school year.</param>
    /// <param name="type">The part.</param>
    /// <param name="of">The whole.</param>
    public IReadOnlyDictionary<PanelRegion, (int Place, int Best, int Last)> Places(SchoolYear year, SchoolType type,
        params SchoolType[] of)
    {
        var all = Regions.Select(r => (Region: r, Share: r.ShareIn(type, of, year))).Where(r => r.Share is not null).Select(r =>
            (r.Region, Share: r.Share!.Value)).ToList();
        return all.ToDictionary(r => r.Region, r =>
            (1 + all.Count(o => o.Share.Value > r.Share.Value), 1 + all.Count(o => o.Share.Low > r.Share.High), all.Count - all.Count(o =>
            o.Share.High < r.Share.Low)));
    }

    /// <summary>
    /// The regions most like one in size and in mix of school types, best first: the smallest distance over the logarithm of all pupils and
    /// the share of each type, each in standard deviations of all regions. Take an early year: regions chosen on a later one are alike
    /// because of what they became.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="year">The year that is compared.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="MeasureException">The region has no pupils in that year.</exception>
    public IReadOnlyList<PanelRegion> Comparable(PanelRegion region, SchoolYear year, int count = 5)
    {
        ArgumentNullException.ThrowIfNull(region);
        var all = AllTraits(year);
        var own = all.GetValueOrDefault(region) ?? throw new MeasureException($"{region.Name} heeft geen leerlingen in {year}.");
        return [.. Nearest(all, own).Where(r => r != region).Take(count)];
    }

    private Dictionary<PanelRegion, double[]> AllTraits(SchoolYear year)
    {
        var types = Nation.Types.Where(t => Regions.Any(r => r.Find(t, year) is not null)).ToList();
        return Regions.Where(r => r.Find(types, year) is { Value: > 0 }).ToDictionary(r => r, r => Traits(r, types, year));
    }

    /// <summary>All regions, those nearest to a point first, each trait in standard deviations.</summary>
    private static List<PanelRegion> Nearest(Dictionary<PanelRegion, double[]> all, double[] to)
    {
        var spread = Enumerable.Range(0, to.Length).Select(i => all.Values.Select(v => v[i]).ToList() is var values
            && values.Average() is var mean ? Math.Sqrt(values.Average(v => Math.Pow(v - mean, 2))) : 0).ToList();
        double Far(double[] other) => to.Select((v, i) => spread[i] > 0 ? Math.Pow((v - other[i]) / spread[i], 2) : 0).Sum();
        return [.. all.OrderBy(r => Far(r.Value)).ThenBy(r => r.Key.Code, StringComparer.Ordinal).Select(r => r.Key)];
    }

    private static double[] Traits(PanelRegion region, IReadOnlyList<SchoolType> types, SchoolYear year)
    {
        var all = region.Find(types, year)!.Value.Value;
        return [Math.Log(all), .. types.Select(t => (region.Find(t, year)?.Value ?? 0) / all)];
    }

    private List<(PanelRegion Region, PanelCell Part, PanelCell Whole)> Cells(SchoolYear year, SchoolType type, SchoolType[] of) =>
        of.Contains(type)
        ? [.. Regions.Where(r => r.Find(of, year) is { Value: > 0 }).Select(r =>
            (r, r.Find(type, year) ?? default, r.Find(of, year)!.Value))]
        : throw new ArgumentException($"{type.Code} has to be a part of the whole: {string.Join(", ", of.Select(t => t.Code))}.",
            nameof(type));
}
