using NotebookLib.Statistics;

namespace NotebookLib.Claims;

/// <summary>A location of the experiments with regular and special education together.</summary>
/// <param name="Number">Its number in the report; 4 left early and is not there.</param>
/// <param name="Type">bao/sbo, ik(e)c or vo/vso.</param>
public sealed record ExperimentLocation(int Number, string Type)
{
    /// <summary>po for bao/sbo and child centres, vo for the others.</summary>
    public string Sector => Type == "vo/vso" ? "vo" : "po";

    /// <summary>The experiment that it belongs to: locations 5 and 7 are one child centre (note 4 to Table 1).</summary>
    public int Experiment => Number == 7 ? 5 : Number;
}

/// <summary>
/// The printed tables and lists of the interim report on the experiments, ready to count. Which locations stand in a list, how many
/// stand in a cell, and the same per sector or per independent experiment. A location that is not in a list was not named; that is
/// not the same as "no".
/// </summary>
/// <example><code>
/// var proef = Experiments.Load();
/// proef.Share("G12")                                              // 9 van 15 locaties
/// proef.Cell(4, "current", "po", "joint culture", "joint culture with subcultures")   // 8 van 9 po-locaties
/// </code></example>
public sealed class Experiments
{
    private static readonly string[] Panels = ["", "", "", "", "exp_table4_culture", "exp_table5_attitude", "exp_table6_competence", "",
        "exp_table8_mixing"];
    private readonly Dictionary<int, ClaimTable> _panels;
    private readonly Dictionary<string, List<ClaimRow>> _lists;

    private Experiments(ClaimRegister register)
    {
        var mentions = register.Table("exp_location_mentions");
        _panels = Enumerable.Range(0, Panels.Length).Where(i => Panels[i].Length > 0).ToDictionary(i => i, i => register.Table(Panels[i]));
        Origin = mentions.Origin with { Locator = "data/claims/tables/exp_*.csv" };
        Locations = [.. register.Table("exp_location_matrix").Select(r =>
            new ExperimentLocation((int)r.Number("location"), r["experiment_type"]))];
        _lists = mentions.GroupBy(r => r["mention_id"], StringComparer.Ordinal).ToDictionary(g => g.Key, g =>
            g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>The 15 locations, by number.</summary>
    public IReadOnlyList<ExperimentLocation> Locations { get; }

    /// <summary>The lists, by id: G12, S01 and so on.</summary>
    public IReadOnlyCollection<string> Lists => _lists.Keys;

    /// <summary>Where it comes from.</summary>
    public Origin Origin { get; }

    /// <summary>Reads the tables.</summary>
    /// <param name="register">The register; null loads it.</param>
    public static Experiments Load(ClaimRegister? register = null) => new(register ?? ClaimRegister.Load());

    /// <summary>The locations of one or more lists together, each once, by number.</summary>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public IReadOnlyList<int> Named(params string[] lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return [.. lists.SelectMany(Printed).Distinct().Order()];
    }

    /// <summary>The locations of a list as printed: in that order, with what is there twice.</summary>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public IReadOnlyList<int> Printed(string list) => [.. Rows(list).Select(r => (int)r.Number("location"))];

    /// <summary>What the locations of a list have in common, in Dutch.</summary>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public string What(string list) => Rows(list)[0]["statement_nl"];

    /// <summary>How many of the 15 locations stand in one of the lists.</summary>
    public Share Share(params string[] lists) => new(Named(lists).Count, Locations.Count, "locaties");

    /// <summary>The same in independent experiments: 5 and 7 count once, named when either is.</summary>
    public Share PerExperiment(params string[] lists)
    {
        var named = Named(lists);
        return new(Locations.Where(l => named.Contains(l.Number)).Select(l => l.Experiment).Distinct().Count(), Locations.Select(l =>
            l.Experiment).Distinct().Count(), "experimenten");
    }

    /// <summary>How many locations of a sector, a type or all ("") stand in these rows of Table 4, 5, 6 or 8.</summary>
    /// <param name="table">4, 5, 6 or 8.</param>
    /// <param name="panel">current or change.</param>
    /// <param name="among">po, vo, a type, or empty for all.</param>
    /// <param name="categories">The rows, in English as in the table; at least one.</param>
    /// <exception cref="ArgumentException">There is no such table, row or group.</exception>
    public Share Cell(int table, string panel, string among, params string[] categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var rows = Panel(table);
        var known = rows.Where(r => r["panel"] == panel).Select(r => r["category_en"]).Distinct().ToList();
        if (categories.Length == 0 || Array.Find(categories, c => !known.Contains(c)) is not null)
        {
            throw new ArgumentException($"Table {Dutch.Number(table)}, panel \"{panel}\", has the rows {string.Join(", ", known)}.",
                nameof(categories));
        }

        var places = Locations.Where(l => among.Length == 0 || l.Sector == among || l.Type == among).ToList();
        if (places.Count == 0)
        {
            throw new ArgumentException($"\"{among}\" is no sector (po, vo) and no type "
                + $"({string.Join(", ", Locations.Select(l => l.Type).Distinct())}).", nameof(among));
        }

        var groups = places.Select(l => l.Type).Distinct().ToList();
        var count = rows.Where(r => r["panel"] == panel && categories.Contains(r["category_en"]) && groups.Contains(r["group"])).Sum(r =>
            r.Number("locations"));
        return new((long)count, places.Count, among.Length == 0 ? "locaties" : $"{among}-locaties");
    }

    /// <summary>The locations as cases of a comparison of configurations.</summary>
    /// <param name="outcome">The lists of which one is enough for the outcome.</param>
    /// <param name="perExperiment">Whether 5 and 7 are one case: with a condition or the outcome when either has it.</param>
    /// <param name="conditions">The list of each condition.</param>
    public IReadOnlyList<SetCase> Cases(IReadOnlyList<string> outcome, bool perExperiment, params string[] conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var (with, lists) = (Named([.. outcome]), conditions.Select(c => Named(c)).ToList());
        return [.. Locations.GroupBy(l => perExperiment ? l.Experiment : l.Number).Select(g =>
            new SetCase(string.Join(" en ", g.Select(l => Dutch.Number(l.Number))),
            g.Any(l => with.Contains(l.Number)), [.. lists.Select(list => g.Any(l => list.Contains(l.Number)))]))];
    }

    private ClaimTable Panel(int table) => _panels.TryGetValue(table, out var panel) ? panel
        : throw new ArgumentException($"Table {Dutch.Number(table)} has no counts of locations; 4, 5, 6 and 8 have.", nameof(table));

    private List<ClaimRow> Rows(string list) => _lists.TryGetValue(list ?? "", out var rows) ? rows
        : throw new ArgumentException($"There is no list \"{list}\". Lists run from {_lists.Keys.First()} to {_lists.Keys.Last()}.",
            nameof(list));
}
