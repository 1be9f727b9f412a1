using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>
/// so and vso by the cluster of the site. A site with both cannot be split with certainty: so and vso are known between bounds. The
/// estimate divides such a site by its so share of 2019 and then fits so and vso to the published totals (iterative proportional fitting,
/// Deming and Stephan 1940); its own bounds say what comes out when the whole correction is put in one cluster.
/// </summary>
internal sealed class ClusterTable
{
    private const string Name = "cluster.csv", Unknown = "onbekend";
    private static readonly string[] Order = ["1", "2", "3", "3/4", "4", Unknown];
    private readonly Dictionary<SiteCode, (long So, long Vso)> _in2019;
    private readonly Dictionary<SiteCode, string> _clusters;
    private readonly ILookup<BrinCode, string> _schools;
    private readonly HistoricSites _sites;
    private readonly Repairs _repairs;

    private ClusterTable(HistoricSites sites, Original distances, Original clusters, Repairs repairs)
    {
        (_sites, _repairs) = (sites, repairs);
        _clusters = clusters.Rows.ToDictionary(r => SiteCode.TryParse(r["vestigingscode"][..4], r["vestigingscode"], out var site) ? site
            : throw r.Error("vestigingscode", "this is no site"), r => r["cluster"]);
        _schools = _clusters.ToLookup(c => c.Key.Brin, c => c.Value);
        _in2019 = distances.Rows.GroupBy(r => r.Site("BRIN_NUMMER", "VESTIGINGSNUMMER")).ToDictionary(g => g.Key, g =>
            (Of(g, SchoolType.So), Of(g, SchoolType.Vso)));
    }

    public static DerivedTable Make(HistoricSites sites, Original distances, Original clusters, Published published, Repairs repairs)
    {
        var table = new ClusterTable(sites, distances, clusters, repairs);
        var (so, vso) = (Newest(published, "po.so"), Newest(published, "vso.totaal"));
        var lines = sites.Years.Where(y => y.StartYear >= 2015).SelectMany(y => table.Year(y, so.Find(y), vso.Find(y)));
        return new DerivedTable(Name, "jaar,soort,cluster,laag,hoog,schatting,schatting_laag,schatting_hoog\n" + string.Concat(lines));
    }

    /// <summary>The newest version of each year.</summary>
    private static YearSeries Newest(Published published, string series) =>
        published.Series(series, [.. new[] { "ocw-2023", "ocw-2022", "ocw-2021", "kengetallen" }.Intersect(published.Vintages(series))]);

    private IEnumerable<string> Year(SchoolYear year, double? so, double? vso)
    {
        var seen = _sites.Observations.Where(o => o.Year == year && o.HasCount && o.Pupils.High > 0
            && (o.Site.Type == SchoolType.So || o.Site.Type == SchoolType.Vso || o.Site.Type == SchoolType.SoVso)).ToList();
        var cells = Order.ToDictionary(c => c, _ => new Cell());
        foreach (var o in seen)
        {
            var cluster = Find(o.Site.Code);
            if (cluster is null)
            {
                _repairs.Note(Name, "cluster-onbekend",
                    "Leerlingen van een vestiging die in 2026 niet meer bestaat, van een school waarvan het cluster niet vaststaat, staan "
                    + "bij cluster onbekend.", $"{o.Site.Code}, {year}", o.Pupils.High);
            }

            cells[cluster ?? Unknown].Add(o, Share(o.Site));
        }

        var fitted = so is { } s && vso is { } v ? Fit(cells, s, v) : null;
        foreach (var cluster in Order.Where(c => cells[c].All.High > 0))
        {
            var cell = cells[cluster];
            yield return Line(year, "so", cluster, cell.So, cell.So + cell.Mixed, fitted?[cluster] is { } f
                ? (f.So, f.SoLow, f.SoHigh) : null);
            yield return Line(year, "vso", cluster, cell.Vso, cell.Vso + cell.Mixed, fitted?[cluster] is { } g
                ? (g.Vso, g.VsoLow, g.VsoHigh) : null);
            yield return Line(year, "so+vso", cluster, cell.All, cell.All, null);
        }
    }

