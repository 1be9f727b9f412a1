namespace NotebookLib.Regions;

/// <summary>What the regions of a panel are.</summary>
public enum RegionLevel
{
    /// <summary>The municipalities of 2025.</summary>
    Municipality,

    /// <summary>Partnerships (samenwerkingsverbanden) for primary education: bao, sbo, so.</summary>
    Primary,

    /// <summary>Partnerships for secondary education: vo, vso.</summary>
    Secondary,
}

/// <summary>
/// Regions by school year by school type: pupils with bounds, from the tables of <c>data/regions</c>. Counted where pupils live (CBS,
/// rounded to tens) or where their school is (DUO): the two differ, and a figure says which. Regions are all there are, not a sample: an
/// interval over them is of a process that could have run otherwise, not of regions that were not seen. Immutable.
/// </summary>
/// <example><code>RegionPanel.ByResidence(RegionLevel.Primary).Region("PO2001").Share(SchoolType.So, SchoolType.Bao, SchoolType.Sbo, SchoolType.So)</code></example>
public sealed partial class RegionPanel
{
    private RegionPanel(RegionTable table, RegionLevel level, IReadOnlyList<PanelRegion> regions, PanelRegion nation) =>
        (About, Level, Regions, Nation) = (table, level, regions, nation);

    /// <summary>What is counted, where and when, and by whom.</summary>
    public RegionTable About { get; }

    /// <summary>What the regions are.</summary>
    public RegionLevel Level { get; }

    /// <summary>The regions, by code. They do not overlap.</summary>
    public IReadOnlyList<PanelRegion> Regions { get; }

    /// <summary>The nation, with the pupils that no region has.</summary>
    public PanelRegion Nation { get; }

    /// <summary>Pupils by where they live, 2013/'14-2023/'24 (CBS 85701NED). For partnerships an estimate where a municipality is
    /// divided.</summary>
    /// <param name="level">The regions.</param>
    /// <param name="folder">The folder <c>data/regions</c>; null looks for it.</param>
    /// <exception cref="DataFileException">A table is missing or a line is wrong; file, row and column are named.</exception>
    public static RegionPanel ByResidence(RegionLevel level, string? folder = null) =>
        Load(level == RegionLevel.Municipality ? "woonplaats-gemeente.csv" : "woonplaats-swv.csv", level, folder, row =>
        new PanelCell(row.Number("leerlingen"), row.Number("laag"), row.Number("hoog"), row.Number("afronding"), row.Number("gedeeld")),
        "gebied", "soort", "jaar", "leerlingen", "laag", "hoog", "afronding", "gedeeld");

    /// <summary>Pupils by where their school is, 1996-2025 (DUO, file 06); sbo and so are not complete before 2010. A site with so and vso
    /// is <see cref="SchoolType.SoVso"/>.</summary>
    /// <inheritdoc cref="ByResidence"/>
    public static RegionPanel BySchool(RegionLevel level, string? folder = null) =>
        Load(level == RegionLevel.Municipality ? "school-gemeente.csv" : "school-swv.csv", level, folder, Counted,
        "gebied", "soort", "jaar", "laag", "hoog", "vestigingen");

    /// <summary>Pupils in vo, pro and vavo by where their school is, 2019 and 2024 (DUO), without those outsourced to vavo; pro is a part
    /// of vo and known for 2019 only.</summary>
    /// <inheritdoc cref="ByResidence"/>
    public static RegionPanel SecondaryBySchool(RegionLevel level, string? folder = null) =>
        Load("school-vo.csv", level, folder, Counted, "gebied", "soort", "jaar", "laag", "hoog", "vestigingen");

    /// <summary>A region by code or name, whatever its case and accents.</summary>
    /// <exception cref="ArgumentException">There is none, or more than one; the message offers the nearest.</exception>
    public PanelRegion Region(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var key = Near.Key(name);
        var exact = Regions.Where(r => Near.Key(r.Code) == key || Near.Key(r.Name) == key).ToList();
        var found = exact.Count > 0 ? exact : Regions.Where(r => r.Name.Split(" / ").Any(t => Near.Key(t) == key)).ToList();
        return found.Count == 1 ? found[0]
            : throw new ArgumentException(found.Count > 1
            ? $"“{name}” past op meer dan één gebied: {string.Join("; ", found.Select(r => $"{r.Name} ({r.Code})"))}. Noem de code."
            : $"Er is geen gebied “{name}”. Bedoelt u: {string.Join("; ", Nearest(name))}?", nameof(name));
    }

