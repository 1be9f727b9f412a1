using NotebookLib.Cleaning;

namespace NotebookLib.Regions;

/// <summary>
/// The pupils of primary and special education in a few areas that together are the Netherlands, from
/// <c>data/regions/po-per-gebied.csv</c>: DUO's file 06 added up. An area is a province, or a group of municipalities of
/// <c>gebieden.csv</c> that is taken out of its province. The municipality is that of the school. Sites with so and vso cannot be split, so
/// those with so only are counted with them, as <see cref="SchoolType.SoVso"/>: vso is partly in. Sums over withheld cells keep their
/// bounds.
/// </summary>
/// <example><code>Areas.Load().Share("sbo", "Oost-Groningen", SchoolType.Sbo)</code></example>
public sealed class Areas
{
    /// <summary>The types that are counted.</summary>
    public static IReadOnlyList<SchoolType> Types { get; } = [SchoolType.Bao, SchoolType.Sbo, SchoolType.SoVso];

    private const string Table = "data/regions/po-per-gebied.csv";
    private readonly Dictionary<(string Area, SchoolType Type, SchoolYear Year), (Count Pupils, int Sites)> _cells;

    private Areas(Dictionary<(string, SchoolType, SchoolYear), (Count, int)> cells)
    {
        _cells = cells;
        Names = [.. _cells.Keys.Select(k => k.Area).Distinct().Order(StringComparer.Ordinal)];
        Years = [.. _cells.Keys.Select(k => k.Year).Distinct().Order()];
    }

    /// <summary>The areas, by name. They do not overlap, and together they are the Netherlands.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The school years.</summary>
    public IReadOnlyList<SchoolYear> Years { get; }

    /// <summary>Where the counts come from.</summary>
    public static Origin Origin { get; } = new(OriginKind.Published, "DUO", "Historisch overzicht aantal leerlingen per schoolvestiging",
        "bestand 06, opgeteld per gebied", "https://duo.nl/open_onderwijsdata", new DateOnly(2026, 11, 22), "CC0");

