using NotebookLib.Cleaning;

namespace NotebookLib.Regions;

/// <summary>What DUO's file 06 holds per municipality that a notebook about specialised provision needs, on a machine that has the
/// file.</summary>
public static class TownShares
{
    /// <summary>sbo per 100 pupils in bao and sbo of each municipality, through the years; those with at least so many pupils, sbo in the
    /// first year, and no withheld cell.</summary>
    /// <param name="sites">The file.</param>
    /// <param name="from">The first year.</param>
    /// <param name="to">The last year.</param>
    /// <param name="pupils">How many pupils in bao a municipality has at least.</param>
    public static IReadOnlyList<YearSeries> Sbo(HistoricSites sites, SchoolYear from, SchoolYear to, int pupils = 2000)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var places = Municipalities.Load();
        var years = sites.Years.Where(y => y >= from && y <= to).ToList();
        var sums = Sums(sites);
        return [.. sums.Keys.Select(k => k.Town).Distinct().Where(town => places.Find(town) is not null).OrderBy(town =>
            town.ToString(), StringComparer.Ordinal)
            .Where(town => At(sums, town, SchoolType.Bao, from).Low >= pupils && At(sums, town, SchoolType.Sbo, from).Low > 0
                && years.TrueForAll(y => At(sums, town, SchoolType.Sbo, y).IsExact))
            .Select(town => new YearSeries($"duo06.{town}.sbo", places.Find(town)!.Name, "per 100 leerlingen in bao en sbo",
                Sources.DeeperData.Origin, years.Select(y =>
                new YearValue(y, 100.0 * At(sums, town, SchoolType.Sbo, y).Low / (At(sums, town, SchoolType.Bao, y).Low
                    + At(sums, town, SchoolType.Sbo, y).Low)))))];
    }

    /// <summary>The pupils in bao and the pupils at specialised sites (sbo, so, so/vso) of each municipality of a province, withheld cells
    /// at their lowest.</summary>
    /// <param name="sites">The file.</param>
    /// <param name="year">The year.</param>
    /// <param name="province">The province.</param>
    public static IReadOnlyList<(string Town, double Pupils, double Places)> Specialised(HistoricSites sites, SchoolYear year,
        string province)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var sums = Sums(sites);
        return [.. Municipalities.Load().All.Where(m => m.Province == province).Select(m =>
            (m.Name, (double)At(sums, m.Code, SchoolType.Bao, year).Low,
            (double)new[] { SchoolType.Sbo, SchoolType.So, SchoolType.SoVso }.Sum(t => At(sums, m.Code, t, year).Low))).Where(t =>
                t.Item2 > 0)];
    }

    private static Count At(Dictionary<(MunicipalityCode Town, SchoolType Type, SchoolYear Year), Count> sums, MunicipalityCode town,
        SchoolType type, SchoolYear year) => sums.GetValueOrDefault((town, type, year));

    private static Dictionary<(MunicipalityCode Town, SchoolType Type, SchoolYear Year), Count> Sums(HistoricSites sites)
    {
        var sums = new Dictionary<(MunicipalityCode, SchoolType, SchoolYear), Count>();
        foreach (var seen in sites.Observations.Where(o => o.HasCount && o.Site.Type is not null))
        {
            var key = (seen.Site.Municipality, seen.Site.Type!, seen.Year);
            sums[key] = sums.GetValueOrDefault(key) + seen.Pupils;
        }

        return sums;
    }
}
