namespace NotebookLib.Claims;

/// <summary>What a fresh count says of a recorded inconsistency.</summary>
public enum InconsistencyState
{
    /// <summary>The count finds it, as recorded.</summary>
    Found,

    /// <summary>The count does not find it: the tables or the record changed.</summary>
    NotFound,

    /// <summary>A check that passes: recorded because it was looked at.</summary>
    AddsUp,

    /// <summary>The tables cannot show it; <see cref="Inconsistency.Needs"/> says what could.</summary>
    NotComputable,
}

/// <summary>
/// A sum that does not add up, two lists that contradict one another, a percentage that is a difference in percentage points: found
/// while reading the publications, and counted again from the tables each time. Most are slips that every report has.
/// </summary>
/// <param name="Id">E… experiments, L… the report, S… SOOOG, Z… care in school time, A… AEF, X… and V… across publications.</param>
/// <param name="Severity">A: an error of arithmetic or of a list; B: two statements that cannot both hold, or a base that is missing; C: a
/// conclusion that does not follow; D: a reference or wording; ok: looked at, adds up.</param>
/// <param name="What">What stands there, in Dutch and own words.</param>
/// <param name="Reading">The best reading, in Dutch.</param>
/// <param name="State">What the count says.</param>
/// <param name="Arithmetic">The count itself, in Dutch; empty where there is none.</param>
/// <param name="From">The tables, claims and figures that were counted.</param>
/// <param name="Needs">What it would take to check it; empty where it was counted.</param>
public sealed record Inconsistency(string Id, string Severity, string What, string Reading, InconsistencyState State, string Arithmetic,
    IReadOnlyList<string> From, string Needs)
{
    /// <summary>Whether the count agrees with the record, or there is no count.</summary>
    public bool IsAsRecorded => State != InconsistencyState.NotFound;

    /// <summary>One line: <c>E1 (A): de lijst telt …</c>.</summary>
    public override string ToString() => $"{Id} ({Severity}): {(Arithmetic.Length > 0 ? Arithmetic : "nodig: " + Needs)}";
}

/// <summary>The recorded inconsistencies (<c>data/claims/inconsistencies</c>), each counted again.</summary>
public sealed class Inconsistencies
{
    private static readonly string[] Header = ["id", "severity", "what", "reading", "needs"];
    private static readonly string[] Severities = ["A", "B", "C", "D", "ok"];

    private Inconsistencies(IReadOnlyList<Inconsistency> all) => All = all;

    /// <summary>All of them, in the order of the files.</summary>
    public IReadOnlyList<Inconsistency> All { get; }

    /// <summary>One of them.</summary>
    /// <exception cref="KeyNotFoundException">There is none with that id.</exception>
    public Inconsistency this[string id] => All.FirstOrDefault(i => i.Id == id)
        ?? throw new KeyNotFoundException($"There is no inconsistency \"{id}\". Known: {string.Join(", ", All.Select(i => i.Id))}.");

    /// <summary>Reads the record and counts every item again from the tables, the claims and the published figures.</summary>
    /// <param name="register">The register with its tables; null loads the one that ships.</param>
    /// <param name="published">The published figures; null loads those that ship.</param>
    /// <exception cref="DataFileException">The record is wrong, or a table that is counted; the message names the place.</exception>
    public static Inconsistencies Load(ClaimRegister? register = null, Published? published = null)
    {
        register ??= ClaimRegister.Load();
        var desk = new Recount(register, published ?? Published.Load());
        var folder = Path.Combine(register.Folder, "inconsistencies");
        var found = new List<Inconsistency>();
        var checks = Recount.All;
        foreach (var path in ReadList.Files(folder, "*.csv"))
        {
            foreach (var row in CsvTable.Read(path, "data/claims/inconsistencies/" + Path.GetFileName(path), Header).Rows)
            {
                found.Add(Read(row, desk, checks, found));
            }
        }

        var missing = checks.Keys.Except(found.Select(f => f.Id)).ToList();
        return missing.Count == 0 || found.Count == 0 ? new Inconsistencies(found)
            : throw new DataFileException("data/claims/inconsistencies", 0, "id",
                $"there is a check for {string.Join(", ", missing)} and no row");
    }

    private static Inconsistency Read(CsvLine row, Recount desk, IReadOnlyDictionary<string, Func<Recount, Counted>> checks,
        List<Inconsistency> before)
    {
        var (id, severity) = (row.Required("id"), row.Required("severity"));
        if (before.Exists(i => i.Id == id))
        {
            throw row.Error("id", $"\"{id}\" is there twice");
        }

        if (!Severities.Contains(severity))
        {
            throw row.Error("severity", $"\"{severity}\" is not a severity. Known: {string.Join(", ", Severities)}");
        }

        var (what, reading, needs) = (row.Required("what"), row.Required("reading"), row["needs"]);
        if (checks.TryGetValue(id, out var check) == needs.Length > 0)
        {
            throw row.Error("needs", check is null ? "nothing counts it, so say what it would need" : "it is counted, so it needs nothing");
        }

        if (check is null)
        {
            return new Inconsistency(id, severity, what, reading, InconsistencyState.NotComputable, "", [], needs);
        }

        var counted = check(desk);
        var state = !counted.AsRecorded ? InconsistencyState.NotFound : severity == "ok" ? InconsistencyState.AddsUp
            : InconsistencyState.Found;
        return new Inconsistency(id, severity, what, reading, state, counted.Arithmetic, counted.From, "");
    }
}

/// <summary>The words for a state.</summary>
public static class InconsistencyText
{
    /// <summary>The code used in JSON and CSV.</summary>
    public static string Code(this InconsistencyState state) => state switch
    {
        InconsistencyState.Found => "found",
        InconsistencyState.NotFound => "not-found",
        InconsistencyState.AddsUp => "adds-up",
        _ => "not-computable",
    };

    /// <summary>The words a reader sees.</summary>
    public static string Dutch(this InconsistencyState state) => state switch
    {
        InconsistencyState.Found => "nageteld",
        InconsistencyState.NotFound => "komt niet meer uit de tabellen",
        InconsistencyState.AddsUp => "klopt",
        _ => "niet na te tellen",
    };
}
