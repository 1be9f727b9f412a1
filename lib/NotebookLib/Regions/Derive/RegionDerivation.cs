using System.Globalization;
using NotebookLib.Cleaning;

namespace NotebookLib.Regions.Derive;

/// <summary>A table that ships: its file in <c>data/regions</c> and its text.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Text">The whole text, UTF-8 with line feeds.</param>
public sealed record DerivedTable(string File, string Text);

/// <summary>Derives the tables of <c>data/regions</c> from the publishers' own files, with every step on record.</summary>
/// <param name="Tables">The tables, the two that say what was done included.</param>
/// <param name="Steps">What was repaired, left out or divided.</param>
public sealed record RegionDerivation(IReadOnlyList<DerivedTable> Tables, IReadOnlyList<RepairStep> Steps)
{
    /// <summary>The environment variable that names the folder with the originals: <c>cbs/</c>, <c>duo/</c> and <c>regions/</c>.</summary>
    public const string Variable = "NOTEBOOKLIB_ORIGINALS";

    private const string Distance = "gemiddelde-afstand-tussen-woonadres-leerling-en-schoolvestiging-2019-2020.csv";

    /// <summary>Derives everything.</summary>
    /// <param name="folder">The folder with the originals.</param>
    /// <exception cref="UnreadableFileException">An original is missing or not what it has to be; file, line and column are
    /// named.</exception>
    public static RegionDerivation From(string folder)
    {
        var (repairs, municipalities) = (new Repairs(), Municipalities.Load());
        var sitesFile = Path.Combine(folder, "duo", "06.-historisch-overzicht-aantal-leerlingen-per-schoolvestiging.csv");
        var raw = HistoricSites.Load(sitesFile);
        var distances = repairs.Open(folder, Path.Combine("duo", Distance));
        var moved = MovedSites(raw, distances, repairs);
        var sites = SiteCorrections.From(moved).Apply(raw);
        var history = MunicipalHistory.Load(folder, repairs);
        var bridge = Bridge.Make(PostcodeAreas.Load(folder, repairs), SitePlaces.Load(folder, repairs), history, sites,
            municipalities, repairs);
        List<DerivedTable> tables =
        [
            moved, BridgeCsv(bridge), Partnerships(bridge), .. ResidenceTables.Make(folder, history, bridge, repairs),
                .. SchoolTables.Primary(sites, bridge, repairs),
            SchoolTables.Secondary(folder, history, bridge, repairs),
            ClusterTable.Make(sites, distances, repairs.Open(folder, Path.Combine("duo", "so-vso-cluster-per-vestiging-2026.csv")),
            Published.Load(), repairs),
            SiteTables.Distances(distances, sites, bridge, repairs),
            SiteTables.Weights(repairs.Open(folder, Path.Combine("duo", "achterstandsscores-scholen-2019.csv")), sites, bridge, repairs),
            ProSites.Make(folder, repairs), SampleSites.Make(sitesFile, repairs),
        ];
        tables.Add(new DerivedTable("stappen.csv", "tabel,stap,aantal,wat,voorbeeld\n"
            + string.Concat(repairs.Steps.OrderBy(s => s.Table, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal)
            .Select(s =>
            string.Create(CultureInfo.InvariantCulture, $"{s.Table},{s.Id},{s.Count},{Cell(s.About)},{Cell(s.Example)}\n")))));
        tables.Add(new DerivedTable("schoonmaak.csv", "bestand,regel,aantal,wat\n"
            + string.Concat(raw.Record.Findings.Select(f => (File: Path.GetFileName(raw.File), Finding: f)).Concat(repairs.Cleaned)
            .DistinctBy(c => (c.File, c.Finding.Rule.Id)).OrderBy(c => c.File, StringComparer.Ordinal).ThenBy(c =>
                c.Finding.Rule.Id, StringComparer.Ordinal)
            .Select(c => string.Create(CultureInfo.InvariantCulture,
                $"{Cell(c.File)},{c.Finding.Rule.Id},{c.Finding.Count},{
                Cell($"{c.Finding.Rule.LooksFor}: {char.ToLowerInvariant(c.Finding.Rule.Does[0])}{c.Finding.Rule.Does[1..]}")}\n")))));
        return new RegionDerivation([.. tables, Manifest.Of(tables)], repairs.Steps);
    }

    /// <summary>Sites that file 06 calls so/vso while all their pupils of 2019 are in sbo.</summary>
    private static DerivedTable MovedSites(HistoricSites sites, Original distances, Repairs repairs)
    {
        const string name = "verplaatste-vestigingen.csv";
        var mixed = sites.Sites.Where(s => s.Type == SchoolType.SoVso).Select(s => s.Code).ToHashSet();
        var moved = distances.Rows.GroupBy(r => r.Site("BRIN_NUMMER", "VESTIGINGSNUMMER")).Where(g => mixed.Contains(g.Key)
            && g.All(r => r["SOORT_PO"] == "Sbo"))
            .Select(g => (Site: g.Key, Pupils: g.Sum(r => r.Count("LEERLINGEN").Value))).OrderBy(m => m.Site).ToList();
        foreach (var (site, pupils) in moved)
        {
            repairs.Note(name, "sovso-is-sbo", "Een vestiging die bestand 06 so/vso noemt, heeft in het afstandenbestand van 2019 alleen "
                + "leerlingen in het sbo. Verplaatst naar sbo; dan kloppen de landelijke sommen.",
                $"{site}, {Dutch.Number(pupils)} leerlingen in 2019");
        }

        return new DerivedTable(name, "vestiging,soort_in_06,soort,leerlingen_2019\n"
            + string.Concat(moved.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Site},so/vso,sbo,{m.Pupils}\n"))));
    }

    private static DerivedTable BridgeCsv(Bridge bridge)
    {
        var whole = bridge.Rows.GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.Sum(r => r.Bao));
        return new DerivedTable("gemeente-swv.csv", "code,gemeente,swv_po,swv_vo,aandeel,bao_2024,postcodes\n"
            + string.Concat(bridge.Rows.Select(r => string.Create(CultureInfo.InvariantCulture,
            $"{r.Code},{Cell(r.Name)},{r.Po},{r.Vo},{(double)r.Bao / whole[r.Code]:0.0000},{r.Bao},{r.Postcodes}\n"))));
    }

    /// <summary>The partnerships, each named after its three largest municipalities: the official names are not in the originals.</summary>
    private static DerivedTable Partnerships(Bridge bridge)
    {
        var all = bridge.Rows.Select(r => (Swv: r.Po, r.Name, r.Bao)).Concat(bridge.Rows.Select(r => (Swv: r.Vo, r.Name, r.Bao)))
            .GroupBy(r => r.Swv).OrderBy(g => g.Key.Code, StringComparer.Ordinal);
        return new DerivedTable("swv.csv", "code,naam,gemeenten,bao_2024\n" + string.Concat(all.Select(g =>
        {
            var towns = g.GroupBy(r => r.Name).Select(t => (Name: t.Key, Bao: t.Sum(r => r.Bao))).Where(t => t.Bao > 0)
                .OrderByDescending(t => t.Bao).ThenBy(t => t.Name, StringComparer.Ordinal).ToList();
            return string.Create(CultureInfo.InvariantCulture,
                $"{g.Key},{Cell(string.Join(" / ", towns.Take(3).Select(t => t.Name)))},{towns.Count},{towns.Sum(t => t.Bao)}\n");
        })) + "VO0001,landelijk reformatorisch (zonder gebied),0,0\n");
    }

    internal static string Cell(string text) => text.AsSpan().ContainsAny(',', '"', '\n')
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