    /// <summary>Reads the table.</summary>
    /// <param name="folder">The folder <c>data/regions</c>; null looks for it.</param>
    /// <exception cref="DataFileException">The file is missing or a line is wrong; file, row and column are named.</exception>
    public static Areas Load(string? folder = null)
    {
        var cells = new Dictionary<(string, SchoolType, SchoolYear), (Count, int)>();
        foreach (var row in CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("regions"), "po-per-gebied.csv"), Table,
            ["gebied", "soort", "jaar", "laag", "hoog", "vestigingen"]).Rows)
        {
            var (low, high) = ((long)row.Number("laag"), (long)row.Number("hoog"));
            var key = (row.Required("gebied"), SchoolType.TryParse(row["soort"], out var type) ? type
                : throw row.Error("soort", "no such type of school"), new SchoolYear((int)row.Number("jaar")));
            if (low < 0 || high < low || !cells.TryAdd(key, (Count.Suppressed(low, high), (int)row.Number("vestigingen"))))
            {
                throw row.Error("laag", "the bounds are negative or reversed, or the line is there twice");
            }
        }

        return cells.Count == 0 ? throw new DataFileException(Table, 0, "", "the table has no rows") : new Areas(cells);
    }

    /// <summary>Adds up file 06 to the areas of <c>gebieden.csv</c>; municipalities outside those count for the rest of their
    /// province.</summary>
    /// <param name="sites">The file.</param>
    /// <param name="from">The first year that is kept; sbo and so are incomplete before 2010.</param>
    /// <param name="folder">The folder <c>data/regions</c>; null looks for it.</param>
    public static Areas From(HistoricSites sites, SchoolYear from, string? folder = null)
    {
        var groups = CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("regions"), "gebieden.csv"), "data/regions/gebieden.csv",
            ["gebied", "code", "gemeente"]).Rows
            .ToDictionary(r => MunicipalityCode.TryParse(r["code"], out var code) ? code : throw r.Error("code", "no such municipality"),
                r => r.Required("gebied"));
        var places = Municipalities.Load();
        var cells = new Dictionary<(string, SchoolType, SchoolYear), (Count Pupils, int Sites)>();
        foreach (var seen in sites.Observations.Where(o => o.HasCount && o.Year >= from && o.Pupils.High > 0))
        {
            var area = groups.GetValueOrDefault(seen.Site.Municipality) ?? places.Find(seen.Site.Municipality)?.Province;
            var type = seen.Site.Type == SchoolType.So ? SchoolType.SoVso : seen.Site.Type;
            if (area is not null && type is not null && Types.Contains(type))
            {
                var key = (area, type, seen.Year);
                var (pupils, count) = cells.GetValueOrDefault(key);
                cells[key] = (pupils + seen.Pupils, count + 1);
            }
        }

        return new Areas(cells);
    }

    /// <summary>The counts as rows: gebied, soort, schooljaar, leerlingen (bounds where a site was withheld), vestigingen.</summary>
    public NotebookLib.Table AsTable()
    {
        var rows = _cells.OrderBy(c => c.Key.Area, StringComparer.Ordinal).ThenBy(c => c.Key.Type.Code, StringComparer.Ordinal).ThenBy(c =>
            c.Key.Year).ToList();
        return new NotebookLib.Table(
            TableColumn.Text("gebied", rows.Select(r => r.Key.Area)), TableColumn.Text("soort", rows.Select(r => r.Key.Type.Code)),
            TableColumn.Year("schooljaar", rows.Select(r => (SchoolYear?)r.Key.Year)),
            TableColumn.Counts("leerlingen", rows.Select(r => r.Value.Pupils)),
                TableColumn.Whole("vestigingen", rows.Select(r => (long?)r.Value.Sites))).WithOrigin(Origin);
    }

    /// <summary>The area that a reader asks for; another one, with a message that lists those there are, where it does not exist.</summary>
    /// <param name="asked">What was asked, whatever its case or outer blanks.</param>
    /// <param name="otherwise">Which area stands in.</param>
    /// <returns>The name of the area, and one Dutch line.</returns>
    public (string Area, string Line) Choose(string asked, string otherwise) =>
        Names.FirstOrDefault(n => string.Equals(n, asked?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found
        ? (found, $"Gekozen gebied: {found}.")
            : (otherwise, $"Er is geen gebied “{asked}”. Hieronder staat {otherwise}. Kies uit: {string.Join(", ", Names)}.");

    /// <summary>The pupils of a type in a year; 0 where there is no site.</summary>
    /// <param name="type">One of <see cref="Types"/>.</param>
    /// <param name="year">The school year.</param>
    /// <param name="areas">Which areas; none means all.</param>
    /// <exception cref="ArgumentException">There is no such area or year; the message lists those there are.</exception>
    public Count Pupils(SchoolType type, SchoolYear year, params string[] areas) =>
        Count.Sum(Cells(type, year, areas).Select(c => c.Pupils));

    /// <summary>The sites with pupils of a type in a year.</summary>
    /// <inheritdoc cref="Pupils"/>
    public int Sites(SchoolType type, SchoolYear year, params string[] areas) => Cells(type, year, areas).Sum(c => c.Sites);

    /// <summary>The pupils of some types per 100 pupils in bao and sbo, through the years. Withheld cells count at their lowest; see
    /// <see cref="Withheld"/>.</summary>
    /// <param name="label">The name that a reader sees.</param>
    /// <param name="area">One area, or empty for all together.</param>
    /// <param name="types">Which types go over the line.</param>
    /// <exception cref="ArgumentException">There is no such area.</exception>
    public YearSeries Share(string label, string area, params SchoolType[] types)
    {
        string[] areas = area.Length == 0 ? [] : [area];
        return new YearSeries($"gebied.{area}.{string.Join('+', types.Select(t => t.Code))}", label, "per 100 leerlingen in bao en sbo",
            Origin.Derived("aandeel per gebied", Origin), Years.Select(y =>
            new YearValue(y, 100.0 * types.Sum(t => Pupils(t, y, areas).Low) / (Pupils(SchoolType.Bao, y, areas).Low
                + Pupils(SchoolType.Sbo, y, areas).Low))));
    }

    /// <summary>The pupils of some types through the years, withheld cells at their lowest.</summary>
    /// <inheritdoc cref="Share"/>
    public YearSeries Series(string label, string area, params SchoolType[] types)
    {
        string[] areas = area.Length == 0 ? [] : [area];
        return new YearSeries($"gebied.{area}.n", label, "leerlingen", Origin,
            Years.Select(y => new YearValue(y, types.Sum(t => Pupils(t, y, areas).Low))));
    }

    /// <summary>How many pupils at most the withheld cells could add, in any one year.</summary>
    /// <param name="area">One area, or empty for all together.</param>
    /// <param name="types">Which types.</param>
    public long Withheld(string area, params SchoolType[] types)
    {
        string[] areas = area.Length == 0 ? [] : [area];
        return Years.Max(y => types.Sum(t => Pupils(t, y, areas) is var sum ? sum.High - sum.Low : 0));
    }

    /// <summary>The table as CSV, sorted; a line per area, type and year with sites.</summary>
    public string ToCsv() => "gebied,soort,jaar,laag,hoog,vestigingen\n"
        + string.Concat(_cells.OrderBy(c => c.Key.Area, StringComparer.Ordinal).ThenBy(c => Array.IndexOf([.. Types], c.Key.Type))
        .ThenBy(c => c.Key.Year)
        .Select(c => FormattableString.Invariant($"{c.Key.Area},{c.Key.Type.Code},{c.Key.Year.StartYear},{c.Value.Pupils.Low},{
            c.Value.Pupils.High},{c.Value.Sites}\n")));

    private IEnumerable<(Count Pupils, int Sites)> Cells(SchoolType type, SchoolYear year, string[] areas)
    {
        if (Array.Find(areas, a => !Names.Contains(a)) is { } unknown)
        {
            throw new ArgumentException($"Er is geen gebied “{unknown}”. Kies uit: {string.Join(", ", Names)}.", nameof(areas));
        }

        return !Years.Contains(year)
            ? throw new ArgumentException($"Er zijn geen cijfers van {year}. Kies een jaar van {Years[0]} tot en met {Years[^1]}.",
            nameof(year))
            : (areas.Length == 0 ? Names : areas).Select(a => _cells.GetValueOrDefault((a, type, year)));
    }
}
