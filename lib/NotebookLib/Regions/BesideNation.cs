using NotebookLib.Charts;
using NotebookLib.Measures;

namespace NotebookLib.Regions;

/// <summary>The two charts of the report for one region with the nation beside it.</summary>
internal static class BesideNation
{
    /// <summary>A line of text, the rate and the index; only the text where there is nothing to show.</summary>
    public static IEnumerable<object> Parts(Region region, Region nation, SchoolYear begin)
    {
        var hidden = region.So.Keys.Where(y => y >= begin && region.So[y].High > 0 && !(region.MayShow(y) && region.So[y].IsExact)).Order().ToList();
        var (rate, land) = Shared(region.RateSeries(), nation.RateSeries(), begin);
        var (so, landSo) = Shared(region.SoSeries(), nation.SoSeries(), begin);
        if (so is null || landSo is null)
        {
            yield return Panel.Of($"**{region.Name}**: niet te tonen naast Nederland. {Why(region, hidden)}");
            yield break;
        }

        yield return Panel.Of($"**{region.Name}**: {(rate is null || land is null ? "zonder bao in hetzelfde jaar is er geen deelnamepercentage" : Say(rate, land))}. {Grew(so, landSo)}"
            + (hidden.Count == 0 ? "" : $" {Why(region, hidden)}"));
        if (rate is not null && land is not null)
        {
            yield return Chart.Line($"Deelnamepercentage so, {region.Name} en Nederland", $"so-leerlingen per 100 leerlingen in het bao, {Span(rate)}", rate, land);
        }

        if (so.Count > 1)
        {
            var bao = region.BaoSeries() is { } own && own.Find(so.First.Year) is not null ? own.Between(so.First.Year, so.Last.Year) : null;
            YearSeries[] lines = [so.Named($"so {region.Name}"), .. bao is null ? Array.Empty<YearSeries>() : [bao.Named($"bao {region.Name}")], landSo.Named("so Nederland")];
            yield return Chart.Index($"Aantal leerlingen, {region.Name} en Nederland", $"index, {so.First.Year} = 100 (ijkjaar), {Span(so)}", so.First.Year, lines);
        }
    }

    private static (YearSeries? Region, YearSeries? Nation) Shared(YearSeries? region, YearSeries? nation, SchoolYear begin)
    {
        if (region is null || nation is null)
        {
            return (null, null);
        }

        var years = region.Years.Intersect(nation.Years).Where(y => y >= begin).ToHashSet();
        return years.Count == 0 ? (null, null)
            : (new YearSeries(region.Name, region.Label, region.Unit, region.Origin, region.Where(v => years.Contains(v.Year))), nation.Between(years.Min(), years.Max()));
    }

    private static string Say(YearSeries rate, YearSeries land) => rate.Count == 1
        ? $"{Dutch.Number(rate.First.Value, 2)} so per 100 bao in {rate.First.Year}; Nederland {Dutch.Number(land.First.Value, 2)}"
        : $"van {Dutch.Number(rate.First.Value, 2)} so per 100 bao in {rate.First.Year} naar {Dutch.Number(rate.Last.Value, 2)} in {rate.Last.Year}; Nederland van {Dutch.Number(land.First.Value, 2)} naar {Dutch.Number(land.Last.Value, 2)}";

    private static string Grew(YearSeries so, YearSeries land) => so.Count == 1 ? "Met één jaar is er geen groei te tonen."
        : $"Het so ging van 100 naar {Index(so)}; in Nederland van 100 naar {Index(land)} ({Span(so)}).";

    private static string Index(YearSeries series) => Dutch.Number(IndexNumber.Of(series, series.First.Year).Last.Value, 1);

    private static string Span(YearSeries series) => series.Count == 1 ? $"{series.First.Year}" : $"{series.First.Year} tot en met {series.Last.Year}";

    private static string Why(Region region, List<SchoolYear> hidden) => hidden.Count == 0 ? "Er is geen jaar dat beide hebben."
        : $"Niet getoond: {string.Join(", ", hidden)}. "
            + (region.Schools is { } schools && hidden.Exists(y => schools.GetValueOrDefault(y) <= 1) ? "In die jaren gaat het cijfer over één school, of over minder dan vijf leerlingen." : "Het aantal is daar kleiner dan vijf, of afgeschermd.");
}
