using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>
/// The last known postcode of each site: from DUO's addresses of 2026, else the sites of 2024, else the distances of 2019, else the
/// addresses of secondary schools of 2020. A site that moved has its last place in all years.
/// </summary>
internal sealed class SitePlaces
{
    private readonly Dictionary<SiteCode, int> _postcodes = [];

    private SitePlaces()
    {
    }

    public static SitePlaces Load(string folder, Repairs repairs)
    {
        var places = new SitePlaces();
        places.Add(repairs.Open(folder, Path.Combine("duo", "02.-alle-schoolvestigingen-basisonderwijs.csv")), "INSTELLINGSCODE",
            "VESTIGINGSCODE", "POSTCODE");
        places.Add(repairs.Open(folder, Path.Combine("duo", "edugis-scholen-2024-11-22.csv")), "brin", "vestigingscode", "postcode");
        places.Add(repairs.Open(folder,
            Path.Combine("duo", "gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv")), "BRIN_NUMMER",
            "VESTIGINGSNUMMER", "POSTCODE_VESTIGING");
        places.Add(repairs.Open(folder, Path.Combine("duo", "alle-vestigingen-vo.csv")), "BRIN NUMMER", "VESTIGINGSNUMMER", "POSTCODE");
        return places;
    }

    public int? Find(SiteCode site) => _postcodes.TryGetValue(site, out var postcode) ? postcode : null;

    private void Add(Original file, string brin, string site, string postcode)
    {
        foreach (var row in file.Rows)
        {
            if (row[postcode] is { Length: >= 4 } text && int.TryParse(text.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture,
                out var digits) && SiteCode.TryParse(row[brin], row[site], out var code))
            {
                _postcodes.TryAdd(code, digits);
            }
        }
    }
}
