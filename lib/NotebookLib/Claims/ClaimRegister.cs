namespace NotebookLib.Claims;

/// <summary>
/// The register of claims (<c>data/claims</c>): what the report states in themes 3, 5 and 7, the tables behind it, the reasons why
/// some claims cannot be settled here, and the deviations that are known and explained. Immutable.
/// </summary>
/// <example><code>
/// var claims = ClaimRegister.Load().Theme(5);
/// claims.Number("LL-T5-03", share)
/// </code></example>
public sealed class ClaimRegister
{
    private static readonly string[] Header = ["id", "source", "theme_or_section", "step", "kind", "statement_en", "statement_nl", "value", "unit", "period", "population", "published_source", "data_needed", "test", "public_data", "tolerance"];
    private readonly Dictionary<string, Claim> _byId;
    private readonly string _folder;

    private ClaimRegister(string folder, IReadOnlyList<Claim> claims)
    {
        (_folder, Claims) = (folder, claims);
        _byId = claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Reasons = ReadReasons();
        KnownDeviations = CsvTable.Read(Path.Combine(folder, "known-deviations.csv"), "data/claims/known-deviations.csv", ["id", "explanation"]).Rows
            .ToDictionary(r => Known(r).Id, r => r.Required("explanation"), StringComparer.Ordinal);
    }

    /// <summary>All claims, by theme and number.</summary>
    public IReadOnlyList<Claim> Claims { get; }

    /// <summary>The outcomes of claims that no cell can settle, each with a stated reason.</summary>
    public IReadOnlyList<ClaimOutcome> Reasons { get; }

    /// <summary>The deviations that are known, with their explanation, by claim.</summary>
    public IReadOnlyDictionary<string, string> KnownDeviations { get; }

    /// <summary>One claim.</summary>
    /// <exception cref="ClaimException">There is no claim with that id.</exception>
    public Claim this[string id] => _byId.TryGetValue(id ?? "", out var claim) ? claim
        : throw new ClaimException($"There is no claim \"{id}\". Known: {string.Join(", ", Claims.GroupBy(c => c.Theme).Select(t => $"{t.First().Id} to {t.Last().Id}"))}.");

    /// <summary>Reads the register.</summary>
    /// <param name="folder">The folder <c>data/claims</c>; null looks for it, see <see cref="DataFolder"/>.</param>
    /// <exception cref="DataFileException">A file is missing, cut off or wrong; the message names the place and the way out.</exception>
    public static ClaimRegister Load(string? folder = null)
    {
        folder ??= DataFolder.Find("claims");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "LL-T*.csv").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            throw new DataFileException("data/claims", 0, "", "there is no register LL-T*.csv in this folder");
        }

        var claims = new List<Claim>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files)
        {
            foreach (var line in CsvTable.Read(path, "data/claims/" + Path.GetFileName(path), Header).Rows)
            {
                var claim = Make(line);
                if (!claim.Id.StartsWith(Path.GetFileNameWithoutExtension(path) + "-", StringComparison.Ordinal) || !seen.Add(claim.Id))
                {
                    throw line.Error("id", $"\"{claim.Id}\" belongs in another file or is there twice");
                }

                claims.Add(claim);
            }
        }

        return new ClaimRegister(folder, [.. claims.OrderBy(c => c.Theme).ThenBy(c => c.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The desk at which a notebook settles the claims of its theme.</summary>
    /// <exception cref="ClaimException">The register has no claims of that theme.</exception>
    public ThemeClaims Theme(int theme) => Claims.Any(c => c.Theme == theme) ? new ThemeClaims(this, theme)
        : throw new ClaimException($"The register has no claims of theme {Dutch.Number(theme)}; it has themes {string.Join(", ", Claims.Select(c => c.Theme).Distinct())}.");

    /// <summary>A table of the report, in own words.</summary>
    /// <param name="name">The name of the file without extension, e.g. "ll_t7_intake_categories".</param>
    /// <exception cref="DataFileException">There is no such table; the message names those there are.</exception>
    public ClaimTable Table(string name) => ClaimTable.Read(_folder, name);

    private static Claim Make(CsvLine line)
    {
        try
        {
            var claim = new Claim(line.Required("id"), line["step"], line.Required("kind"), line.Required("statement_nl"), line.Required("statement_en"), line["value"], line["unit"],
                line["period"], line["population"], line["published_source"], line["data_needed"], line["test"], line["tolerance"]);
            _ = claim.Rule;
            return claim;
        }
        catch (FormatException e)
        {
            throw new DataFileException(line.File, line.Row, "tolerance", e.Message.TrimEnd('.'), inner: e);
        }
    }

    private List<ClaimOutcome> ReadReasons()
    {
        var rows = CsvTable.Read(Path.Combine(_folder, "reasons.csv"), "data/claims/reasons.csv", ["id", "status", "file", "columns", "reason"]).Rows;
        var outcomes = new List<ClaimOutcome>();
        foreach (var row in rows)
        {
            var claim = Known(row);
            if (outcomes.Exists(o => o.Id == claim.Id))
            {
                throw row.Error("id", $"\"{claim.Id}\" is there twice", "Keep one of the two rows");
            }

            outcomes.Add(row["status"] switch
            {
                "needs-data" => ThemeClaims.Needs(claim, row.Required("file"), row.Required("columns"), row["reason"], []),
                "not-testable" => ThemeClaims.Cannot(claim, row.Required("reason")),
                var other => throw row.Error("status", $"\"{other}\" is neither needs-data nor not-testable"),
            });
        }

        return outcomes;
    }

    private Claim Known(CsvLine row) => _byId.TryGetValue(row.Required("id"), out var claim) ? claim
        : throw row.Error("id", $"there is no claim \"{row["id"]}\" in the register", "Correct the id, or remove the row");
}
