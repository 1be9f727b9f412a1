namespace NotebookLib.Claims;

/// <summary>What a count found: whether it agrees with the record, the arithmetic in Dutch, and what was counted.</summary>
internal sealed record Counted(bool AsRecorded, string Arithmetic, params string[] From);

/// <summary>The desk at which inconsistencies are counted again: the tables, the claims and the published figures.</summary>
internal sealed partial class Recount(ClaimRegister register, Published published)
{
    private const string Mentions = "exp_location_mentions";

    /// <summary>Every check, by id.</summary>
    public static IReadOnlyDictionary<string, Func<Recount, Counted>> All { get; } =
        Experiments.Concat(LessonsLearned).Concat(Others).ToDictionary(c => c.Id, c => c.Check, StringComparer.Ordinal);

    private Published Published { get; } = published;

    private ClaimRegister Register { get; } = register;

    private readonly Dictionary<string, ClaimTable> _tables = new(StringComparer.Ordinal);

    private ClaimTable Table(string name) => _tables.TryGetValue(name, out var table) ? table : _tables[name] = Register.Table(name);

    private double Value(string claim) => Register[claim].Published is { IsNumber: true } value ? value.Low
        : throw new ClaimException($"{claim} holds no single number.");

    /// <summary>The numbers of the locations in a list, in its order, doubles kept.</summary>
    private List<int> List(string mention) =>
        [.. Table(Mentions).Where(r => r["mention_id"] == mention).OrderBy(r => r.Number("listed_order")).Select(r =>
        (int)r.Number("location"))];

    private string Type(int location) => Table(Mentions).First(r => (int)r.Number("location") == location)["experiment_type"];

    /// <summary>The fifteen locations that were followed.</summary>
    private List<int> Locations() => [.. Table("exp_location_matrix").Select(r => (int)r.Number("location"))];

    private double Cell(string table, string panel, string category, string group) =>
        Table(table).Single(r => r["panel"] == panel && r["category_en"] == category && r["group"] == group).Number("locations");

    private static string Names(IEnumerable<int> locations) => string.Join(", ", locations.Select(l => Dutch.Number(l)));

    private static string N(double value, int decimals = 0) => Dutch.Number(value, decimals);

    private static string P(double share, int decimals = 0) => Dutch.Number(100 * share, decimals) + " %";
}
