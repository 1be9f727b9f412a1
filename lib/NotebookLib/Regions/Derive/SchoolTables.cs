using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>Pupils by site, added up to municipalities and partnerships: DUO's file 06, and secondary schools of 2019 and 2024.</summary>
internal sealed class SchoolTables
{
    private readonly Dictionary<(string Area, int Type, int Year), (Count Pupils, int Sites)> _cells = [];

    public static IEnumerable<DerivedTable> Primary(HistoricSites sites, Bridge bridge, Repairs repairs)
    {
        const string municipal = "school-gemeente.csv", partnerships = "school-swv.csv";
        var (towns, areas) = (new SchoolTables(), new SchoolTables());
        foreach (var seen in sites.Observations.Where(o => o.HasCount && o.Pupils.High > 0 && o.Site.Type is not null))
        {
            var (site, type, year) = (seen.Site, seen.Site.Type!, seen.Year.StartYear);
            towns.Put("NL", type, year, seen.Pupils);
            areas.Put("NL", type, year, seen.Pupils);
            if (!site.Municipality.IsKnown)
            {
                repairs.Note(municipal, "gemeente-onbekend",
                    "Leerlingen van een vestiging zonder bekende gemeente tellen mee in Nederland en in geen gebied.",
                    $"{site.Code}, {year}", seen.Pupils.High);
                continue;
            }

            if (!seen.Pupils.IsExact)
            {
                repairs.Note(municipal, "afgeschermd",
                    "Een cel <5 telt als 1 tot en met 4: de som krijgt een ondergrens en een bovengrens.", $"{site.Code}, {year}");
            }

            towns.Put(site.Municipality.ToString(), type, year, seen.Pupils);
            foreach (var sector in Sectors(type))
            {
                areas.Place(bridge, seen, sector, partnerships, repairs);
            }
        }

        yield return new DerivedTable(municipal, towns.Csv());
        yield return new DerivedTable(partnerships, areas.Csv());
    }

    public static DerivedTable Secondary(string folder, MunicipalHistory history, Bridge bridge, Repairs repairs)
    {
        const string name = "school-vo.csv";
        var table = new SchoolTables();
        var national = repairs.Open(folder, Path.Combine("duo", "vsv-per-swv-2015.csv")).Rows.Where(r =>
            r["SAMENWERKINGSVERBAND_NUMMER"] == "VO0001").Select(r => r.Site("brin_nummer", "vestigings_nummer")).ToHashSet();
        var towns = new Dictionary<SiteCode, MunicipalityCode>();
        void Add(SiteCode site, SchoolType type, int year, Count pupils)
        {
            var town = towns.GetValueOrDefault(site);
            var swv = national.Contains(site) ? SwvCode.TryParse("VO0001", out var reformed) ? reformed : default
                : bridge.Find(site, town, Sector.Vo, name, repairs);
            table.Put("NL", type, year, pupils);
            table.PutKnown(town.IsKnown ? town.ToString() : "", type, year, pupils);
            table.PutKnown(swv.Code, type, year, pupils);
            if (swv.Code.Length == 0)
            {
                repairs.Note(name, "plaats-onbekend",
                    "Leerlingen van een vestiging zonder bekend samenwerkingsverband tellen in geen samenwerkingsverband mee.",
                    $"{site}, {year}, {type}", pupils.High);
            }
        }

        var known = Municipalities.Load();
        MunicipalityCode Now(MunicipalityCode code) => known.Find(code) is not null ? code
            : history.Carry(2020, code.ToString()) is [var to] && MunicipalityCode.TryParse(to.Code, out var now) ? now : default;
        var rows2024 = repairs.Open(folder, Path.Combine("duo", "vo-per-vestiging-2024-taken-over.csv")).Rows.ToList();
        foreach (var row in repairs.Open(folder, Path.Combine("duo", "alle-vestigingen-vo.csv")).Rows)
        {
            towns[row.Site("BRIN NUMMER", "VESTIGINGSNUMMER")] = Now(row.Municipality("GEMEENTENUMMER"));
        }

        foreach (var row in rows2024)
        {
            towns[row.Site("instellingscode", "vestigingscode")] = Now(row.Municipality("gemeentenummer"));
        }

        var vo2019 = SecondaryEnrolment.Read(Path.Combine(folder, "duo", "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv"))
            .ToList();
        foreach (var group in vo2019.GroupBy(e => (e.Site, Vavo: e.Track.Contains("VAVO", StringComparison.OrdinalIgnoreCase)))
            .OrderBy(g => g.Key))
        {
            Add(group.Key.Site, group.Key.Vavo ? SchoolType.Vavo : SchoolType.Vo, 2019, Count.Sum(group.Select(e => e.Pupils)));
        }

        foreach (var group in vo2019.Where(e => e.Type == SchoolType.Pro).GroupBy(e => e.Site).OrderBy(g => g.Key))
        {
            Add(group.Key, SchoolType.Pro, 2019, Count.Sum(group.Select(e => e.Pupils)));
        }

        foreach (var row in rows2024)
        {
            Add(row.Site("instellingscode", "vestigingscode"), SchoolType.Vo, 2024, row.Count("aantal_leerlingen"));
            if (row.Count("aantal_vo_leerlingen_uitbesteed_aan_vavo") is { High: > 0 } vavo)
            {
                Add(row.Site("instellingscode", "vestigingscode"), SchoolType.Vavo, 2024, vavo);
            }
        }

        return new DerivedTable(name, table.Csv());
    }