    /// <summary>The region with exactly this code or full name, whatever its case and accents; null where there is none.</summary>
    public PanelRegion? Find(string codeOrName) => Near.Key(codeOrName) is var key ? Regions.FirstOrDefault(r => Near.Key(r.Code) == key)
        ?? Regions.FirstOrDefault(r => Near.Key(r.Name) == key) : null;

    /// <summary>The regions whose names or codes look most like a text, best first: name and code.</summary>
    public IReadOnlyList<string> Nearest(string name, int count = 5)
    {
        var key = Near.Key(name);
        return [.. Regions.OrderBy(r => r.Name.Split(" / ").Append(r.Code).Min(t => Near.Distance(Near.Key(t), key))).ThenBy(r =>
            r.Code, StringComparer.Ordinal).Take(count).Select(r => $"{r.Name} ({r.Code})")];
    }

    /// <summary>The panel as a table, a row per region, type and year, for packages that take one.</summary>
    public Table ToTable()
    {
        var rows = Regions.SelectMany(r => r.Cells.Select(c => (Region: r, c.Type, c.Year, c.Cell))).ToList();
        return new Table(TableColumn.Text("gebied", rows.Select(r => r.Region.Code)),
            TableColumn.Text("naam", rows.Select(r => r.Region.Name)), TableColumn.Text("soort", rows.Select(r => r.Type.Code)),
            TableColumn.Year("jaar", rows.Select(r => (SchoolYear?)r.Year)),
            TableColumn.Number("leerlingen", rows.Select(r => (double?)r.Cell.Value)),
            TableColumn.Number("laag", rows.Select(r => (double?)r.Cell.Low)),
            TableColumn.Number("hoog", rows.Select(r => (double?)r.Cell.High)),
                TableColumn.Flag("schatting", rows.Select(r => (bool?)r.Cell.IsEstimate)));
    }

    private static PanelCell Counted(CsvLine row) => row.Number("laag") is var low && row.Number("hoog") is var high
        ? new PanelCell((low + high) / 2, low, high, Sites: (int)row.Number("vestigingen")) : default;

    private static RegionPanel Load(string file, RegionLevel level, string? folder, Func<CsvLine, PanelCell> cell, params string[] header)
    {
        var table = RegionTable.Of(file, folder);
        var names = Names(level, folder);
        var (regions, nation) = (new SortedDictionary<string, PanelRegion>(StringComparer.Ordinal),
            new PanelRegion("NL", "Nederland", table));
        foreach (var row in table.Read(folder, header).Rows)
        {
            var code = row.Required("gebied");
            if (code != "NL" && !names.ContainsKey(code))
            {
                _ = LevelOf(code) != level ? 0 : throw row.Error("gebied", $"\"{code}\" is not listed");
                continue;
            }

            var type = SchoolType.TryParse(row["soort"], out var known) ? known : throw row.Error("soort", "no such type of school");
            var (year, region) = (new SchoolYear((int)row.Number("jaar")), code == "NL" ? nation : regions.TryGetValue(code, out var there)
                ? there : regions[code] = new PanelRegion(code, names[code], table));
            var (value, twice) = (cell(row), region.Has(type, year));
            if (twice || value.Low < 0 || value.High < value.Low || value.Value < value.Low || value.Value > value.High)
            {
                throw row.Error("laag", "the bounds are negative, reversed or beside the value, or the line is there twice");
            }

            region.Put(type, year, value);
        }

        return new RegionPanel(table, level, [.. regions.Values], nation);
    }

    private static RegionLevel LevelOf(string code) => code.StartsWith("PO", StringComparison.Ordinal) ? RegionLevel.Primary
        : code.StartsWith("VO", StringComparison.Ordinal) ? RegionLevel.Secondary : RegionLevel.Municipality;

    private static Dictionary<string, string> Names(RegionLevel level, string? folder)
    {
        if (level == RegionLevel.Municipality)
        {
            return Municipalities.Load().All.ToDictionary(m => m.Code.ToString(), m => m.Name);
        }

        return RegionTable.Of("swv.csv", folder).Read(folder, "code", "naam", "gemeenten", "bao_2024").Rows.Where(r =>
            LevelOf(r["code"]) == level).ToDictionary(r => r.Required("code"), r => r.Required("naam"));
    }
}