    /// <summary>The cluster of a site in 2026; for a site that is gone that of its school, where all other sites of the school have the
    /// same.</summary>
    private string? Find(SiteCode site)
    {
        if (_clusters.TryGetValue(site, out var own) || _schools[site.Brin].Distinct().ToList() is not [var only])
        {
            return own;
        }

        _repairs.Note(Name, "cluster-van-school", "Een vestiging die in 2026 niet meer bestaat, kreeg het cluster van de andere "
            + "vestigingen van haar school, als die alle hetzelfde hebben.", $"{site}: {only}");
        return only;
    }

    private static Dictionary<string, Fitted> Fit(Dictionary<string, Cell> cells, double so, double vso)
    {
        var all = cells.Values.Sum(c => c.Middle);
        var (needSo, needVso) = (all * so / (so + vso), all * vso / (so + vso));
        var fit = cells.ToDictionary(c => c.Key, c => (So: c.Value.SeedSo, c.Value.SeedVso));
        for (var round = 0; round < 200; round++)
        {
            var (haveSo, haveVso) = (fit.Values.Sum(f => f.So), fit.Values.Sum(f => f.SeedVso));
            foreach (var (cluster, cell) in cells)
            {
                var (s, v) = (fit[cluster].So * needSo / haveSo, fit[cluster].SeedVso * needVso / haveVso);
                fit[cluster] = s + v > 0 ? (s * cell.Middle / (s + v), v * cell.Middle / (s + v)) : (0, 0);
            }
        }

        var correction = needVso - cells.Values.Sum(c => c.SeedVso);
        return cells.ToDictionary(c => c.Key, c =>
        {
            // where the correction could lie: in proportion, nowhere, or wholly in cluster 3 or cluster 4
            double[] vsoAt = c.Key is "3" or "4" ? [fit[c.Key].SeedVso, c.Value.SeedVso, c.Value.SeedVso + correction]
                : [fit[c.Key].SeedVso, c.Value.SeedVso];
            var (low, high) = (Math.Max(vsoAt.Min(), c.Value.Vso.Low), Math.Min(vsoAt.Max(), c.Value.Middle));
            return new Fitted(fit[c.Key].So, c.Value.Middle - high, c.Value.Middle - low, fit[c.Key].SeedVso, low, high);
        });
    }

    private double Share(Site site)
    {
        if (site.Type != SchoolType.SoVso)
        {
            return site.Type == SchoolType.So ? 1 : 0;
        }

        if (_in2019.TryGetValue(site.Code, out var own) && own.So + own.Vso > 0)
        {
            return (double)own.So / (own.So + own.Vso);
        }

        _repairs.Note(Name, "geen-verdeling-2019", "Een vestiging met so en vso die in 2019 niet in het afstandenbestand staat, is "
            + "verdeeld als alle gemengde vestigingen samen.", site.Code.ToString());
        var mixed = _sites.Sites.Where(s => s.Type == SchoolType.SoVso).Select(s => _in2019.GetValueOrDefault(s.Code)).ToList();
        return (double)mixed.Sum(m => m.So) / mixed.Sum(m => m.So + m.Vso);
    }

    private static long Of(IEnumerable<OriginalRow> rows, SchoolType type) => rows.Where(r => SchoolType.TryParse(r["SOORT_PO"], out var t)
        && t == type).Sum(r => r.Count("LEERLINGEN").Value);

    private static string Line(SchoolYear year, string type, string cluster, Count low, Count high,
        (double Value, double Low, double High)? estimate) => string.Create(CultureInfo.InvariantCulture,
        $"{year.StartYear},{type},{cluster},{low.Low},{high.High},{estimate?.Value:0},{estimate?.Low:0},{estimate?.High:0}\n");

    private sealed class Cell
    {
        public Count So { get; private set; }

        public Count Vso { get; private set; }

        public Count Mixed { get; private set; }

        public Count All => So + Vso + Mixed;

        public double Middle => (All.Low + All.High) / 2.0;

        public double SeedSo { get; private set; }

        public double SeedVso => Middle - SeedSo;

        public void Add(SiteYear seen, double share)
        {
            So += seen.Site.Type == SchoolType.So ? seen.Pupils : default;
            Vso += seen.Site.Type == SchoolType.Vso ? seen.Pupils : default;
            Mixed += seen.Site.Type == SchoolType.SoVso ? seen.Pupils : default;
            SeedSo += share * (seen.Pupils.Low + seen.Pupils.High) / 2.0;
        }
    }

    private sealed record Fitted(double So, double SoLow, double SoHigh, double Vso, double VsoLow, double VsoHigh);
}