    /// <summary>To which sector's partnerships a site of a type belongs; a mixed site to both.</summary>
    private static Sector[] Sectors(SchoolType type) => type == SchoolType.Vso ? [Sector.Vo] : type == SchoolType.SoVso
        ? [Sector.Po, Sector.Vo] : [Sector.Po];

    private void Place(Bridge bridge, SiteYear seen, Sector sector, string table, Repairs repairs)
    {
        var (site, type, year) = (seen.Site, seen.Site.Type!, seen.Year.StartYear);
        var swv = bridge.Find(site.Code, site.Municipality, sector, table, repairs);
        if (swv.Code.Length > 0)
        {
            Put(swv.Code, type, year, seen.Pupils);
            return;
        }

        repairs.Note(table, "plaats-onbekend", "Een gesloten vestiging zonder postcode in een gemeente met meer dan één "
            + "samenwerkingsverband kan in elk daarvan liggen: haar leerlingen tellen in de bovengrens van elk, en in de ondergrens van "
            + "geen.",
            $"{site.Code}, {year}, {type}");
        foreach (var (candidate, _) in bridge.Of(site.Municipality, sector))
        {
            Put(candidate.Code, type, year, Count.Suppressed(0, seen.Pupils.High), 0);
        }
    }

    private void PutKnown(string area, SchoolType type, int year, Count pupils)
    {
        if (area.Length > 0)
        {
            Put(area, type, year, pupils);
        }
    }

    private void Put(string area, SchoolType type, int year, Count pupils, int sites = 1)
    {
        var key = (area, SchoolType.All.ToList().IndexOf(type), year);
        var (sum, count) = _cells.GetValueOrDefault(key);
        _cells[key] = (sum + pupils, count + sites);
    }

    private string Csv() => "gebied,soort,jaar,laag,hoog,vestigingen\n"
        + string.Concat(_cells.OrderBy(c => c.Key.Area, StringComparer.Ordinal).ThenBy(c => c.Key.Type).ThenBy(c => c.Key.Year).Select(c =>
        string.Create(CultureInfo.InvariantCulture,
        $"{c.Key.Area},{SchoolType.All[c.Key.Type].Code},{c.Key.Year},{c.Value.Pupils.Low},{c.Value.Pupils.High},{c.Value.Sites}\n")));
}
