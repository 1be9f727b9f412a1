using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>Distances and school weights of 2019, per municipality and partnership.</summary>
internal static class SiteTables
{
    public static DerivedTable Distances(Original file, HistoricSites sites, Bridge bridge, Repairs repairs)
    {
        const string name = "afstand-2019.csv";
        var towns = sites.Sites.ToDictionary(s => s.Code, s => s.Municipality);
        var sums = new Dictionary<(string Area, int Type), (int Sites, long Pupils, double Metres)>();
        foreach (var row in file.Rows)
        {
            _ = SchoolType.TryParse(row["SOORT_PO"], out var type);
            var (site, pupils) = (row.Site("BRIN_NUMMER", "VESTIGINGSNUMMER"), row.Count("LEERLINGEN"));
            if (row.Cell("AFSTAND").AsNumber() is not { } metres)
            {
                repairs.Note(name, "geen-afstand", "Een vestiging zonder afstand telt niet mee.", $"{site}, {type}");
                continue;
            }

            var town = towns.GetValueOrDefault(site);
            var swv = bridge.Find(site, town, type == SchoolType.Vso ? Sector.Vo : Sector.Po, name, repairs).Code;
            foreach (var area in new[] { "NL", town.IsKnown ? town.ToString() : "", swv }.Where(a => a.Length > 0))
            {
                var key = (area, SchoolType.All.ToList().IndexOf(type!));
                var (count, all, total) = sums.GetValueOrDefault(key);
                sums[key] = (count + 1, all + pupils.Value, total + (pupils.Value * metres));
            }
        }

        return new DerivedTable(name, "gebied,soort,vestigingen,leerlingen,meter\n"
            + string.Concat(sums.Where(s => s.Value.Pupils > 0).OrderBy(s => s.Key.Area, StringComparer.Ordinal).ThenBy(s => s.Key.Type)
            .Select(s => string.Create(CultureInfo.InvariantCulture,
            $"{s.Key.Area},{SchoolType.All[s.Key.Type].Code},{s.Value.Sites},{s.Value.Pupils},{s.Value.Metres / s.Value.Pupils:0}\n"))));
    }

    public static DerivedTable Weights(Original file, HistoricSites sites, Bridge bridge, Repairs repairs)
    {
        const string name = "schoolgewicht-2019.csv";
        var known = sites.Sites.ToDictionary(s => s.Code, s => s.Municipality);
        var sums = new SortedDictionary<string, (int Sites, long Pupils, double Score, double Whole)>(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            if (!SiteCode.TryParse(row["vestigingscode"][..4], row["vestigingscode"], out var site))
            {
                throw row.Error("vestigingscode", $"\"{row["vestigingscode"]}\" is no site");
            }

            if (row.Cell("achterstandsscore").AsNumber() is not { } score || row.Cell("score_zonder_drempel").AsNumber() is not { } whole)
            {
                repairs.Note(name, "geen-score", "Een vestiging zonder score telt niet mee.", $"{site}");
                continue;
            }

            var town = known.GetValueOrDefault(site);
            var swv = town.IsKnown ? bridge.Find(site, town, Sector.Po, name, repairs).Code : "";
            foreach (var area in new[] { "NL", town.IsKnown ? town.ToString() : "", swv }.Where(a => a.Length > 0))
            {
                var (count, pupils, sum, all) = sums.GetValueOrDefault(area);
                sums[area] = (count + 1, pupils + row.Count("bekostigde_leerlingen").Value, sum + score, all + whole);
            }
        }

        return new DerivedTable(name, "gebied,vestigingen,leerlingen,score,score_zonder_drempel\n"
            + string.Concat(sums.Select(s => string.Create(CultureInfo.InvariantCulture,
            $"{s.Key},{s.Value.Sites},{s.Value.Pupils},{s.Value.Score:0.#},{s.Value.Whole:0.#}\n"))));
    }
}
