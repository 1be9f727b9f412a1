using NotebookLib.Charts;
using NotebookLib.Measures;

namespace NotebookLib.Regions;

/// <summary>The two charts of the report for one region with the nation beside it.</summary>
internal static class BesideNation
{
    /// <summary>A line of text, the rate and the index; only the text where there is nothing to show.</summary>
    public static IEnumerable<object> Parts(Region region, Region nation, SchoolYear begin)
    {
        var hidden = region.So.Keys.Where(y => y >= begin && region.So[y].High > 0 && !(region.MayShow(y) && region.So[y].IsExact))
            .Order().ToList();
        var (rate, land) = Shared(region.RateSeries(), nation.RateSeries(), begin);
        var (so, landSo) = Shared(region.SoSeries(), nation.SoSeries(), begin);
        if (so is null || landSo is null)
        {
            yield return Panel.Of($"**{region.Name}**: niet te tonen naast Nederland. {Why(region, hidden)}");
            yield break;
        }

        yield return Panel.Of($"**{region.Name}**: {(rate is null || land is null ? "zonder bao in hetzelfde jaar is er geen "
            + "deelnamepercentage" : Say(rate, land))}. {Grew(so, landSo)}"
            + (hidden.Count == 0 ? "" : $" {Why(region, hidden)}"));
        if (rate is not null && land is not null)
        {
            yield return Chart.Line($"Deelnamepercentage so, {region.Name} en Nederland",
                $"so-leerlingen per 100 leerlingen in het bao, {Span(rate)}", rate, land);
        }

        if (so.Count > 1)
        {
            var bao = region.BaoSeries() is { } own && own.Find(so.First.Year) is not null
                ? own.Between(so.First.Year, so.Last.Year) : null;
            YearSeries[] lines = [so.Named($"so {region.Name}"), .. bao is null ? Array.Empty<YearSeries>()
                : [bao.Named($"bao {region.Name}")], landSo.Named("so Nederland")];
            yield return Chart.Index($"Aantal leerlingen, {region.Name} en Nederland",
                $"index, {so.First.Year} = 100 (ijkjaar), {Span(so)}", so.First.Year, lines);
        }
    }

    /// <summary>Types of the region and of the nation as an index on the first year that all have.</summary>
    public static IEnumerable<object> Index(OwnRegion own, string title, SchoolYear begin,
        IReadOnlyList<(SchoolType Type, YearSeries Nation)> nation)
    {
        var pairs = nation.Select(n => (n.Type, Own: own.Pupils($"{n.Type.Code} {own.Name}", n.Type), n.Nation)).Where(p =>
            p.Own is not null).ToList();
        var years = pairs.Count < nation.Count ? []
            : own.Years.Where(y => y >= begin && pairs.TrueForAll(p => p.Own!.Find(y) > 0 && p.Nation.Find(y) > 0)).ToList();
        if (years.Count < 2)
        {
            yield return Panel.Of($"{title}, {
                own.Name}: niet te tonen naast Nederland. Er zijn geen twee jaren met aantallen die we mogen tonen.");
            yield break;
        }

        yield return Chart.Index($"{title}, {own.Name} en Nederland",
            $"leerlingen, index, {years[0]} = 100 (ijkjaar), {years[0]} tot en met {years[^1]}", years[0],
            [.. pairs.Select(p => Only(p.Own!, years)),
                .. pairs.Select(p => p.Nation.Between(years[0], years[^1]).Named($"{p.Type.Code} Nederland"))]);
    }

    /// <summary>A share of the region and of the nation.</summary>
    public static IEnumerable<object> Share(OwnRegion own, string title, IReadOnlyList<SchoolType> over, IReadOnlyList<SchoolType> of,
        YearSeries nation)
    {
        var (share, land) = Shared(own.Share(own.Name, nation.Unit, over, of), nation, own.Years[0]);
        if (share is null || land is null)
        {
            yield return Panel.Of($"{title}, {own.Name}: niet te tonen naast Nederland. Er is geen jaar met aantallen die we mogen tonen.");
            yield break;
        }

        yield return Chart.Line($"{title}, {own.Name} en Nederland",
            $"{string.Join(" en ", over.Select(t => t.Code))} als deel van {string.Join(", ",
            of.Select(t => t.Code))}, in %, {Span(share)}", share, land.Named("Nederland"));
    }

    private static YearSeries Only(YearSeries series, IReadOnlyCollection<SchoolYear> years) =>
        new(series.Name, series.Label, series.Unit, series.Origin, series.Where(v => years.Contains(v.Year)));

    private static (YearSeries? Region, YearSeries? Nation) Shared(YearSeries? region, YearSeries? nation, SchoolYear begin)
    {
        if (region is null || nation is null)
        {
            return (null, null);
        }

        var years = region.Years.Intersect(nation.Years).Where(y => y >= begin).ToHashSet();
        return years.Count == 0 ? (null, null)
            : (Only(region, years), nation.Between(years.Min(), years.Max()));
    }

    private static string Say(YearSeries rate, YearSeries land) => rate.Count == 1
        ? $"{Dutch.Number(rate.First.Value, 2)} so per 100 bao in {rate.First.Year}; Nederland {Dutch.Number(land.First.Value, 2)}"
        : $"van {Dutch.Number(rate.First.Value, 2)} so per 100 bao in {rate.First.Year} naar {Dutch.Number(rate.Last.Value, 2)} in "
            + $"{rate.Last.Year}; Nederland van {Dutch.Number(land.First.Value, 2)} naar {Dutch.Number(land.Last.Value, 2)}";

    private static string Grew(YearSeries so, YearSeries land) => so.Count == 1 ? "Met één jaar is er geen groei te tonen."
        : $"Het so ging van 100 naar {Index(so)}; in Nederland van 100 naar {Index(land)} ({Span(so)}).";

    private static string Index(YearSeries series) => Dutch.Number(IndexNumber.Of(series, series.First.Year).Last.Value, 1);

    private static string Span(YearSeries series) => series.Count == 1 ? $"{series.First.Year}"
        : $"{series.First.Year} tot en met {series.Last.Year}";

    private static string Why(Region region, List<SchoolYear> hidden) => hidden.Count == 0 ? "Er is geen jaar dat beide hebben."
        : $"Niet getoond: {string.Join(", ", hidden)}. "
            + (region.Schools is { } schools && hidden.Exists(y => schools.GetValueOrDefault(y) <= 1 || region.Revealing.Contains(y))
                ? "In die jaren gaat het cijfer over één of twee scholen, vooral over één school, of over minder dan vijf leerlingen."
                : "Het aantal is daar kleiner dan vijf, of afgeschermd.");
}
