using NotebookLib.Cleaning;

namespace NotebookLib.Regions;

/// <summary>
/// What DUO's file 06 counts of one school board: its institutions (BRIN) and sites (vestigingen) with pupils by type, and all its pupils
/// together. No count of pupils of one school ships. From <c>data/regions/besturen.csv</c>.
/// </summary>
public sealed class BoardSites
{
    private const string Table = "data/regions/besturen.csv";
    private static readonly string[] Header = ["bestuur", "jaar", "soort", "instellingen", "vestigingen", "leerlingen"];
    private readonly Dictionary<(SchoolYear Year, string Type), (int Institutions, int Sites, long? Pupils)> _cells;

    private BoardSites(string board, Dictionary<(SchoolYear, string), (int, int, long?)> cells) => (Board, _cells) = (board, cells);

    /// <summary>DUO's number of the board.</summary>
    public string Board { get; }

    /// <summary>Where the counts come from.</summary>
    public Origin Origin => Areas.Origin with { Table = $"bestand 06, bestuur {Board}" };

    /// <summary>Reads a board from the table.</summary>
    /// <param name="board">DUO's number: "41613".</param>
    /// <param name="folder">The folder <c>data/regions</c>; null looks for it.</param>
    /// <exception cref="DataFileException">The file is missing or wrong, or does not have the board; the message lists those there
    /// are.</exception>
    public static BoardSites Load(string board, string? folder = null)
    {
        var rows = CsvTable.Read(Path.Combine(folder ?? DataFolder.Find("regions"), "besturen.csv"), Table, Header).Rows;
        var cells = rows.Where(r => r["bestuur"] == board).ToDictionary(r => (new SchoolYear((int)r.Number("jaar")), r.Required("soort")),
            r => ((int)r.Number("instellingen"), (int)r.Number("vestigingen"), r["leerlingen"].Length == 0 ? (long?)null
                : (long)r.Number("leerlingen")));
        return cells.Count > 0 ? new BoardSites(board, cells)
            : throw new DataFileException(Table, 0, "bestuur",
                $"there is no board \"{board}\"; there are {string.Join(", ", rows.Select(r => r["bestuur"]).Distinct())}");
    }

    /// <summary>Counts a board in file 06.</summary>
    /// <param name="sites">The file.</param>
    /// <param name="board">DUO's number of the board.</param>
    /// <param name="from">The first year that is kept.</param>
    public static BoardSites From(HistoricSites sites, string board, SchoolYear from)
    {
        var own = sites.Observations.Where(o => o.Site.Board == board && o.Year >= from && o.HasCount && o.Pupils.High > 0).ToList();
        var cells = own.GroupBy(o => (o.Year, o.Site.Type?.Code ?? "?")).ToDictionary(g => g.Key, g =>
            (g.Select(o => o.Site.Code.Brin).Distinct().Count(), g.Count(), (long?)null));
        foreach (var year in own.GroupBy(o => o.Year))
        {
            cells[(year.Key, "alle")] = (year.Select(o => o.Site.Code.Brin).Distinct().Count(), year.Count(),
                Count.Sum(year.Select(o => o.Pupils)).Low);
        }

        return new BoardSites(board, cells);
    }

    /// <summary>Institutions with pupils of a type; all types where none is given.</summary>
    public Quantity Institutions(SchoolYear year, SchoolType? type = null) => new(Cell(year, type).Institutions, "scholen (BRIN)", Origin);

    /// <summary>Sites with pupils of a type; all types where none is given.</summary>
    public Quantity Sites(SchoolYear year, SchoolType? type = null) => new(Cell(year, type).Sites, "vestigingen", Origin);

    /// <summary>All pupils of the board.</summary>
    public Quantity Pupils(SchoolYear year) => new(Cell(year, null).Pupils ?? double.NaN, "leerlingen", Origin);

    /// <summary>The table as CSV, sorted.</summary>
    public string ToCsv() =>
        string.Join(',', Header) + "\n" + string.Concat(_cells.OrderBy(c => c.Key.Year).ThenBy(c => c.Key.Type, StringComparer.Ordinal)
        .Select(c => FormattableString.Invariant($"{Board},{c.Key.Year.StartYear},{c.Key.Type},{c.Value.Institutions},{c.Value.Sites},{
            c.Value.Pupils}\n")));

    private (int Institutions, int Sites, long? Pupils) Cell(SchoolYear year, SchoolType? type) =>
        _cells.Keys.Any(k => k.Year == year) ? _cells.GetValueOrDefault((year, type?.Code ?? "alle"))
            : throw new ArgumentException($"Er zijn geen cijfers van {year}. Kies een jaar van {_cells.Keys.Min(k => k.Year)} tot en met "
                + $"{_cells.Keys.Max(k => k.Year)}.", nameof(year));
}
