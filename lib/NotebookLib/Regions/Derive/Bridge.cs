using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>
/// Which part of a municipality lies in which partnerships: the share of its bao pupils of 1 October 2024 that go to a site there. Bao
/// stands in for vo as well: for secondary partnerships the shares are an approximation.
/// </summary>
internal sealed class Bridge
{
    private readonly PostcodeAreas _areas;
    private readonly SitePlaces _places;
    private readonly Dictionary<MunicipalityCode, List<BridgeRow>> _rows = [];

    private Bridge(PostcodeAreas areas, SitePlaces places) => (_areas, _places) = (areas, places);

    public IEnumerable<BridgeRow> Rows => _rows.OrderBy(r => r.Key.Number).SelectMany(r =>
        r.Value.OrderBy(b => b.Po.Code, StringComparer.Ordinal).ThenBy(b => b.Vo.Code, StringComparer.Ordinal));

    /// <summary>The partnerships of one sector in a municipality, with shares that add up to 1.</summary>
    public IReadOnlyList<(SwvCode Swv, double Share)> Of(MunicipalityCode municipality, Sector sector)
    {
        var rows = _rows.GetValueOrDefault(municipality, []);
        var all = rows.Sum(r => r.Bao);
        return [.. rows.GroupBy(r => sector == Sector.Po ? r.Po : r.Vo).Select(g =>
            (g.Key, all > 0 ? (double)g.Sum(r => r.Bao) / all : 1.0 / rows.Count)).OrderBy(g => g.Key.Code, StringComparer.Ordinal)];
    }

    /// <summary>The partnership in which a site lies; empty when only its divided municipality is known.</summary>
    public SwvCode Find(SiteCode site, MunicipalityCode municipality, Sector sector, string table, Repairs repairs)
    {
        var inside = Of(municipality, sector);
        if (_places.Find(site) is { } postcode)
        {
            if (_areas.All.TryGetValue(postcode, out var area))
            {
                return sector == Sector.Po ? area.Po : area.Vo;
            }

            var near = _areas.All[_areas.Nearest(postcode)];
            repairs.Note(table, "postcode-nieuw", "Een postcode die jonger is dan de tabel van 2015 kreeg het samenwerkingsverband van de "
                + "gemeente; in een gemeente met meer dan één dat van het dichtstbijzijnde nummer.", $"{postcode} ({site})");
            return inside.Count == 1 ? inside[0].Swv : sector == Sector.Po ? near.Po : near.Vo;
        }

        return inside.Count == 1 ? inside[0].Swv : default;
    }

    public static Bridge Make(PostcodeAreas areas, SitePlaces places, MunicipalHistory history, HistoricSites sites,
        Municipalities municipalities, Repairs repairs)
    {
        var bridge = new Bridge(areas, places);
        var year = new SchoolYear(2024);
        var located = sites.Observations.Where(o => o.Year == year && o.HasCount && o.Pupils.High > 0 && o.Site.Type == SchoolType.Bao
            && o.Site.Municipality.IsKnown)
            .Select(o => (o.Site.Code, o.Site.Municipality, Bao: o.Pupils.Low, Postcode: places.Find(o.Site.Code))).ToList();
        var inPostcode = located.Where(s => s.Postcode is { } p && areas.All.ContainsKey(p)).ToLookup(s => s.Postcode!.Value);
        foreach (var old in history.Divided)
        {
            var own = areas.All.Where(a => history.Code(a.Value.Municipality) == old).SelectMany(a => inPostcode[a.Key]).ToList();
            history.Share(old, code => own.Where(s => s.Municipality.ToString() == code).Sum(s => (double)s.Bao), repairs);
        }

        foreach (var (postcode, area) in areas.All)
        {
            var now = inPostcode[postcode].GroupBy(s => s.Municipality).OrderByDescending(g => g.Sum(s => s.Bao)).ThenBy(g => g.Key.Number)
                .Select(g => (MunicipalityCode?)g.Key).FirstOrDefault();
            var carried = history.Carry(2015, history.Code(area.Municipality) ?? throw new DataFileException("pc4-swv.csv", 0,
                "gemeente_2015", $"{area.Municipality} is no municipality of 2015"));
            now ??= carried.Count == 1 && MunicipalityCode.TryParse(carried[0].Code, out var code) ? code : null;
            if (now is null)
            {
                repairs.Note("gemeente-swv.csv", "postcode-gesplitste-gemeente",
                    "Een postcode zonder school in een gemeente die over andere is verdeeld, is niet te plaatsen en telt niet mee.",
                    $"{postcode} {area.Municipality}");
                continue;
            }

            bridge.Row(now.Value, municipalities, area.Po, area.Vo).Postcodes++;
        }

        foreach (var site in located)
        {
            bridge.Add(site.Code, site.Municipality, site.Bao, site.Postcode, municipalities, repairs);
        }

        return bridge;
    }

    private void Add(SiteCode site, MunicipalityCode municipality, long bao, int? postcode, Municipalities municipalities, Repairs repairs)
    {
        if (postcode is { } p && _areas.All.TryGetValue(p, out var area))
        {
            Row(municipality, municipalities, area.Po, area.Vo).Bao += bao;
        }
        else if (_rows.GetValueOrDefault(municipality, []) is { Count: 1 } only)
        {
            only[0].Bao += bao;
            repairs.Note("gemeente-swv.csv", "postcode-onbekend",
                "Bao-leerlingen van een vestiging zonder postcode in de tabel van 2015 kregen het samenwerkingsverband van hun gemeente.",
                $"{site}, {Dutch.Number(bao)} leerlingen", bao);
        }
        else if (postcode is { } recent && _areas.All[_areas.Nearest(recent)] is var near)
        {
            Row(municipality, municipalities, near.Po, near.Vo).Bao += bao;
            repairs.Note("gemeente-swv.csv", "postcode-buurnummer",
                "Bao-leerlingen op een postcode die jonger is dan de tabel, in een gemeente met meer dan één samenwerkingsverband, kregen "
                + "dat van het dichtstbijzijnde nummer.", $"{recent} ({site})", bao);
        }
        else
        {
            repairs.Note("gemeente-swv.csv", "vestiging-onbekend",
                "Bao-leerlingen van een vestiging zonder postcode in een verdeelde gemeente tellen niet mee in de verdeling.",
                $"{site}", bao);
        }
    }

    private BridgeRow Row(MunicipalityCode municipality, Municipalities municipalities, SwvCode po, SwvCode vo)
    {
        var rows = _rows.TryGetValue(municipality, out var known) ? known : _rows[municipality] = [];
        if (rows.Find(r => r.Po == po && r.Vo == vo) is not { } row)
        {
            rows.Add(row = new BridgeRow(municipality, municipalities.Find(municipality)?.Name
                ?? throw new DataFileException("data/regions/gemeenten.csv", 0, "code", $"municipality {municipality} is not listed"), po,
                vo));
        }

        return row;
    }
}

/// <summary>A municipality with one pair of partnerships.</summary>
internal sealed class BridgeRow(MunicipalityCode code, string name, SwvCode po, SwvCode vo)
{
    public MunicipalityCode Code => code;

    public string Name => name;

    public SwvCode Po => po;

    public SwvCode Vo => vo;

    public long Bao { get; set; }

    public int Postcodes { get; set; }
}
